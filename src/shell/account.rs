//! Who I am here, behind my initials.

use domain::backend::Capability;
use leptos::prelude::*;

use crate::{
    i18n::{t, t_with},
    places,
    session::use_session,
    ui::{
        name::{called, initials},
        popover::close,
        theme::ThemeChoice,
    },
};

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
