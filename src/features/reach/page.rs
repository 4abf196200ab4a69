//! The screen on which one's links come back to one.

use domain::reach::{MyReach, Span};
use leptos::prelude::*;

use super::{
    beside::{Beside, BesideFigures},
    colleagues::LetColleaguesClick,
    counting::HowWeCount,
    figures::Figures,
    picture::Picture,
    state::Reach,
    tables::SharesTable,
};
use crate::{
    i18n::t,
    places,
    session::use_session,
    ui::{
        chart::look::Look, empty::Empty, problem_note::ProblemNote, report_links::ReportLinks,
        skeleton::Skeleton,
    },
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
    let look = Look::of_address();
    let span = Memo::new(move |_| look.view.with(|view| view.span));
    let (reach, beside) = (Reach::new(session, span), Beside::new(session, span));
    let mine = Memo::new(move |_| reach.mine.get());
    let state = Memo::new(move |_| match (mine.with(Option::is_some), reach.problem.with(Option::is_some)) {
        (false, true) => State::Failed,
        (false, false) => State::Waiting,
        (true, _) if mine.with(|mine| mine.as_ref().is_some_and(is_empty)) => State::Empty,
        (true, _) if !beside.settled.get() => State::Waiting,
        (true, _) => State::There,
    });
    view! {
        <div class="reach">
            <div class="screen-head">
                <h1 id="screen" tabindex="-1">{t("reach.title")}</h1>
                <p><a href=places::to("/reach/reported")>{t("reach.reported")}</a></p>
            </div>
            <Trouble reach=reach />
            {move || match state.get() {
                State::Failed => ().into_any(),
                State::Waiting => view! { <Skeleton lines=2 boxes=2 /> }.into_any(),
                State::Empty => view! { <NothingYet /> }.into_any(),
                State::There => view! { <There mine=mine reach=reach beside=beside look=look /> }.into_any(),
            }}
        </div>
    }
}

/// Why the last reading failed, with another try.
#[component]
pub fn Trouble(reach: Reach) -> impl IntoView {
    move || {
        reach.problem.get().map(
            |problem| view! { <ProblemNote problem=problem retry=Callback::new(move |()| reach.read()) /> },
        )
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
fn There(mine: Memo<Option<MyReach>>, reach: Reach, beside: Beside, look: Look) -> impl IntoView {
    let measure = Memo::new(move |_| mine.with(|mine| mine.as_ref().map(|mine| mine.measure)));
    view! {
        <div class="reach-top">
            <div class="stack">
                <Figures mine=mine><BesideFigures beside=beside /></Figures>
                <super::counting::CountingLink />
            </div>
            <LetColleaguesClick />
        </div>
        <Picture line=reach.line(None, look) look=look story=String::new() />
        <SharesTable mine=mine />
        <ReportLinks of="reach" />
        {move || measure.get().map(|measure| view! { <HowWeCount measure=measure /> })}
    }
}
