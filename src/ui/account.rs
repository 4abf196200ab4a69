//! Who I am here, behind my initials.

use domain::backend::Capability;
use leptos::prelude::*;

use super::theme::ThemeChoice;
use crate::{
    i18n::{t, t_with},
    places,
    session::use_session,
};

/// The first letters of the first and the last word of a name, in capitals.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let last = (words.len() > 1).then(|| words.last()).flatten();
    words
        .first()
        .into_iter()
        .chain(last)
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

/// The name, or what somebody without one is called.
pub fn called(name: &str) -> String {
    if name.trim().is_empty() { t("me.nameless") } else { name.to_owned() }
}

/// My initials; behind them my name and roles, the theme, and the way to be somebody else where there is one.
#[component]
pub fn Account() -> impl IntoView {
    let session = use_session();
    let name = move || session.me.with(|me| me.as_ref().map(|me| me.name.clone()).unwrap_or_default());
    let letters = move || initials(&called(&name()));
    let role = move || if session.is_facilitator() { t("role.facilitator") } else { t("role.ambassador") };
    let about = session.about();
    let may_change = about.demo && about.capabilities.contains(&Capability::Door);
    view! {
        <button type="button" class="avatar" popovertarget="account" aria-label=move || t_with("account.open", &[("initials", &letters())])>
            {letters}
        </button>
        <div id="account" popover="auto" class="popover">
            <div>
                <p class="account-name">{move || called(&name())}</p>
                <p class="muted small">{role}</p>
            </div>
            <ThemeChoice />
            <a class="button" href=places::to("/me") on:click=close>{t("account.me")}</a>
            {may_change.then(|| view! {
                <a class="button" href=places::to("/start") on:click=close>{t("account.switch")}</a>
            })}
        </div>
    }
}

/// Closes whatever popover the pressed element is in.
pub fn close(event: leptos::ev::MouseEvent) {
    use wasm_bindgen::JsCast;
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let around = target.and_then(|target| target.closest("[popover]").ok().flatten());
    if let Some(popover) = around.and_then(|around| around.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A popover that is closed already says so; nothing is to be done then.
        let _ = popover.hide_popover();
    }
}
