//! What the app itself has to say, one thing at a time, at the edge of the screen: a new version, something that was
//! shared into it, the way onto the device. Nothing here happens by itself.

use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n::{t, t_n},
    platform::{
        install::{self, Way},
        service_worker::{self, SENT, UPDATE},
    },
    session::use_session,
    ui::{
        icon::Icon,
        toast::{self, toast},
    },
};

/// The place for them. A screen reader hears of each when it comes.
#[component]
pub fn Notices(
    /// Where one is.
    path: Memo<String>,
) -> impl IntoView {
    let update = RwSignal::new(service_worker::waits());
    let put_by = RwSignal::new(false);
    let came = window_event_listener_untyped(UPDATE, move |_| {
        update.set(true);
        put_by.set(false);
    });
    let session = use_session();
    let sent = window_event_listener_untyped(SENT, move |event| {
        session.live.mine.update(|n| *n += 1);
        say_sent(&event);
    });
    on_cleanup(move || [came, sent].into_iter().for_each(|listener| listener.remove()));
    let moment = install::moment();
    let shown = move || {
        if update.get() && !put_by.get() {
            return Some(new_version(put_by));
        }
        // Whoever has just shared is still asked how it went: the offer waits until they are done there.
        let done = !path.with(|path| path.ends_with("/share"));
        (moment.get() && done).then(install::way).flatten().map(offer)
    };
    view! { <div class="notices" class:is-raised=toast::says_something role="status">{shown}</div> }
}

/// What was sent in the background.
fn say_sent(event: &web_sys::Event) {
    let detail = service_worker::member(event, "detail");
    let number = |name: &str| service_worker::member(&detail, name).as_f64().unwrap_or(0.0) as u64;
    match (number("applied"), number("refused")) {
        (_, refused) if refused > 0 => toast(t_n("outbox.refused_away", refused, &[]), None),
        (applied, _) if applied > 0 => toast(t_n("outbox.sent_away", applied, &[]), None),
        _ => {}
    }
}

/// A new version waits. Whoever is in the middle of something goes on with the old one.
fn new_version(put_by: RwSignal<bool>) -> AnyView {
    notice(
        "update",
        "refresh",
        t("update.ready"),
        t("update.what"),
        view! {
            <button type="button" class="button is-primary" data-update on:click=move |_| service_worker::begin()>
                {t("update.now")}
            </button>
            <button type="button" class="button is-quiet" on:click=move |_| put_by.set(true)>{t("update.later")}</button>
        }
        .into_any(),
    )
}

/// The app can stay on the device. Asked once.
fn offer(way: Way) -> AnyView {
    let install = move |_| {
        spawn_local(async move {
            let agreed = install::ask().await;
            install::answered();
            if agreed {
                // An app on the device is meant to stay; browsers then agree without a question of their own.
                install::keep().await;
            }
        });
    };
    let (words, actions) = match way {
        Way::Browser => (
            t("install.why"),
            view! {
                <button type="button" class="button is-primary" data-install on:click=install>{t("install.do")}</button>
                <button type="button" class="button is-quiet" data-no on:click=move |_| install::answered()>{t("install.no")}</button>
            }
            .into_any(),
        ),
        Way::ByHand => (
            t("install.by_hand"),
            view! {
                <button type="button" class="button" data-no on:click=move |_| install::answered()>{t("install.seen")}</button>
            }
            .into_any(),
        ),
    };
    notice("install", "device", t("install.offer"), words, actions)
}

fn notice(name: &'static str, icon: &'static str, what: String, why: String, actions: AnyView) -> AnyView {
    view! {
        <div class="notice" data-notice=name>
            <Icon name=icon />
            <div class="stack is-tight">
                <p><strong>{what}</strong></p>
                <p class="small">{why}</p>
                <p class="row">{actions}</p>
            </div>
        </div>
    }
    .into_any()
}
