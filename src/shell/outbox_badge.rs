//! What was given on this device and has not arrived yet.

use client::outbox::{Entry, EntryState};
use gloo_timers::future::TimeoutFuture;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen_futures::spawn_local;

use crate::ui::{dialog::Dialog, icon::Icon, refusal};
use crate::{
    i18n::{t, t_n},
    session::{Session, use_session},
};

/// How often the shelf is looked at: other tabs put things there too, and nothing rings when they do.
const LOOK_MS: u32 = 3_000;
/// A command younger than this is on its way, not waiting.
const ON_ITS_WAY_MS: u32 = 600;

/// How many commands wait, and a list of them. Not there while nothing waits.
#[component]
pub fn OutboxBadge() -> impl IntoView {
    let session = use_session();
    let entries: RwSignal<Vec<Entry>, LocalStorage> = RwSignal::new_local(Vec::new());
    let open = RwSignal::new(false);
    let gone = StoredValue::new(false);
    on_cleanup(move || gone.set_value(true));
    spawn_local(async move {
        while gone.try_get_value() == Some(false) {
            look(session, entries).await;
            TimeoutFuture::new(LOOK_MS).await;
        }
    });
    let online = window_event_listener_untyped("online", move |_| spawn_local(look(session, entries)));
    on_cleanup(move || online.remove());
    let count = move || entries.with(Vec::len);
    let stuck = move || entries.with(|all| all.iter().any(|entry| entry.state == EntryState::Stuck));
    view! {
        <Show when=move || { count() > 0 }>
            <button type="button" class="outbox" class:is-stuck=stuck on:click=move |_| open.set(true)
                aria-label=move || t_n("outbox.waiting", count() as u64, &[])>
                <Icon name="outbox" />
                <span class="figure" aria-hidden="true">{count}</span>
            </button>
        </Show>
        <Dialog open=open title=t("outbox.title") sheet=true>
            <p class="muted">{t("outbox.about")}</p>
            <ul role="list" class="stack">
                {move || entries.get().into_iter().map(|entry| view! { <Waiting entry session entries /> }).collect_view()}
            </ul>
            <Show when=move || count() == 0>
                <p>{t("outbox.empty")}</p>
            </Show>
        </Dialog>
    }
}

/// One command: what it is, how it stands, why, and how to give it up.
#[component]
fn Waiting(entry: Entry, session: Session, entries: RwSignal<Vec<Entry>, LocalStorage>) -> impl IntoView {
    let id = entry.command.id;
    let stuck = entry.state == EntryState::Stuck;
    let state = if stuck { t("outbox.stuck") } else { t("outbox.queued") };
    let why = entry.problem.map(|problem| {
        // A refusal is about this very command, so its own reasons say more than its kind.
        let mut said = vec![t(&format!("problem.{}.what", problem.kind.name()))];
        if stuck {
            said.extend(refusal::sentences(&problem));
        }
        view! { <p class="small muted">{said.join(" ")}</p> }
    });
    let give_up = move |_| {
        spawn_local(async move {
            session.backend.dismiss(id).await;
            look(session, entries).await;
        });
    };
    view! {
        <li class="card outbox-entry">
            <div class="row">
                <strong>{t(&format!("command.{}", entry.command.body.name()))}</strong>
                <span class="badge" class:is-notice=stuck>{state}</span>
            </div>
            {why}
            <button type="button" class="button" on:click=give_up>
                {if stuck { t("outbox.dismiss") } else { t("outbox.give_up") }}
            </button>
        </li>
    }
}

/// Reads the shelf, twice when something new is on it: most commands arrive within a moment.
async fn look(session: Session, entries: RwSignal<Vec<Entry>, LocalStorage>) {
    let mut now = session.backend.waiting().await;
    if entries.try_with_untracked(|known| known.len() < now.len()) == Some(true) {
        TimeoutFuture::new(ON_ITS_WAY_MS).await;
        now = session.backend.waiting().await;
    }
    // Unchanged entries are left alone, or the list would lose the focus with every look.
    if entries.try_with_untracked(|known| *known != now) == Some(true) {
        entries.set(now);
    }
}
