//! What is said while somebody pauses: nothing, but how to come back.

use domain::{
    command::{CommandBody, Receipt},
    problem::Problem,
    settings::Settings,
    today::{Reason, Suggestion},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::words;
use crate::{
    i18n::{t, t_with},
    platform::ports,
    session::Session,
    ui::{icon::Icon, problem_note::ProblemNote, toast::toast},
};

/// What is said while somebody pauses, and the way back.
#[component]
pub fn Pausing(
    suggestion: Suggestion,
    settings: Settings,
    session: Session,
    again: Callback<()>,
) -> impl IntoView {
    let problem: RwSignal<Option<Problem>> = RwSignal::new(None);
    let until = match suggestion.reason {
        Reason::Pausing(Some(day)) => t_with("today.pause.until", &[("date", &words::written_day(&day))]),
        _ => t("today.pause.open"),
    };
    let end = move |_| {
        let settings = Settings { pause: None, ..settings.clone() };
        spawn_local(async move {
            let id = ports::command_id();
            match session.submit_as(id, CommandBody::SaveSettings { settings }).await {
                Ok(Receipt::Applied { .. }) => {
                    toast(t("today.pause.ended"), None);
                    // What cannot be read now is read with the next change.
                    drop(session.refresh_me().await);
                    again.run(());
                }
                Ok(Receipt::Queued) => toast(t("today.pause.queued"), None),
                Ok(Receipt::Refused { problem: why }) => {
                    session.backend.dismiss(id).await;
                    drop(problem.try_set(Some(why)));
                }
                Err(why) => drop(problem.try_set(Some(why))),
            }
        });
    };
    view! {
        <span class="today-mark"><Icon name="clock" /></span>
        <div class="today-words" data-action="end_pause">
            <h3>{until}</h3>
            <p class="muted">{t("today.pause.text")}</p>
            {move || problem.get().map(|problem| view! { <ProblemNote problem=problem /> })}
        </div>
        <button type="button" class="button" on:click=end>{t("today.pause.end")}</button>
    }
}
