//! The post as the network will show it, about.

use domain::{network::Network, preview::preview};
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{
    features::gallery::StoryPicture,
    i18n::{t, t_with},
};

/// A preview for one network at a time.
#[component]
pub fn Seen(sheet: Sheet) -> impl IntoView {
    let network = RwSignal::new(Network::LinkedIn);
    let options = Network::ALL.into_iter().filter(|network| *network != Network::Device).map(|one| {
        view! { <option value=one.name() prop:selected=move || network.get() == one>{t(&format!("network.{}", one.name()))}</option> }
    });
    let story = sheet.story.get_value();
    let host = story
        .url
        .split_once("://")
        .map_or("", |(_, rest)| rest)
        .split('/')
        .next()
        .unwrap_or_default()
        .to_owned();
    let name =
        sheet.session.me.with_untracked(|me| me.as_ref().map(|me| me.name.clone()).unwrap_or_default());
    let post = Memo::new(move |_| {
        let network = network.get();
        let placed = sheet.words();
        let said =
            placed.place.and_then(|place| placed.text.get(place).map(str::to_owned)).filter(|_| placed.added);
        let shown = preview(network, &placed.text, &sheet.link(network));
        (shown.seen, shown.behind, shown.card, said)
    });
    let body = move || {
        let (seen, behind, card, said) = post.get();
        let hidden = said.as_ref().is_some_and(|said| behind.contains(said.as_str()));
        let parts = said.and_then(|said| {
            let (before, after) = seen.split_once(&said)?;
            Some(view! { {before.to_owned()}<mark>{said.clone()}</mark>{after.to_owned()} }.into_any())
        });
        let more =
            (!behind.is_empty()).then(|| view! { <span class="muted">" "{t("share.seen.more")}</span> });
        let card = card.then(|| view! {
            <div class="seen-card">
                <StoryPicture story=story.clone() lazy=true />
                <p><strong><bdi>{story.title.clone()}</bdi></strong><br /><span class="small muted" dir="ltr">{host.clone()}</span></p>
            </div>
        });
        view! {
            <p class="seen-text" dir="auto">{parts.unwrap_or_else(|| seen.clone().into_any())}{more}</p>
            {hidden.then(|| view! { <p class="small network-long">{t("share.seen.hidden")}</p> })}
            {card}
        }
    };
    view! {
        <details class="seen">
            <summary>{t("share.seen")}</summary>
            <div class="stack is-tight">
                <label class="small">
                    {t("share.seen.on")}
                    " "
                    <select class="input is-small" data-seen-on on:change:target=move |event| {
                        if let Ok(one) = Network::named(&event.target().value()) {
                            network.set(one);
                        }
                    }>{options.collect_view()}</select>
                </label>
                <div class="seen-post">
                    <p class="small"><strong><bdi>{name}</bdi></strong></p>
                    {body}
                </div>
                <p class="small muted">{move || t_with("share.seen.about", &[("network", &t(&format!("network.{}", network.get().name())))])}</p>
            </div>
        </details>
    }
}
