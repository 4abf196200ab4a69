//! How the feeds stand that are fetched on a schedule.

use super::{Programme, failed};
use crate::{
    actor::{Actor, Right},
    feeds::FeedDesk,
    problem::Problem,
    store::Store,
};

impl<S: Store> Programme<S> {
    pub(super) async fn feeds(&self, actor: &Actor) -> Result<FeedDesk, Problem> {
        // An address can hold a secret, and what it refused is of use to those only who may change it.
        actor.may(Right::EditStories)?;
        let feeds = self.store.feeds().await.map_err(failed)?;
        Ok(FeedDesk { scheduled: feeds.is_some(), feeds: feeds.unwrap_or_default() })
    }
}
