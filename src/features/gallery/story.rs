//! A story's own page.

use domain::backend::Stories as _;
use domain::{
    ids::StoryId,
    problem::{Problem, ProblemKind},
    story::Story,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    asked::Asked,
    between::Between,
    came::Came,
    card::{kind_and_topic, language, source_and_age},
    edition,
    everybody::everybody,
    picture::StoryPicture,
    save::SaveStory,
};
use crate::{
    i18n::{self, Moment, t, t_with},
    places,
    session::use_session,
    ui::{
        icon::Icon,
        load::{Load, Loading},
        problem_note::ProblemNote,
        refusal,
        skeleton::Skeleton,
    },
};

/// The story whose id is in the address; again when stories change.
pub fn story_of_address() -> (Memo<Load<Story>>, Callback<()>) {
    let session = use_session();
    let params = use_params_map();
    let story = Loading::<Story>::new();
    let id =
        Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| id.parse::<StoryId>().ok()));
    let fetch = move || match id.get_untracked() {
        Some(id) => story.fetch(async move { session.backend.get().story(id).await }),
        None => story.set(Load::Failed(Problem::not_found("story"))),
    };
    Effect::new(move |_| {
        id.get();
        session.live.stories.track();
        fetch();
    });
    // What is fetched again and is the same stays as it is on the screen.
    (Memo::new(move |_| story.get()), Callback::new(move |()| fetch()))
}

/// A story: what it is, where it is read, and the way to share it.
#[component]
pub fn StoryPage() -> impl IntoView {
    let (story, retry) = story_of_address();
    view! {
        <div class="story-page">
            <a class="back-link" href=places::to("/stories")>
                <Icon name="back" />
                {t("story.back")}
            </a>
            {move || match story.get() {
                // The heading comes with the story: until then the focus waits for it.
                Load::Waiting => view! { <Skeleton boxes=1 lines=5 /> }.into_any(),
                Load::Failed(problem) => view! { <Untold problem=problem retry=retry /> }.into_any(),
                Load::Ready(story) => view! { <Told story=story /> }.into_any(),
            }}
        </div>
    }
}

/// Why there is no story to show. Trying again helps against everything but its being gone.
#[component]
pub fn Untold(problem: Problem, retry: Callback<()>) -> impl IntoView {
    let gone = problem.kind == ProblemKind::NotFound;
    // Not yet, over, or taken back: that is more than not being there.
    let why = refusal::sentences(&problem).into_iter().next().unwrap_or_else(|| t("story.gone"));
    view! {
        <div class="stack">
            <h1 id="screen" tabindex="-1">{t("story.missing")}</h1>
            {if gone {
                view! {
                    <p>{why.clone()}</p>
                    <p><a class="button" href=places::to("/stories")>{t("story.back")}</a></p>
                }.into_any()
            } else {
                view! { <ProblemNote problem=problem retry=retry /> }.into_any()
            }}
        </div>
    }
}

#[component]
fn Told(story: Story) -> impl IntoView {
    let topics = story.topics.iter().map(|topic| {
        let href = Asked { topic: Some(topic.clone()), ..Asked::default() }.href();
        view! { <li><a class="chip" href=href>{topic.clone()}</a></li> }
    });
    let topics = (!story.topics.is_empty()).then(|| view! {
        <ul class="row story-topics" role="list" aria-label=t("gallery.topics")>{topics.collect_view()}</ul>
    });
    let lang = language(&story);
    let summary = story.summary.split("\n").map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
    let summary = summary.map(|line| view! { <p dir="auto">{line}</p> }).collect_view();
    view! {
        <article class="story-told">
            <StoryPicture story=story.clone() lazy=false />
            <div class="stack">
                <p class="small muted">{kind_and_topic(&story)}</p>
                <h1 id="screen" tabindex="-1" lang=lang.clone()><bdi>{story.title.clone()}</bdi></h1>
                <p class="small muted" title=i18n::moment(story.published, Moment::Full)>{source_and_age(&story)}</p>
                <div class="stack is-tight lead" lang=lang>{summary}</div>
                <div class="row story-actions">
                    {(!story.edition.internal_only).then(|| view! {
                        <a class="button is-primary" href=places::to(&format!("/stories/{}/share", story.id))>
                            <Icon name="share" />
                            {t("story.share")}
                        </a>
                    })}
                    {(!story.url.is_empty()).then(|| view! {
                        <a class="button" href=story.url.clone() target="_blank" rel="noopener noreferrer">
                            {t_with("story.read", &[("source", &story.source)])}
                            <Icon name="external" />
                            <span class="visually-hidden">{t("story.new_tab")}</span>
                        </a>
                    })}
                    <SaveStory story=story.id />
                </div>
                {edition::view(&story)}
                {topics}
                <Came story=story.id />
                {everybody(story.id)}
                <Between story=story.id />
            </div>
        </article>
    }
}
