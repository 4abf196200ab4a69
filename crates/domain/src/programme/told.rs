//! What a person says afterwards about a share of theirs.

use super::{Programme, rules::Stop};
use crate::{
    actor::{Actor, Right},
    event::{Audience, Happening, NewEvent},
    ids::ShareId,
    problem::Problem,
    share::{MAX_POST, Share},
    store::{Changes, Expect, Key, Row, Store},
    story::is_web_address,
};

/// More shares than anybody has.
const ALL_SHARES: usize = 1_000_000;

impl<S: Store> Programme<S> {
    pub(super) async fn tell_share(
        &self,
        actor: &Actor,
        share: ShareId,
        went: bool,
        post: Option<&str>,
    ) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        if post.is_some_and(|post| !is_web_address(post) || post.chars().count() > MAX_POST) {
            return Err(Problem::invalid("post", "must be an http or https address").into());
        }
        // Only among one's own: another person's share is not there for anybody else.
        let mine = self.store.shares_of(&actor.person, ALL_SHARES).await?;
        let known = mine.into_iter().find(|known| known.id == share);
        let known = known.ok_or_else(|| Problem::invalid("share", "is not one of your shares"))?;
        let told = Share { went: Some(went), post: post.map(str::to_owned), ..known };
        let (what, audience) = (Happening::ShareTold { share }, Audience::Person(actor.person.clone()));
        Ok(Changes {
            expect: vec![Expect { key: Key::Share(share), version: 1 }],
            put: vec![Row::Share(told)],
            // What did not go out is nothing to show either.
            delete: if went { Vec::new() } else { vec![Key::Shown(share)] },
            events: vec![NewEvent { at: self.clock.now(), audience, what }],
            ..Changes::default()
        })
    }
}
