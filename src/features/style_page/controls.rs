//! What is pressed, filled in and chosen.

use leptos::prelude::*;

use super::shown;
use crate::{
    i18n::{t, t_with},
    ui::{
        field::{Field, Wiring},
        icon::Icon,
        options::{Choice, Options},
        segmented::Segmented,
    },
};

const KINDS: [(&str, &str); 4] = [
    ("", "share.press"),
    ("is-primary", "quiz.begin"),
    ("is-quiet", "quiz.later"),
    ("is-danger", "demo.empty"),
];
/// Looks that a pointer, a key or a wait bring about; here they stay. `style_page.css` draws the first two.
const LOOKS: [&str; 3] = ["", "look-hover", "look-focus"];

/// Buttons, chips and badges.
pub fn buttons() -> AnyView {
    let rows = KINDS.map(|(kind, key)| {
        let button = |look: &'static str, disabled: bool, busy: bool| {
            view! {
                <button type="button" class=format!("button {kind} {look}") disabled=disabled
                    aria-busy=busy.then_some("true")>{t(key)}</button>
            }
        };
        view! {
            <div class="row">
                {LOOKS.map(|look| button(look, false, false)).into_iter().collect_view()}
                {button("", true, false)}
                {button("", false, true)}
                <code>{kind}</code>
            </div>
        }
    });
    let chips = |pressed: &'static str, disabled: bool| {
        LOOKS
            .map(|look| {
                view! {
                    <button type="button" class=format!("chip {look}") aria-pressed=pressed disabled=disabled>
                        {t("gallery.topics.all")}
                    </button>
                }
            })
            .into_iter()
            .collect_view()
    };
    view! {
        <div class="stack is-tight">{rows.into_iter().collect_view()}</div>
        <div class="row">
            <button type="button" class="button"><Icon name="copy" />{t("share.next.copy")}</button>
            <button type="button" class="button is-icon" aria-label=t("ui.close")><Icon name="close" /></button>
            <a class="button" href="#screen">{t("reach.empty.go")}<Icon name="forward" /></a>
        </div>
        <div class="row">{chips("false", false)}{chips("true", false)}{chips("false", true)}</div>
        <div class="row">
            {["", "is-accent", "is-good", "is-notice"].map(|kind| view! {
                <span class=format!("badge {kind}")>{t("reach.practice")}</span>
            }).into_iter().collect_view()}
        </div>
    }
    .into_any()
}

fn input(wiring: Wiring, look: &'static str, disabled: bool) -> AnyView {
    view! {
        <input class=format!("input {look}") id=wiring.id disabled=disabled aria-describedby=wiring.described
            aria-invalid=wiring.invalid />
    }
    .into_any()
}

/// Fields, options, the segmented control.
pub fn fields() -> AnyView {
    let label = || t("share.caption");
    let wrong = Signal::derive(|| Some(t_with("share.too_long", &[("over", "12"), ("limit", "280")])));
    let choice = |value: &str, words: String, more: String, disabled| Choice {
        value: value.to_owned(),
        words,
        more,
        disabled,
    };
    let choices = || {
        vec![
            choice("x", t("share.app.x"), t("share.arrives.x"), false),
            choice("l", t("share.app.linked_in"), t("share.arrives.linked_in"), false),
            choice("e", t("share.app.email"), String::new(), true),
        ]
    };
    let one = RwSignal::new(vec!["x".to_owned()]);
    let some = RwSignal::new(vec!["l".to_owned()]);
    let toggle = move |value: String| {
        some.update(|some| match some.iter().position(|chosen| *chosen == value) {
            Some(at) => drop(some.remove(at)),
            None => some.push(value),
        });
    };
    let span = RwSignal::new("day".to_owned());
    let spans = ["hour", "day", "weeks"].map(|span| (span.to_owned(), t(&format!("reach.span.{span}"))));
    view! {
        <div class="style-grid is-large">
            {shown("rest", view! { <Field label=label() hint=t("share.caption.hint") control=|w| input(w, "", false) /> }.into_any())}
            {shown("hover", view! { <Field label=label() control=|w| input(w, "look-hover", false) /> }.into_any())}
            {shown("focus", view! { <Field label=label() control=|w| input(w, "look-focus", false) /> }.into_any())}
            {shown("wrong", view! { <Field label=label() wrong=wrong control=|w| input(w, "", false) /> }.into_any())}
            {shown("disabled", view! { <Field label=label() control=|w| input(w, "", true) /> }.into_any())}
            {shown("select", view! { <Field label=t("gallery.topics") control=|w| view! {
                <select class="input" id=w.id><option>{t("gallery.topics.all")}</option></select>
            }.into_any() /> }.into_any())}
            {shown("textarea", view! { <Field label=label() control=|w| view! {
                <textarea class="input" id=w.id></textarea>
            }.into_any() /> }.into_any())}
            {shown("Segmented", view! {
                <Segmented legend=t("reach.span") options=spans.to_vec() value=span choose=move |chosen| span.set(chosen) show_legend=true />
            }.into_any())}
            {shown("radio", view! {
                <Options legend=t("share.where") choices=choices() chosen=one choose=move |chosen| one.set(vec![chosen]) />
            }.into_any())}
            {shown("checkbox", view! {
                <Options legend=t("share.where") choices=choices() chosen=some choose=toggle many=true />
            }.into_any())}
        </div>
    }
    .into_any()
}
