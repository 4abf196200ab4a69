//! What came of one's own links to one story.

use domain::backend::Stories as _;
use domain::{
    ids::StoryId,
    reach::{Measure, MyReach},
    story::Story,
    trail::series,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    counting::{CountingLink, HowWeCount},
    everybody::everybody,
    line::{Line, total},
    page::Trouble,
    picture::Picture,
    state::Reach,
    tables::SharesTable,
};
use crate::{
    i18n::{number, t, t_n},
    places,
    session::use_session,
    ui::{
        chart::look::Look,
        empty::Empty,
        figure::{Figure, Kind},
        icon::Icon,
        load::{Load, Loading},
        problem_note::ProblemNote,
        skeleton::Skeleton,
    },
};

/// One's own reach with one story.
#[component]
pub fn StoryReachScreen() -> impl IntoView {
    let session = use_session();
    let id =
        use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse::<StoryId>().ok());
    let story = Loading::<Story>::new();
    let fetch = move || match id {
        Some(id) => story.fetch(async move { session.backend.get().story(id).await }),
        None => story.set(Load::Failed(domain::problem::Problem::not_found("story"))),
    };
    fetch();
    let look = Look::of_address();
    let reach = Reach::new(session, Memo::new(move |_| look.view.with(|view| view.span)));
    let mine = Memo::new(move |_| {
        reach.mine.get().map(|mut mine| {
            mine.shares.retain(|share| Some(share.story) == id);
            mine
        })
    });
    let line = reach.line(id, look);
    let title = Signal::derive(move || story.ready().map(|story| story.title).unwrap_or_default());
    view! {
        <div class="reach">
            <div class="screen-head">
                <p>{id.map(|id| view! { <a class="row" href=places::story(id)><Icon name="back" />{t("reach.story.back")}</a> })}</p>
                <h1 id="screen" tabindex="-1">{t("reach.story.title")}</h1>
                <p class="lead" dir="auto">{title}</p>
            </div>
            <Trouble reach=reach />
            {move || match (story.get(), mine.with(Option::is_some)) {
                (Load::Failed(problem), _) => view! {
                    <ProblemNote problem=problem retry=Callback::new(move |()| fetch()) />
                }.into_any(),
                (Load::Waiting, _) | (_, false) => view! { <Skeleton lines=2 boxes=2 /> }.into_any(),
                (Load::Ready(story), true) => view! {
                    <Came mine=mine line=line look=look story=story.id title=title />
                    {everybody(story.id)}
                }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Came(
    mine: Memo<Option<MyReach>>,
    line: Memo<Option<Line>>,
    look: Look,
    story: StoryId,
    title: Signal<String>,
) -> impl IntoView {
    let nothing = Memo::new(move |_| {
        mine.with(|mine| mine.as_ref().is_some_and(|mine| mine.shares.is_empty()))
            && line.with(|line| {
                line.as_ref().is_some_and(|line| total(&line.all) == 0 && line.networks.is_empty())
            })
            && look.view.with(|view| view.span == domain::reach::Span::Weeks)
    });
    let measure = Memo::new(move |_| mine.with(|mine| mine.as_ref().map(|mine| mine.measure)));
    let practice = move || measure.get() == Some(Measure::Practice);
    // Whatever network is left out of the picture: the figure is of all of them.
    let clicks = Memo::new(move |_| {
        mine.with(|mine| {
            let Some(mine) = mine else { return 0 };
            let own = mine.trails.iter().filter(|trail| trail.story == Some(story));
            total(&series(own, 0..mine.span.buckets().1))
        })
    });
    let words = move || {
        let span = look.view.with(|view| view.span).name();
        if clicks.get() == 0 {
            return t(&format!("reach.story.none.{span}"));
        }
        let kind = if practice() { "practised" } else { "words" };
        t_n(&format!("reach.story.{kind}.{span}"), clicks.get(), &[])
    };
    move || {
        if nothing.get() {
            return view! {
                <Empty icon="reach" title=t("reach.story.empty.title") text=t("reach.story.empty.text")>
                    <a class="button is-primary" href=format!("{}/share", places::story(story))>{t("reach.story.empty.go")}</a>
                </Empty>
            }
            .into_any();
        }
        view! {
            <div class="stack">
                <p class="reach-words lead">{words}</p>
                <dl class="numbers">
                    <Figure kind=Kind::Measured name="clicks" value=Signal::derive(move || number(clicks.get()))
                        label=Signal::derive(move || t(if practice() { "reach.figure.practice" } else { "reach.figure.clicks" })) />
                </dl>
                <CountingLink />
            </div>
            <Picture line=line look=look story=title />
            <SharesTable mine=mine />
            {move || measure.get().map(|measure| view! { <HowWeCount measure=measure /> })}
        }
        .into_any()
    }
}
