//! Forgetting a person.

use domain::{
    command::StoredCommand,
    event::{Audience, NewEvent},
    reach::{ClickCount, ClickQuestion, ClickScope},
    share::Share,
    store::{Changes, Row, Store, Trail},
    thanks::{ShownScope, ThanksScope},
};

use super::{MANY, bits};
use crate::{
    chance::Chance,
    made::day as moment,
    report::{Stop, ensure, same},
};

pub async fn who_is_forgotten_leaves_nothing<S: Store>(store: &S) -> Result<(), Stop> {
    let (share, other) = (bits::share(31)?, bits::share(32)?);
    let (gone, stays) = (share.person.clone(), other.person.clone());
    let mut chance = Chance::new(1);
    let day = bits::day_key(3).day;
    let rows = |share: &Share, chance: &mut Chance| {
        let sketch = Row::Sketch(bits::sketch(3, share.id, 1, chance));
        vec![Row::Share(share.clone()), bits::click(share, moment(200)), sketch]
    };
    for (n, share) in [(80, &share), (81, &other)] {
        let mut put = rows(share, &mut chance);
        put.push(Row::Person(bits::person(bits::owner(n - 49), 1)?));
        put.push(Row::Submission(bits::submission(n - 49, 1)?));
        put.push(Row::Report(bits::report(n - 49)?));
        put.push(Row::Enquiry(bits::enquiry(n - 49)?));
        // Each thanks the other, and a third person thanks both: only what is between others stays.
        put.push(Row::Shown(bits::shown(n - 49, 1)?));
        put.push(Row::Thanks(bits::thanks(n - 49, 1 + bits::owner(n - 49) % 2, 1)?));
        put.push(Row::Thanks(bits::thanks(n - 49, 4, 1)?));
        let command = Some(bits::command(n, share.person.clone()));
        let events =
            vec![bits::event(1, Audience::Person(share.person.clone())), bits::event(0, Audience::Everyone)];
        store.commit(Changes { command, put, events, ..Changes::default() }).await?;
    }
    let (last, log) = (store.last_event().await?, store.events_after(0, MANY).await?);
    let (before, trail) = (store.person(&stays).await?, store.trail_of(&stays).await?);
    ensure!(before.is_some() && trail.sketches.len() == 1, "the other person is not there: {trail:?}");
    let forget = Changes { forget: Some(gone.clone()), ..Changes::default() };
    same!(store.commit(forget.clone()).await?, last, "the number after it");
    same!(store.commit(forget).await?, last, "the number after it was done again");

    same!(store.person(&gone).await?, None, "the person");
    same!(store.shares_of(&gone, 10).await?, [], "the shares");
    same!(store.share_by_code(&share.code).await?, None, "the share behind a link");
    same!(store.submissions(Some(&gone)).await?, [], "the submissions");
    same!(store.reports(&gone).await?, [], "the reports");
    same!(store.reports(&stays).await?.len(), 1, "the other person's report");
    same!(store.submissions(None).await?.len(), 1, "the other person's submission");
    same!(store.enquiries(Some(&gone)).await?, [], "the enquiries");
    same!(store.enquiry(&bits::enquiry(31)?.id).await?, None, "an enquiry by its id");
    same!(store.enquiries(None).await?, [bits::enquiry(32)?], "the other person's enquiry");
    same!(store.shown(&ShownScope::Person(gone.clone())).await?, [], "what they showed");
    same!(store.shown(&ShownScope::Share(other.id)).await?.len(), 1, "what the other person shows");
    same!(store.thanks(&ThanksScope::To(gone.clone())).await?, [], "thanks they received");
    same!(store.thanks(&ThanksScope::From(gone.clone())).await?, [], "thanks they gave");
    let to_other = store.thanks(&ThanksScope::To(stays.clone())).await?;
    let givers: Vec<_> = to_other.into_iter().map(|one| one.from).collect();
    ensure!(givers.contains(&bits::person_id(4)?), "thanks between others went too: {givers:?}");
    same!(store.sketch(day, share.id).await?, None, "the sketch");
    same!(store.trail_of(&gone).await?, Trail::default(), "what is left");
    let forgotten = StoredCommand::forgotten(bits::command_id(80));
    same!(store.command(bits::command_id(80)).await?, Some(forgotten), "the command");
    let ever =
        ClickQuestion { scope: ClickScope::Programme, from: moment(200), to: moment(201), width: i64::MAX };
    same!(store.clicks(&ever).await?, [ClickCount { share: other.id, bucket: 0, clicks: 1 }], "clicks");
    for (before, after) in log.iter().zip(store.events_after(0, MANY).await?) {
        same!(after.n, before.n, "a number of the log");
        let was_theirs = before.event.audience == Audience::Person(gone.clone());
        let expected = if was_theirs { NewEvent::forgotten() } else { before.event.clone() };
        same!(after.event, expected, format!("event {}", before.n));
    }
    same!(store.person(&stays).await?, before, "the other person");
    same!(store.trail_of(&stays).await?, trail, "what the other person left");
    same!(store.share_by_code(&other.code).await?, Some(other), "the other share");
    Ok(())
}
