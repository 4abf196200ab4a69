//! Feeds that the backend fetches by itself.

use domain::{
    feeds::{MINUTES, MOST_TOLD},
    problem::ProblemKind::{Forbidden, Unauthenticated},
};

use crate::{
    case::{Case, denied},
    report::{Stop, ensure},
};

pub async fn their_state_is_for_facilitators(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client, visitor) =
        (case.facilitator().await?, case.newcomer().await?, case.visitor().await?);
    denied("the feeds", client.feeds().await, Forbidden)?;
    denied("the feeds", visitor.feeds().await, Unauthenticated)?;
    let desk = facilitator.feeds().await?;
    ensure!(desk.scheduled || desk.feeds.is_empty(), "feeds without a schedule");
    for feed in &desk.feeds {
        let sound = (MINUTES.0..=MINUTES.1).contains(&feed.every_minutes)
            && feed.refused.len() <= MOST_TOLD
            && feed.notes.len() <= MOST_TOLD
            && feed.succeeded <= feed.tried
            && (feed.failures > 0) == feed.problem.is_some();
        ensure!(sound, "a state that contradicts itself: {feed:?}");
    }
    Ok(())
}
