//! How the feeds stand that the server fetches by itself.

use domain::{
    backend::Feeds as _,
    feeds::{FeedDesk, FeedState},
};
use leptos::prelude::*;

use crate::{
    i18n::{Moment, ago, moment, t, t_n, t_with},
    platform::ports,
    session::use_session,
    ui::{
        icon::Icon,
        load::{Load, Loading},
        problem_note::ProblemNote,
        refusal,
        skeleton::Skeleton,
    },
};

/// The feeds, or how to get some.
#[component]
pub fn ServerFeeds() -> impl IntoView {
    let session = use_session();
    let desk = Loading::<FeedDesk>::new();
    let fetch = move || {
        desk.fetch(async move {
            let backend = session.backend.get();
            backend.feeds().await
        });
    };
    fetch();
    move || match desk.get() {
        Load::Waiting => view! { <Skeleton lines=3 /> }.into_any(),
        Load::Failed(problem) => {
            view! { <ProblemNote problem=problem retry=Callback::new(move |()| fetch()) /> }.into_any()
        }
        Load::Ready(desk) if desk.feeds.is_empty() => view! { <p>{t("import.feeds.none")}</p> }.into_any(),
        Load::Ready(desk) => view! {
            <h3>{t("import.feeds")}</h3>
            <ul class="server-feeds">{desk.feeds.into_iter().map(feed).collect_view()}</ul>
        }
        .into_any(),
    }
}

fn feed(feed: FeedState) -> AnyView {
    let address = feed.address.clone();
    let named = feed.title.map(|title| view! { <strong><bdi>{title}</bdi></strong> });
    let read = match feed.succeeded {
        Some(at) => format!(
            "{} · {}",
            t_with("import.feeds.read", &[("ago", &ago(at, ports::now()))]),
            t_n("import.feeds.taken", u64::from(feed.taken), &[])
        ),
        None => t("import.feeds.unread"),
    };
    let next = moment(feed.next, Moment::Full);
    let trouble = feed.problem.map(|why| {
        view! {
            <div class="note is-notice">
                <Icon name="warning" />
                <div>
                    <p>{t_with("import.feeds.trouble", &[("next", &next)])}</p>
                    <p class="small muted"><bdi lang="en" dir="ltr">{why}</bdi></p>
                </div>
            </div>
        }
    });
    let count = feed.refused.len();
    let refused = feed.refused.into_iter().map(|entry| {
        view! { <li><span dir="auto">{entry.entry}</span>": "<span class="muted">{refusal::reason(&entry.reason)}</span></li> }
    });
    view! {
        <li>
            {named}
            <span class="small muted"><bdi dir="ltr">{address}</bdi></span>
            <span class="small">{read}</span>
            {trouble}
            {(count > 0).then(|| view! {
                <details>
                    <summary>{t_n("import.refused", count as u64, &[])}</summary>
                    <ul class="small">{refused.collect_view()}</ul>
                </details>
            })}
        </li>
    }
    .into_any()
}
