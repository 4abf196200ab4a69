//! The words that many people used lately: made once a day, of closed days, the same for everybody.

use super::{Programme, failed};
use crate::{
    actor::{Actor, Right},
    echo::{DAYS, Echoes, sketch},
    privacy::{ECHO_NAME, EchoSnapshot, Publication, publish_echoes},
    problem::{Problem, ProblemKind},
    store::{Changes, Expect, Key, Row, Store, StoreError},
    time::{DAY, Day},
};

impl<S: Store> Programme<S> {
    pub(super) async fn echoes(&self, actor: &Actor) -> Result<Echoes, Problem> {
        actor.may(Right::TakePart)?;
        let today = self.clock.now().day();
        let kept = self.kept_echoes().await?;
        let (version, before) = match kept {
            Some((_, kept)) if kept.echoes.day >= today => return Ok(kept.echoes),
            Some((version, kept)) => (version, kept),
            None => (0, self.no_echoes(today)),
        };
        let snapshot =
            publish_echoes(before.clone(), today, &self.sketches(today, &before).await?).into_inner();
        let body = serde_json::to_value(&snapshot).map_err(unreadable)?;
        let publication = Publication { name: ECHO_NAME.to_owned(), body, version: version + 1 };
        let expect = vec![Expect { key: Key::Publication(ECHO_NAME.to_owned()), version }];
        let put = vec![Row::Publication(publication)];
        match self.commit(Changes { expect, put, ..Changes::default() }).await {
            Ok(_) => Ok(snapshot.echoes),
            // Somebody made it first: theirs holds.
            Err(StoreError::Conflict) => match self.kept_echoes().await? {
                Some((_, kept)) => Ok(kept.echoes),
                None => Err(failed(StoreError::Conflict)),
            },
            Err(error) => Err(failed(error)),
        }
    }

    async fn kept_echoes(&self) -> Result<Option<(u64, EchoSnapshot)>, Problem> {
        let Some(kept) = self.store.publication(ECHO_NAME).await.map_err(failed)? else { return Ok(None) };
        Ok(Some((kept.version, serde_json::from_value(kept.body).map_err(unreadable)?)))
    }

    fn no_echoes(&self, today: Day) -> EchoSnapshot {
        let (mut salt, mut secret) = ([0; 16], [0; 32]);
        self.random.fill(&mut salt);
        self.random.fill(&mut secret);
        EchoSnapshot::new(today, &salt, &secret)
    }

    /// The sketches of the closed days. What its person says did not go out is nobody's caption.
    async fn sketches(
        &self,
        today: Day,
        keys: &EchoSnapshot,
    ) -> Result<Vec<(crate::ids::PersonId, Vec<u32>)>, Problem> {
        let end = today.start();
        let shares = self.store.shares_between(end.plus(-DAYS * DAY), end).await.map_err(failed)?;
        let went = shares.into_iter().filter(|share| share.went != Some(false));
        Ok(went.map(|share| (share.person, sketch(&keys.echoes.salt, &share.caption))).collect())
    }
}

fn unreadable(error: serde_json::Error) -> Problem {
    Problem::new(ProblemKind::Internal, format!("the common words cannot be read: {error}"))
}
