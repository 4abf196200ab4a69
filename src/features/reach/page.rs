//! The screen on which one's links come back to one.

use domain::reach::{Measure, MyReach, Span};
use leptos::prelude::*;

use super::{
    chart::ReachChart,
    colleagues::LetColleaguesClick,
    counting::HowWeCount,
    figures::Figures,
    state::{Reach, choose, span},
    tables::{BucketsTable, NetworksList, SharesTable},
};
use crate::{
    i18n::t,
    places,
    session::use_session,
    ui::{empty::Empty, problem_note::ProblemNote, segmented::Segmented, skeleton::Skeleton},
};

/// What the screen is about to show.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Waiting,
    Failed,
    Empty,
    There,
}

/// One's own reach.
#[component]
pub fn ReachScreen() -> impl IntoView {
    let session = use_session();
    let reach = Reach::new(session, span());
    let mine = Memo::new(move |_| reach.mine.get());
    let state = Memo::new(move |_| match (mine.with(Option::is_some), reach.problem.with(Option::is_some)) {
        (false, true) => State::Failed,
        (false, false) => State::Waiting,
        (true, _) if mine.with(|mine| mine.as_ref().is_some_and(is_empty)) => State::Empty,
        (true, _) => State::There,
    });
    let problem = move || {
        reach.problem.get().map(|problem| {
            view! {
                <ProblemNote problem=problem retry=Callback::new(move |()| reach.read()) />
            }
        })
    };
    view! {
        <div class="reach">
            <div class="screen-head"><h1 id="screen" tabindex="-1">{t("reach.title")}</h1><p><a href=places::to("/reach/reported")>{t("reach.reported")}</a></p></div>
            {problem}
            {move || match state.get() {
                State::Failed => ().into_any(),
                State::Waiting => view! { <Skeleton lines=2 boxes=2 /> }.into_any(),
                State::Empty => view! { <NothingYet /> }.into_any(),
                State::There => view! { <There mine=mine /> }.into_any(),
            }}
        </div>
    }
}

/// Whether this person never shared: nobody clicked, nothing is in any span.
fn is_empty(mine: &MyReach) -> bool {
    mine.clicks_ever == 0 && mine.shares.is_empty() && mine.span == Span::Weeks
}

#[component]
fn NothingYet() -> impl IntoView {
    view! {
        <Empty icon="reach" title=t("reach.empty.title") text=t("reach.empty.text")>
            <a class="button is-primary" href=places::to("/stories")>{t("reach.empty.go")}</a>
        </Empty>
    }
}

#[component]
fn There(mine: Memo<Option<MyReach>>) -> impl IntoView {
    let span = span();
    let spans = Span::ALL.map(|span| (span.name().to_owned(), t(&format!("reach.span.{}", span.name()))));
    let measure = Memo::new(move |_| mine.with(|mine| mine.as_ref().map(|mine| mine.measure)));
    let value = Signal::derive(move || span.get().name().to_owned());
    view! {
        <div class="reach-top">
            <div class="stack"><Figures mine=mine /></div>
            <LetColleaguesClick />
        </div>
        <figure class="reach-picture">
            <div class="reach-picture-head">
                <figcaption>{move || t(match measure.get() {
                    Some(Measure::Practice) => "reach.chart.practice",
                    _ => "reach.chart",
                })}</figcaption>
                <Segmented legend=t("reach.span") options=spans.to_vec() value=value choose=choose() />
            </div>
            <ReachChart mine=mine />
            <p class="small muted reach-legend">{t("reach.legend")}</p>
            <BucketsTable mine=mine />
        </figure>
        <div class="reach-columns">
            <SharesTable mine=mine />
            <NetworksList mine=mine />
        </div>
        {move || measure.get().map(|measure| view! { <HowWeCount measure=measure /> })}
    }
}
