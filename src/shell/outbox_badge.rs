//! What was given on this device and has not arrived yet.

use client::outbox::{Entry, EntryState};
use domain::{command::CommandBody, ids::CommandId};
use gloo_timers::future::TimeoutFuture;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::keep_safe::KeepSafe;
use crate::ui::{dialog::Dialog, icon::Icon, refusal};
use crate::{
    i18n::{t, t_n},
    places,
    platform::{install, service_worker::SENT},
    session::{Session, use_session},
};

/// How often the shelf is looked at: other tabs put things there too, and nothing rings when they do.
const LOOK_MS: u32 = 3_000;
/// A command younger than this is on its way, not waiting.
const ON_ITS_WAY_MS: u32 = 600;
/// Longer words are cut: they only say which one it is.
const QUOTED: usize = 120;

/// What is on the shelf, and what of it is being sent.
#[derive(Clone, Copy)]
struct Shelf {
    entries: RwSignal<Vec<Entry>, LocalStorage>,
    sending: RwSignal<Option<CommandId>>,
    session: Session,
}

/// How many commands wait, and a list of them. Not there while nothing waits.
#[component]
pub fn OutboxBadge() -> impl IntoView {
    let shelf = Shelf {
        entries: RwSignal::new_local(Vec::new()),
        sending: RwSignal::new(None),
        session: use_session(),
    };
    let open = RwSignal::new(false);
    let gone = StoredValue::new(false);
    on_cleanup(move || gone.set_value(true));
    spawn_local(async move {
        while gone.try_get_value() == Some(false) {
            shelf.look().await;
            TimeoutFuture::new(LOOK_MS).await;
        }
    });
    let online =
        window_event_listener_untyped("online", move |_| spawn_local(async move { shelf.look().await }));
    let sent = window_event_listener_untyped(SENT, move |_| spawn_local(async move { shelf.look().await }));
    on_cleanup(move || [online, sent].into_iter().for_each(|listener| listener.remove()));
    let count = move || shelf.entries.with(Vec::len);
    let stuck = move || shelf.entries.with(|all| all.iter().any(|entry| entry.state == EntryState::Stuck));
    let waits = move || shelf.entries.with(|all| all.iter().any(|entry| entry.state == EntryState::Waiting));
    Effect::new(move |_| install::badge(count()));
    let send = move |_| {
        spawn_local(async move {
            shelf.session.backend.send_now().await;
            shelf.look().await;
        });
    };
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
            <Show when=move || { open.get() && count() > 0 }><KeepSafe /></Show>
            <ul role="list" class="stack">
                {move || shelf.entries.get().into_iter().map(|entry| view! { <Waiting entry shelf open /> }).collect_view()}
            </ul>
            <Show when=waits>
                <p><button type="button" class="button" data-send-now on:click=send><Icon name="refresh" />{t("outbox.send_now")}</button></p>
            </Show>
            <Show when=move || count() == 0>
                <p>{t("outbox.empty")}</p>
            </Show>
        </Dialog>
    }
}

/// One command: what it is, how it stands, why, and what can be done about it.
#[component]
fn Waiting(entry: Entry, shelf: Shelf, open: RwSignal<bool>) -> impl IntoView {
    let id = entry.command.id;
    let stuck = entry.state == EntryState::Stuck;
    let state = move || {
        t(match (stuck, shelf.sending.get() == Some(id)) {
            (true, _) => "outbox.stuck",
            (false, true) => "outbox.sending",
            (false, false) => "outbox.queued",
        })
    };
    let why = entry.problem.clone().map(|problem| {
        // A refusal is about this very command, so its own reasons say more than its kind.
        let mut said = vec![t(&format!("problem.{}.what", problem.kind.name()))];
        if stuck {
            said.extend(refusal::sentences(&problem));
        }
        view! { <p class="small muted">{said.join(" ")}</p> }
    });
    let words = share_words(&entry).map(|words| view! { <p class="small" dir="auto"><bdi>{words}</bdi></p> });
    let change = share_to_change(&entry).map(|href| {
        view! { <a class="button" data-change href=href on:click=move |_| open.set(false)>{t("outbox.change")}</a> }
    });
    let again = stuck.then(|| {
        let entry = entry.clone();
        let again = move |_| {
            let entry = entry.clone();
            spawn_local(async move {
                // A refusal stands on the shelf and is shown there.
                let _ = shelf.session.backend.give_again(entry).await;
                shelf.look().await;
            });
        };
        view! { <button type="button" class="button" data-again on:click=again>{t("outbox.again")}</button> }
    });
    let give_up = move |_| {
        spawn_local(async move {
            shelf.session.backend.dismiss(id).await;
            shelf.look().await;
        });
    };
    view! {
        <li class="card outbox-entry" data-entry=if stuck { "stuck" } else { "waiting" }>
            <div class="row">
                <strong>{t(&format!("command.{}", entry.command.body.name()))}</strong>
                <span class="badge" class:is-notice=stuck>{state}</span>
            </div>
            {words}
            {why}
            <div class="row">
                {change}
                {again}
                <button type="button" class="button is-quiet" on:click=give_up>
                    {if stuck { t("outbox.dismiss") } else { t("outbox.give_up") }}
                </button>
            </div>
        </li>
    }
}

/// The words of a share, so that one knows which it is.
fn share_words(entry: &Entry) -> Option<String> {
    let CommandBody::RecordShare { caption, network, .. } = &entry.command.body else { return None };
    let short: String = caption.chars().take(QUOTED).collect();
    let cut = if short.len() < caption.len() { "…" } else { "" };
    Some(format!("{}: {short}{cut}", t(&format!("network.{}", network.name()))))
}

/// Where a share can be changed, as long as it certainly did not arrive.
fn share_to_change(entry: &Entry) -> Option<String> {
    let CommandBody::RecordShare { story, .. } = &entry.command.body else { return None };
    let href = || places::to(&format!("/stories/{story}/share?change={}", entry.command.id));
    entry.is_untouched().then(href)
}

impl Shelf {
    /// Reads the shelf, twice when something new is on it: most commands arrive within a moment.
    async fn look(self) {
        let backend = self.session.backend;
        let mut now = backend.waiting().await;
        if self.entries.try_with_untracked(|known| known.len() < now.len()) == Some(true) {
            TimeoutFuture::new(ON_ITS_WAY_MS).await;
            now = backend.waiting().await;
        }
        let sending = backend.sending();
        if self.sending.try_with_untracked(|known| *known != sending) == Some(true) {
            self.sending.set(sending);
        }
        // Unchanged entries are left alone, or the list would lose the focus with every look.
        if self.entries.try_with_untracked(|known| *known != now) == Some(true) {
            self.entries.set(now);
        }
    }
}
