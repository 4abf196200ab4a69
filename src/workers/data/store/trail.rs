//! What a person leaves beside their rows, and how all of it goes.
//!
//! Commands and log are read whole: a programme of one browser has a few thousand of them, and whoever asks for
//! everything or erases everything does so once.

use std::collections::BTreeSet;

use domain::{
    command::StoredCommand,
    enquiry::Enquiry,
    event::{Audience, Event, NewEvent},
    ids::{PersonId, ShareId},
    reported::Report,
    share::Share,
    sketch::Sketch,
    store::{StoreError, Trail},
    submission::Submission,
    thanks::{ShownScope, ThanksScope},
};
use idb::{KeyRange, ObjectStore, Query, Transaction};
use js_sys::Array;
use serde::de::DeserializeOwned;

use super::{
    query::{self, of_person},
    rows::{self, bodies, failed, sketch_key, thanks_key},
    schema::{
        CLICKS, COMMANDS, ENQUIRIES, EVENTS, PEOPLE, REPORTS, SHARES, SHOWN, SKETCHES, SUBMISSIONS, THANKS,
    },
};

/// What this person leaves in commands, log and sketches.
pub async fn trail_of(transaction: &Transaction, person: &PersonId) -> Result<Trail, StoreError> {
    let store = |name: &str| transaction.object_store(name).map_err(failed);
    let shares = shares(&store(SHARES)?, person).await?;
    let mut commands: Vec<StoredCommand> = every(&store(COMMANDS)?).await?;
    commands.retain(|command| command.person.as_ref() == Some(person));
    let mut events: Vec<Event> = every(&store(EVENTS)?).await?;
    events.retain(|event| is_for_only(event, person));
    let mut sketches: Vec<Sketch> = every(&store(SKETCHES)?).await?;
    sketches.retain(|sketch| shares.contains(&sketch.share));
    let mut commands: Vec<_> = commands.into_iter().map(|command| command.id).collect();
    commands.sort_unstable();
    events.sort_by_key(|event| event.n);
    sketches.sort_by_key(|sketch| (sketch.day, sketch.share));
    Ok(Trail { commands, events, sketches })
}

/// Removes every trace of a person, as [`domain::store::Changes::forget`] says.
pub async fn forget(transaction: &Transaction, person: &PersonId) -> Result<(), StoreError> {
    let store = |name: &str| transaction.object_store(name).map_err(failed);
    let trail = trail_of(transaction, person).await?;
    delete(&store(PEOPLE)?, person.as_str()).await?;
    let kept = store(SUBMISSIONS)?;
    for submission in of_person::<Submission>(&kept, person).await? {
        delete(&kept, &submission.id.to_string()).await?;
    }
    let kept = store(REPORTS)?;
    for report in of_person::<Report>(&kept, person).await? {
        delete(&kept, &report.id.to_string()).await?;
    }
    let kept = store(ENQUIRIES)?;
    for enquiry in of_person::<Enquiry>(&kept, person).await? {
        delete(&kept, enquiry.id.as_str()).await?;
    }
    thanks_away(&store(SHOWN)?, &store(THANKS)?, person).await?;
    let kept = store(SHARES)?;
    for share in shares(&kept, person).await? {
        delete(&kept, &share.to_string()).await?;
    }
    let kept = store(SKETCHES)?;
    for sketch in trail.sketches {
        delete(&kept, &sketch_key(sketch.day, sketch.share)).await?;
    }
    clicks_away(&store(CLICKS)?, person).await?;
    let kept = store(COMMANDS)?;
    for id in trail.commands {
        let row = rows::plain(id.to_string(), &StoredCommand::forgotten(id))?;
        kept.put(&row, None).map_err(failed)?.await.map_err(failed)?;
    }
    let kept = store(EVENTS)?;
    for Event { n, .. } in trail.events {
        let row = rows::plain(n as f64, &Event { n, event: NewEvent::forgotten() })?;
        kept.put(&row, None).map_err(failed)?.await.map_err(failed)?;
    }
    Ok(())
}

async fn every<T: DeserializeOwned>(store: &ObjectStore) -> Result<Vec<T>, StoreError> {
    bodies(store.get_all(None, None).map_err(failed)?.await.map_err(failed)?)
}

async fn shares(store: &ObjectStore, person: &PersonId) -> Result<BTreeSet<ShareId>, StoreError> {
    let index = store.index("person").map_err(failed)?;
    let query = Some(Query::Key(person.as_str().into()));
    let found: Vec<Share> = bodies(index.get_all(query, None).map_err(failed)?.await.map_err(failed)?)?;
    Ok(found.into_iter().map(|share| share.id).collect())
}

/// What this person shows to colleagues, and thanks they gave or received.
async fn thanks_away(shown: &ObjectStore, thanks: &ObjectStore, person: &PersonId) -> Result<(), StoreError> {
    for row in query::shown(shown, &ShownScope::Person(person.clone())).await? {
        delete(shown, &row.share.to_string()).await?;
    }
    for scope in [ThanksScope::From(person.clone()), ThanksScope::To(person.clone())] {
        for row in query::thanks(thanks, &scope).await? {
            delete(thanks, &thanks_key(row.share, &row.from)).await?;
        }
    }
    Ok(())
}

/// Clicks are found by person and moment. An array sorts after every number: `[person, []]` is beyond the last one.
async fn clicks_away(store: &ObjectStore, person: &PersonId) -> Result<(), StoreError> {
    let lower = Array::of1(&person.as_str().into());
    let upper = Array::of2(&person.as_str().into(), &Array::new());
    let range = KeyRange::bound(&lower, &upper, Some(true), Some(true)).map_err(failed)?;
    let index = store.index("person_at").map_err(failed)?;
    let keys = index.get_all_keys(Some(Query::KeyRange(range)), None).map_err(failed)?;
    for key in keys.await.map_err(failed)? {
        store.delete(Query::Key(key)).map_err(failed)?.await.map_err(failed)?;
    }
    Ok(())
}

async fn delete(store: &ObjectStore, key: &str) -> Result<(), StoreError> {
    store.delete(Query::Key(key.into())).map_err(failed)?.await.map_err(failed)
}

fn is_for_only(event: &Event, person: &PersonId) -> bool {
    matches!(&event.event.audience, Audience::Person(whom) if whom == person)
}
