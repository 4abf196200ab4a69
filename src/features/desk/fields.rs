//! The fields of the forms: native controls, each with its name, what helps, and what is wrong with it.

use domain::clean;
use leptos::prelude::*;

use super::form::{Form, id};
use crate::{
    i18n::{t, t_n},
    ui::icon::Icon,
};

/// A field of one line of this type.
pub fn line(form: Form, field: &'static str, label: String, kind: &'static str, required: bool) -> AnyView {
    line_named(form, field.to_owned(), label, kind, required)
}

/// A field of one line whose name is made at run time.
pub fn line_named(form: Form, field: String, label: String, kind: &'static str, required: bool) -> AnyView {
    let (shown, typed, wrong) = (field.clone(), field.clone(), field.clone());
    let control = view! {
        <input class="input" type=kind id=id(&field) required=required dir="auto"
            aria-describedby=format!("{}-about", id(&field))
            aria-invalid=move || form.wrong(&wrong).is_some().then_some("true")
            prop:value=move || form.value(&shown)
            on:input=move |event| form.set(&typed, event_target_value(&event)) />
    };
    wrapped(form, field, label, String::new(), control.into_any())
}

/// A field of several lines.
pub fn text(form: Form, field: &'static str, label: String, hint: String, rows: u32) -> AnyView {
    let control = view! {
        <textarea class="input" id=id(field) rows=rows.to_string() dir="auto"
            aria-describedby=format!("{}-about", id(field))
            aria-invalid=move || form.wrong(field).is_some().then_some("true")
            prop:value=move || form.value(field)
            on:input=move |event| form.set(field, event_target_value(&event))></textarea>
    };
    wrapped(form, field.to_owned(), label, hint, control.into_any())
}

/// A choice of one; `options` are values with their words.
pub fn choice(form: Form, field: &'static str, label: String, options: Vec<(String, String)>) -> AnyView {
    let options = options.into_iter().map(|(value, words)| {
        let mine = value.clone();
        view! { <option value=value prop:selected=move || form.value(field) == mine>{words}</option> }
    });
    let control = view! {
        <select class="input" id=id(field) aria-describedby=format!("{}-about", id(field))
            on:change=move |event| form.set(field, event_target_value(&event))>
            {options.collect_view()}
        </select>
    };
    wrapped(form, field.to_owned(), label, String::new(), control.into_any())
}

/// A box to tick, with what it means.
pub fn tick(form: Form, field: &'static str, label: String, hint: String) -> AnyView {
    view! {
        <label class="desk-tick">
            <input type="checkbox" id=id(field) prop:checked=move || form.is_on(field)
                on:change=move |event| {
                    form.set(field, if event_target_checked(&event) { "yes" } else { "no" }.to_owned());
                } />
            <span>{label}<small class="muted">{hint}</small></span>
        </label>
    }
    .into_any()
}

/// Boxes to tick, of which none means all.
pub fn ticks(
    form: Form,
    field: &'static str,
    legend: String,
    hint: String,
    options: Vec<(String, String)>,
) -> AnyView {
    let boxes = options.into_iter().map(|(value, words)| {
        let (shown, turned) = (value.clone(), value);
        view! {
            <label class="chip">
                <input type="checkbox" prop:checked=move || form.list(field).contains(&shown)
                    on:change=move |event| form.turn(field, &turned, event_target_checked(&event)) />
                {words}
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend class="label">{legend}</legend>
            <div class="row">{boxes.collect_view()}</div>
            <p class="hint">{hint}</p>
        </fieldset>
    }
    .into_any()
}

/// The label above a control, and below it what helps, what is wrong, and what will be taken out.
fn wrapped(form: Form, field: String, label: String, hint: String, control: AnyView) -> AnyView {
    let (wrong, unseen, about) = (field.clone(), field.clone(), format!("{}-about", id(&field)));
    let wrong =
        move || form.wrong(&wrong).map(|wrong| view! { <p class="wrong"><Icon name="warning" />{wrong}</p> });
    let unseen = move || match clean::hidden(&form.value(&unseen)) {
        0 => None,
        n => Some(view! { <p class="hint">{t_n("desk.hidden", n as u64, &[])}</p> }),
    };
    view! {
        <div class="field">
            <label for=id(&field)>{label}</label>
            {control}
            <div id=about>
                {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
                {wrong}
                {unseen}
            </div>
        </div>
    }
    .into_any()
}

/// The button that gives the form, with why it was not taken.
pub fn finish(form: Form, words: String) -> AnyView {
    let elsewhere = move || {
        form.problem.get().map(|problem| view! { <crate::ui::problem_note::ProblemNote problem=problem /> })
    };
    view! {
        {elsewhere}
        <p class="row">
            <button type="submit" class="button is-primary" aria-disabled=move || form.busy.get().then_some("true")>
                {words}
            </button>
            <Show when=move || form.is_changed()>
                <button type="button" class="button is-quiet" on:click=move |_| form.clear()>{t("desk.discard")}</button>
            </Show>
        </p>
    }
    .into_any()
}
