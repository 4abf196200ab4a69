//! Raising the alert, and lifting it.

use domain::{
    board::{Alert, MAX_ALERT},
    command::CommandBody,
};
use leptos::{ev, prelude::*};

use super::{everybody::Giving, kept::Field};
use crate::{
    i18n::t,
    session::Session,
    ui::{icon::Icon, problem_note::ProblemNote},
};

/// The form; while an alert is up, the way to lift it stands above.
#[component]
pub fn AlertForm(alert: Memo<Option<Alert>>, topics: Memo<Vec<String>>, session: Session) -> impl IntoView {
    let giving = Giving::new(session);
    let (text, covered) = (Field::new(session, "alert"), Field::new(session, "alert.topics"));
    let raise = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let body = CommandBody::RaiseAlert {
            text: text.text.get_untracked(),
            topics: untrack(move || covered.list()),
        };
        giving.give(body, "today.alert.raised", vec![text, covered]);
    };
    let lift = move |_| giving.give(CommandBody::LiftAlert, "today.alert.lifted", Vec::new());
    let boxes = move || {
        topics
            .get()
            .into_iter()
            .map(|topic| {
                let (shown, turned) = (topic.clone(), topic.clone());
                view! {
                    <label class="chip">
                        <input type="checkbox" prop:checked=move || covered.list().contains(&shown)
                            on:change=move |event| covered.turn(&turned, event_target_checked(&event)) />
                        {topic}
                    </label>
                }
            })
            .collect_view()
    };
    view! {
        <section aria-labelledby="alert-form">
            <h2 id="alert-form">{t("today.alert.form")}</h2>
            <p class="muted">{t("today.alert.form_text")}</p>
            <Show when=move || alert.with(Option::is_some)>
                <div class="note is-notice">
                    <Icon name="warning" />
                    <div>
                        <p>{t("today.alert.up")}</p>
                        <button type="button" class="button" on:click=lift>{t("today.alert.lift")}</button>
                    </div>
                </div>
            </Show>
            <form class="stack" on:submit=raise>
                <div class="field">
                    <label for="alert-text">{t("today.alert.text")}</label>
                    <textarea id="alert-text" class="input" rows="3" required dir="auto" maxlength=MAX_ALERT.to_string()
                        aria-describedby="alert-hint" prop:value=move || text.text.get()
                        on:input=move |event| text.set(event_target_value(&event))></textarea>
                    <p class="hint" id="alert-hint">{t("today.alert.hint")}</p>
                </div>
                <fieldset class="field">
                    <legend class="label">{t("today.alert.which")}</legend>
                    <div class="today-boxes">{boxes}</div>
                    <p class="hint">{t("today.alert.which_hint")}</p>
                </fieldset>
                {move || giving.problem.get().map(|problem| view! { <ProblemNote problem=problem /> })}
                <p><button type="submit" class="button" aria-disabled=move || giving.busy.get().then_some("true")>
                    {move || t(if alert.with(Option::is_some) { "today.alert.replace" } else { "today.alert.raise" })}
                </button></p>
            </form>
        </section>
    }
}
