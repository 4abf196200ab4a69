//! Today: what is worth doing next, what came back, what is coming up. Quiet when there is nothing to say.

mod alert;
mod answered;
mod day;
mod everybody;
mod everybody_alert;
mod everybody_occasion;
mod kept;
mod letter;
mod milestone;
mod occasions;
mod pausing;
mod recognition;
mod suggestions;
mod thanks;
mod words;

use leptos::prelude::*;

use crate::{
    i18n::t,
    session::use_session,
    ui::{load::Load, problem_note::ProblemNote, skeleton::Skeleton, thanks::ColleagueShares},
};

/// How many shares of colleagues are shown.
const COLLEAGUES: usize = 3;

/// The screen.
#[component]
pub fn TodayScreen() -> impl IntoView {
    let session = use_session();
    let (day, again) = day::follow(session);
    let greeting = move || {
        words::greeting(&session.me.with(|me| me.as_ref().map(|me| me.name.clone())).unwrap_or_default())
    };
    let alert = Memo::new(move |_| day.get().board().and_then(|board| board.alert));
    // A click somewhere changes a figure; the screen must not be built anew under somebody's fingers for it.
    let load = Memo::new(move |_| match day.get().0 {
        Load::Waiting => Load::Waiting,
        Load::Failed(problem) => Load::Failed(problem),
        Load::Ready(_) => Load::Ready(()),
    });
    let facilitator = Memo::new(move |_| session.is_facilitator());
    view! {
        <div class="today">
            {alert::view(alert)}
            <header class="today-head">
                <p class="today-date">{words::today()}</p>
                <h1 id="screen" tabindex="-1">{greeting}</h1>
            </header>
            {move || match load.get() {
                Load::Waiting => view! { <Skeleton boxes=1 lines=6 /> }.into_any(),
                Load::Failed(problem) => view! { <ProblemNote problem=problem retry=again /> }.into_any(),
                Load::Ready(()) => view! {
                    <div class="today-columns">
                        <section class="today-next" aria-labelledby="today-next">
                            {suggestions::view(day, session, again)}
                        </section>
                        <div class="today-side">
                            {letter::view(day, session)}
                            {thanks::view(day, session)}
                            {milestone::view(day, session)}
                            {recognition::view(day)}
                            {occasions::view(day)}
                            {answered::view(day)}
                        </div>
                        <div class="today-colleagues">
                            <ColleagueShares story=None most=COLLEAGUES title=t("thanks.colleagues") />
                        </div>
                    </div>
                }
                .into_any(),
            }}
            <Show when=move || facilitator.get() && day.get().board().is_some()>
                <everybody::ForEverybody day=day />
            </Show>
        </div>
    }
}
