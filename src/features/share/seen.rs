//! The post as the network will show it, about.

use domain::{
    disclosure::{Disclosed, Spot},
    network::Network,
    preview::preview,
};
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{
    features::gallery::StoryPicture,
    i18n::{t, t_with},
};

/// A preview for one network at a time.
#[component]
pub fn Seen(sheet: Sheet) -> impl IntoView {
    let asked = RwSignal::new(Network::LinkedIn);
    let offered = Memo::new(move |_| {
        sheet.offered().into_iter().filter(|network| *network != Network::Device).collect::<Vec<_>>()
    });
    let network = Memo::new(move |_| {
        let (asked, offered) = (asked.get(), offered.get());
        if offered.contains(&asked) { asked } else { offered.first().copied().unwrap_or(asked) }
    });
    let options = move || {
        let option = |one: Network| {
            view! {
                <option value=one.name() prop:selected=move || network.get() == one>{t(&format!("network.{}", one.name()))}</option>
            }
        };
        offered.get().into_iter().map(option).collect_view()
    };
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
        let post = sheet.words();
        let shown = preview(network, &post.text, &sheet.link(network));
        (
            shown.seen,
            shown.behind,
            shown.card,
            added(&post, post.tie.as_ref()),
            added(&post, post.asked.as_ref()),
        )
    });
    let body = move || {
        let (seen, behind, card, tie, asked) = post.get();
        let hidden = |said: &Option<String>, key: &str| {
            let hidden = said.as_ref().is_some_and(|said| behind.contains(said.as_str()));
            hidden.then(|| view! { <p class="small network-long">{t(key)}</p> })
        };
        let hidden = (hidden(&tie, "share.seen.hidden"), hidden(&asked, "share.asked.hidden"));
        let said: Vec<String> = tie.into_iter().chain(asked).collect();
        let more =
            (!behind.is_empty()).then(|| view! { <span class="muted">" "{t("share.seen.more")}</span> });
        let card = card.then(|| view! {
            <div class="seen-card">
                <StoryPicture story=story.clone() lazy=true />
                <p><strong><bdi>{story.title.clone()}</bdi></strong><br /><span class="small muted" dir="ltr">{host.clone()}</span></p>
            </div>
        });
        view! {
            <p class="seen-text" dir="auto">{marked(&seen, &said)}{more}</p>
            {hidden}
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
                            asked.set(one);
                        }
                    }>{options}</select>
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

/// What the app put there.
fn added(post: &Disclosed, spot: Option<&Spot>) -> Option<String> {
    let spot = spot.filter(|spot| spot.added)?;
    post.text.get(spot.place.clone()).map(str::to_owned)
}

/// The text, with what the app said in it marked.
fn marked(text: &str, said: &[String]) -> AnyView {
    let parts = said.iter().filter_map(|words| Some((text.split_once(words.as_str())?, words)));
    match parts.min_by_key(|((before, _), _)| before.len()) {
        Some(((before, after), words)) => {
            view! { {before.to_owned()}<mark>{words.clone()}</mark>{marked(after, said)} }.into_any()
        }
        None => text.to_owned().into_any(),
    }
}
