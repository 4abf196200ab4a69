//! What colleagues show, each with the way to thank for it.

use domain::backend::Colleagues as _;
use domain::{
    command::CommandBody,
    ids::{ShareId, StoryId},
    problem::Problem,
    reach::Measure,
    thanks::{OpenClicks, ShownShare},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{give, say::Say, waiting};
use crate::{
    i18n::{ago, t, t_n, t_with},
    places,
    platform::ports,
    session::use_session,
    ui::{
        announce::announce,
        avatar::{Avatar, AvatarSize},
        icon::Icon,
        name::called,
        problem_note::ProblemNote,
    },
};

/// A list as it stands on one screen.
#[derive(Clone, Copy)]
pub struct Row {
    /// What is listed.
    pub all: RwSignal<Vec<ShownShare>>,
    /// The share for which something is being said.
    pub chosen: RwSignal<Option<ShownShare>>,
    /// Whether the words are open.
    pub open: RwSignal<bool>,
    /// What went wrong, and for which share.
    pub problem: RwSignal<Option<(ShareId, Problem)>>,
}

impl Row {
    /// Shows what was said, or that it was taken back.
    pub fn said(self, share: ShareId, words: Option<String>) {
        // The screen may be gone by now.
        let _ = self.all.try_update(|all| {
            if let Some(one) = all.iter_mut().find(|one| one.share == share) {
                one.thanked = words;
            }
        });
    }
}

/// The section; not there while nobody shows anything.
#[component]
pub fn ColleagueShares(
    /// Of which story; of any, with the stories' titles, if none is named.
    story: Option<StoryId>,
    /// How many at most.
    most: usize,
    /// The heading.
    title: String,
) -> impl IntoView {
    let session = use_session();
    let list = Row {
        all: RwSignal::new(Vec::new()),
        chosen: RwSignal::new(None),
        open: RwSignal::new(false),
        problem: RwSignal::new(None),
    };
    Effect::new(move |_| {
        session.live.mine.track();
        session.live.stories.track();
        spawn_local(async move {
            // A backend without colleagues, or out of reach: what is shown stays.
            let Ok(mut found) = session.backend.get().colleagues(story).await else { return };
            found.truncate(most);
            for body in waiting(session).await {
                let (of, words) = match body {
                    CommandBody::Thank { share, words } => (share, Some(words)),
                    CommandBody::TakeThanksBack { share } => (share, None),
                    _ => continue,
                };
                if let Some(one) = found.iter_mut().find(|one| one.share == of) {
                    one.thanked = words;
                }
            }
            let _ = list.all.try_set(found);
        });
    });
    let ids = Memo::new(move |_| list.all.with(|all| all.iter().map(|one| one.share).collect::<Vec<_>>()));
    let there = Memo::new(move |_| !ids.with(Vec::is_empty));
    let heading = if story.is_some() { "colleagues-of-story" } else { "colleagues" };
    let title = StoredValue::new(title);
    let section = move || {
        there.get().then(|| {
            view! {
                <section class="thanks-list" aria-labelledby=heading>
                    <h2 id=heading>{title.get_value()}</h2>
                    <ul role="list">
                        <For each=move || ids.get() key=|id| *id children=move |id| row(id, list, story.is_none()) />
                    </ul>
                </section>
            }
        })
    };
    view! {
        {section}
        <Say list=list />
    }
}

fn row(id: ShareId, list: Row, with_title: bool) -> AnyView {
    let one = Memo::new(move |_| list.all.with(|all| all.iter().find(|one| one.share == id).cloned()));
    let content = move || one.get().map(|one| content(&one, list, with_title));
    let problem = move || {
        let problem = list.problem.get().filter(|(of, _)| *of == id);
        problem.map(|(_, problem)| view! { <ProblemNote problem=problem /> })
    };
    view! { <li class="thanks-row" data-shared=id.to_string()>{content}{problem}</li> }.into_any()
}

fn content(one: &ShownShare, list: Row, with_title: bool) -> AnyView {
    let name = called(&one.name);
    let when = ago(one.at, ports::now());
    let place = t(&format!("network.{}", one.network.name()));
    let title = with_title.then(|| {
        view! { <p><a href=places::story(one.story)><bdi>{one.title.clone()}</bdi></a></p> }
    });
    let said = one.thanked.clone().map(|words| {
        let words = (!words.is_empty()).then(|| view! { <q dir="auto">{words}</q> });
        view! { <p class="small thanks-said"><Icon name="check" /><span>{t("thanks.you_thanked")}" "{words}</span></p> }
    });
    let post = one.post.clone().map(|post| {
        view! {
            <a class="button is-quiet" href=post target="_blank" rel="noopener noreferrer">
                {t("thanks.lift_there")}<Icon name="external" />
                <span class="visually-hidden">{t("story.new_tab")}</span>
            </a>
        }
    });
    view! {
        <div class="thanks-who">
            <Avatar name=name.clone() size=AvatarSize::Small />
            <div>
                <p><strong><bdi>{name.clone()}</bdi></strong>" "<span class="small muted">{place}" · "{when}</span></p>
                {title}
                {one.clicks.map(|clicks| opened(clicks, &name))}
                {said}
                <div class="row">{presses(one, list, &name)}{post}</div>
            </div>
        </div>
    }
    .into_any()
}

/// How often the link was opened, and whose choice it is that this can be read.
fn opened(clicks: OpenClicks, name: &str) -> AnyView {
    let count = clicks.count.get();
    let words = match (clicks.measure, count) {
        (_, 0) => t("thanks.clicks.none"),
        (Measure::Measured, _) => t_n("thanks.clicks", count, &[]),
        (Measure::Practice, _) => t_n("thanks.clicks.practice", count, &[]),
    };
    view! {
        <p class="small" data-clicks=count.to_string()>
            <span class="figure">{words}</span>" · "
            <span class="muted">{t_with("thanks.clicks.chosen", &[("name", name)])}</span>
        </p>
    }
    .into_any()
}

/// To thank, to change it, or to take it back. Whoever takes no thanks is not asked to.
fn presses(one: &ShownShare, list: Row, name: &str) -> AnyView {
    let (share, thanked) = (one.share, one.thanked.is_some());
    let chosen = StoredValue::new(one.clone());
    let say = one.takes_thanks.then(|| {
        let key = if thanked { "thanks.change" } else { "thanks.say" };
        let label = t_with(if thanked { "thanks.change_to" } else { "thanks.say_to" }, &[("name", name)]);
        let open = move |_| {
            list.problem.set(None);
            list.chosen.set(Some(chosen.get_value()));
            list.open.set(true);
        };
        view! {
            <button type="button" class="button" data-say aria-label=label on:click=open>
                {(!thanked).then(|| view! { <Icon name="heart" /> })}{t(key)}
            </button>
        }
    });
    let session = use_session();
    let back = thanked.then(|| {
        let take = move |_| {
            spawn_local(async move {
                match give(session, CommandBody::TakeThanksBack { share }).await {
                    Ok(_) => {
                        list.said(share, None);
                        announce(t("thanks.taken_back"));
                    }
                    Err(problem) => drop(list.problem.try_set(Some((share, problem)))),
                }
            });
        };
        let label = t_with("thanks.take_back_from", &[("name", name)]);
        view! {
            <button type="button" class="button is-quiet" data-back aria-label=label on:click=take>{t("thanks.take_back")}</button>
        }
    });
    view! { {say}{back} }.into_any()
}
