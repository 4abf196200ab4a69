//! What the sections of settings are made of.

use leptos::prelude::*;

use super::form::{Form, Standing};
use crate::{
    i18n::t,
    ui::{icon::Icon, problem_note::ProblemNote},
};

/// A section: its name and what it is for at the side, what can be changed beside it.
pub fn section(id: &'static str, title: String, about: String, body: AnyView) -> AnyView {
    view! {
        <section class="me-section" aria-labelledby=id>
            <div class="me-section-head">
                <h2 id=id tabindex="-1">{title}</h2>
                <p class="muted">{about}</p>
            </div>
            <div class="me-section-body">{body}</div>
        </section>
    }
    .into_any()
}

/// How a field is typed into.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole number, as the person writes it.
    Number,
    /// A time of the day.
    Time,
    /// A day of the calendar.
    Date,
}

/// A field of a group, with what helps and what is wrong below it.
pub fn input(form: Form, field: &'static str, label: String, hint: Option<String>, kind: Kind) -> AnyView {
    let id = form.id(field);
    let (hint_id, wrong_id) = (format!("{id}-hint"), format!("{id}-wrong"));
    let described = if hint.is_some() { format!("{hint_id} {wrong_id}") } else { wrong_id.clone() };
    let (kind, mode) = match kind {
        Kind::Number => ("text", Some("numeric")),
        Kind::Time => ("time", None),
        Kind::Date => ("date", None),
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <input id=id class="input" type=kind inputmode=mode autocomplete="off" aria-describedby=described
                aria-invalid=move || form.reason(field).is_some().then_some("true")
                prop:value=move || form.value(field)
                on:input=move |event| form.set(field, event_target_value(&event)) />
            <p class="wrong" id=wrong_id>{move || form.reason(field)}</p>
        </div>
    }
    .into_any()
}

/// A choice among a few words.
pub fn select(
    form: Form,
    field: &'static str,
    label: String,
    options: Vec<(&'static str, String)>,
) -> AnyView {
    let id = form.id(field);
    let options = options.into_iter().map(|(value, words)| {
        view! { <option value=value prop:selected=move || form.value(field) == value>{words}</option> }
    });
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id class="input" on:change=move |event| form.set(field, event_target_value(&event))>
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// The value of a box that is ticked.
pub const YES: &str = "yes";

/// Something that is so or not.
pub fn tick(form: Form, field: &'static str, label: String) -> AnyView {
    let change = move |event| {
        let value = if event_target_checked(&event) { YES } else { "" };
        form.set(field, value.to_owned());
    };
    view! {
        <label class="me-tick">
            <input type="checkbox" id=form.id(field) prop:checked=move || form.value(field) == YES on:change=change />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// Saves a group or gives it up, and says how it stands.
pub fn save_row(form: Form) -> AnyView {
    let changed = move || form.is_changed();
    view! {
        <div class="me-save">
            <button type="button" class="button" class:is-primary=changed on:click=move |_| form.save()>
                {t("me.save")}
            </button>
            <Show when=changed>
                <button type="button" class="button is-quiet" on:click=move |_| form.give_up()>{t("me.give_up")}</button>
            </Show>
            {standing(form)}
        </div>
        {problem(form)}
    }
    .into_any()
}

/// How saving stands, said as it changes.
pub fn standing(form: Form) -> AnyView {
    let words = move || {
        let (icon, key) = match form.standing.get() {
            Standing::Saving => ("clock", "me.saving"),
            Standing::Saved => ("check", "me.saved"),
            Standing::Queued => ("outbox", "me.queued"),
            Standing::Idle if form.is_changed() => {
                return Some(view! { <span class="muted">{t("me.unsaved")}</span> }.into_any());
            }
            Standing::Idle | Standing::Failed(_) => return None,
        };
        Some(view! { <Icon name=icon /><span>{t(key)}</span> }.into_any())
    };
    view! { <p class="me-standing small" role="status">{words}</p> }.into_any()
}

/// Why a group was not saved.
pub fn problem(form: Form) -> AnyView {
    let retry = Callback::new(move |()| form.save());
    let note = move || match form.standing.get() {
        Standing::Failed(problem) => Some(view! { <ProblemNote problem=problem retry=retry /> }),
        _ => None,
    };
    view! { {note} }.into_any()
}
