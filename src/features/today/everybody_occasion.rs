//! Announcing an occasion, and taking one off the board.

use domain::{
    board::{MAX_TITLE, MAX_URL, Occasion},
    command::CommandBody,
};
use leptos::{ev, prelude::*};

use super::{everybody::Giving, kept::Field, words};
use crate::{
    i18n::t,
    session::Session,
    ui::{icon::Icon, problem_note::ProblemNote},
};

/// The form, and the list of what is announced.
#[component]
pub fn OccasionForm(
    occasions: Memo<Vec<Occasion>>,
    personas: Memo<Vec<(String, String)>>,
    session: Session,
) -> impl IntoView {
    let giving = Giving::new(session);
    let [title, place, starts, url, invited] =
        ["title", "place", "starts", "url", "personas"].map(|name| Field::new(session, name));
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        // The browser asks for a date before it lets the form go.
        let Some(at) = words::local(&starts.text.get_untracked()) else { return };
        let address = url.text.get_untracked().trim().to_owned();
        let body = CommandBody::AddOccasion {
            title: title.text.get_untracked(),
            place: place.text.get_untracked(),
            starts: at,
            url: (!address.is_empty()).then_some(address),
            personas: untrack(move || invited.list()),
        };
        giving.give(body, "today.occasion.added", vec![title, place, starts, url, invited]);
    };
    let boxes = move || {
        personas
            .get()
            .into_iter()
            .map(|(id, name)| {
                let (shown, turned) = (id.clone(), id);
                view! {
                    <label class="chip">
                        <input type="checkbox" prop:checked=move || invited.list().contains(&shown)
                            on:change=move |event| invited.turn(&turned, event_target_checked(&event)) />
                        {name}
                    </label>
                }
            })
            .collect_view()
    };
    let announced = move || {
        occasions.get().into_iter().map(|occasion| {
            let id = occasion.id;
            view! {
                <li class="row">
                    <span><bdi>{occasion.title.clone()}</bdi>" · "{words::day_of(occasion.starts)}</span>
                    <button type="button" class="button is-quiet" on:click=move |_| {
                        giving.give(CommandBody::RemoveOccasion { id }, "today.occasion.removed", Vec::new());
                    }>
                        <Icon name="close" />
                        {t("today.occasion.remove")}
                        <span class="visually-hidden">{format!(": {}", occasion.title)}</span>
                    </button>
                </li>
            }
        }).collect_view()
    };
    view! {
        <section aria-labelledby="occasion-form">
            <h2 id="occasion-form">{t("today.occasion.form")}</h2>
            <ul role="list" class="today-announced">{announced}</ul>
            <form class="stack" on:submit=add>
                {input("occasion-title", t("today.occasion.title"), title, "text", true)}
                {input("occasion-starts", t("today.occasion.starts"), starts, "datetime-local", true)}
                {input("occasion-place", t("today.occasion.place"), place, "text", false)}
                {input("occasion-url", t("today.occasion.url"), url, "url", false)}
                <fieldset class="field">
                    <legend class="label">{t("today.occasion.whom")}</legend>
                    <div class="today-boxes">{boxes}</div>
                    <p class="hint">{t("today.occasion.whom_hint")}</p>
                </fieldset>
                {move || giving.problem.get().map(|problem| view! { <ProblemNote problem=problem /> })}
                <p><button type="submit" class="button" aria-disabled=move || giving.busy.get().then_some("true")>
                    {t("today.occasion.add")}
                </button></p>
            </form>
        </section>
    }
}

/// A field of one line.
fn input(id: &'static str, label: String, field: Field, kind: &'static str, required: bool) -> AnyView {
    let most = if kind == "url" { MAX_URL } else { MAX_TITLE };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input id=id class="input" type=kind required=required maxlength=most.to_string() dir="auto"
                prop:value=move || field.text.get() on:input=move |event| field.set(event_target_value(&event)) />
        </div>
    }
    .into_any()
}
