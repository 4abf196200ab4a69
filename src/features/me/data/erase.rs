//! Erasing: what goes, what stays, asked once more, done for good.

use domain::{
    command::{CommandBody, Receipt},
    problem::Problem,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::device;
use crate::{
    i18n::{t, t_with},
    platform::{page, ports},
    session::Session,
    ui::{dialog::Dialog, icon::Icon, problem_note::ProblemNote},
};

/// The field into which the word is typed.
const WORD: &str = "erase-word";

/// The section with the way to the question.
pub fn erase(session: Session) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <section class="data-group" aria-labelledby="data-erase">
            <h2 id="data-erase">{t("data.erase")}</h2>
            <p>{t("data.erase.about")}</p>
            <button type="button" class="button" on:click=move |_| open.set(true)>{t("data.erase.ask")}</button>
            <Dialog open=open title=t("data.erase.title")>{question(session, open)}</Dialog>
        </section>
    }
    .into_any()
}

/// What became of asking for it.
#[derive(Clone, PartialEq)]
enum Asked {
    Open,
    Busy,
    /// There is no connection: nothing was done, and nothing will be without being asked again.
    Offline,
    Failed(Problem),
}

/// What goes and what stays, and the word that says that it is meant.
fn question(session: Session, open: RwSignal<bool>) -> AnyView {
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let asked = RwSignal::new(Asked::Open);
    let word = t("data.erase.word");
    let meant = word.to_lowercase();
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if asked.get_untracked() == Asked::Busy {
            return;
        }
        let is_meant = typed.with_untracked(|typed| typed.trim().to_lowercase() == meant);
        wrong.set(!is_meant);
        if !is_meant {
            page::focus(WORD);
            return;
        }
        asked.set(Asked::Busy);
        spawn_local(async move {
            let next = give(session).await;
            // The dialog may have been closed meanwhile.
            let _ = asked.try_set(next);
        });
    };
    let lines = |keys: &[&str]| keys.iter().map(|key| view! { <li>{t(key)}</li> }).collect_view();
    let wrong_words = {
        let word = word.clone();
        move || wrong.get().then(|| t_with("data.erase.wrong", &[("word", &word)]))
    };
    let outcome = move || {
        match asked.get() {
        Asked::Open => None,
        Asked::Busy => Some(view! { <p role="status">{t("data.erase.busy")}</p> }.into_any()),
        Asked::Offline => Some(
            view! {
                <div class="note is-notice" role="alert"><Icon name="offline" /><p>{t("data.erase.offline")}</p></div>
            }
            .into_any(),
        ),
        Asked::Failed(problem) => Some(view! { <ProblemNote problem=problem /> }.into_any()),
    }
    };
    view! {
        <form class="stack" on:submit=go novalidate>
            <div><h3>{t("data.erase.goes")}</h3>
                <ul>{lines(&["data.erase.goes.person", "data.erase.goes.shares", "data.erase.goes.log", "data.erase.goes.device"])}</ul>
            </div>
            <div><h3>{t("data.erase.stays")}</h3>
                <ul>{lines(&["data.erase.stays.totals", "data.erase.stays.posts", "data.erase.stays.backups"])}</ul>
            </div>
            <p>{t("data.erase.final")}</p>
            <div class="field">
                <label for=WORD>{t_with("data.erase.type", &[("word", &word)])}</label>
                <input id=WORD class="input" autocomplete="off" autocapitalize="none" spellcheck="false"
                    aria-describedby="erase-wrong" aria-invalid=move || wrong.get().then_some("true")
                    prop:value=move || typed.get()
                    on:input=move |event| { wrong.set(false); typed.set(event_target_value(&event)) } />
                <p class="wrong" id="erase-wrong">{wrong_words}</p>
            </div>
            {outcome}
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| open.set(false)>{t("ui.cancel")}</button>
                <button type="submit" class="button is-danger">{t("data.erase.do")}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Erases the person, and then whatever this device keeps.
async fn give(session: Session) -> Asked {
    let id = ports::command_id();
    match session.submit_as(id, CommandBody::EraseMe).await {
        Ok(Receipt::Applied { .. }) => {
            device::forget(session).await;
            Asked::Busy
        }
        Ok(Receipt::Queued) => {
            // Not some day when nobody thinks of it any more: it is given up, and asked again.
            session.backend.dismiss(id).await;
            Asked::Offline
        }
        Ok(Receipt::Refused { problem }) => {
            session.backend.dismiss(id).await;
            Asked::Failed(problem)
        }
        Err(problem) => Asked::Failed(problem),
    }
}
