//! Following a topic: its stories come sooner from then on.

use domain::{
    command::{CommandBody, Receipt},
    person::Me,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n::{t, t_with},
    session::Session,
    ui::announce::announce,
};

/// Follows the topic that the gallery is narrowed to, or no longer.
#[component]
pub fn Follow(session: Session, topic: Signal<Option<String>>) -> impl IntoView {
    let follows = move |topic: &String| {
        session.me.with(|me| me.as_ref().is_some_and(|me| me.settings.topics.contains(topic)))
    };
    let toggle = move |topic: String| {
        let Some(mut me) = session.me.get_untracked() else { return };
        let before = me.settings.topics.len();
        me.settings.topics.retain(|followed| *followed != topic);
        if me.settings.topics.len() == before {
            me.settings.topics.push(topic);
        }
        spawn_local(keep(session, me));
    };
    move || {
        topic.get().map(|topic| {
            let (mine, words) = (topic.clone(), t_with("gallery.follow", &[("topic", &topic)]));
            let pressed = move || follows(&topic).to_string();
            view! {
                <button type="button" class="chip" aria-pressed=pressed on:click=move |_| toggle(mine.clone())>
                    {words}
                </button>
            }
        })
    }
}

async fn keep(session: Session, me: Me) {
    let body = CommandBody::SaveSettings { settings: me.settings.clone() };
    match session.submit(body).await {
        Ok(Receipt::Refused { .. }) | Err(_) => announce(t("gallery.not_kept")),
        Ok(Receipt::Applied { .. } | Receipt::Queued) => session.me.set(Some(me)),
    }
}
