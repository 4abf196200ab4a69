//! The promises of a commit, one by one.

use domain::{
    event::Audience,
    reach::{ClickCount, ClickQuestion, ClickScope},
    store::{Changes, Expect, Key, Row, Store, StoreError},
    thanks::{ShownScope, ThanksScope},
    time::{HOUR, Instant},
};

use super::{MANY, bits};
use crate::{
    made::day,
    report::{Stop, ensure, same},
};

pub async fn an_empty_store_is_empty<S: Store>(store: &S) -> Result<(), Stop> {
    same!(store.last_event().await?, 0, "the log's last number");
    same!(store.people().await?, [], "people");
    same!(store.stories_after(None, 9).await?, [], "stories");
    same!(store.day_keys().await?, [], "day keys");
    same!(store.publication("mix").await?, None, "a publication");
    same!(store.commit(Changes::default()).await?, 0, "the number after an empty commit");
    Ok(())
}

pub async fn a_failed_expectation_writes_nothing<S: Store>(store: &S) -> Result<(), Stop> {
    let known = bits::person(1, 4)?;
    store.commit(Changes { put: vec![Row::Person(known.clone())], ..Changes::default() }).await?;
    let before = store.last_event().await?;
    let right = Expect { key: Key::Person(known.id.clone()), version: 4 };
    let keys = [
        Expect { key: Key::Person(known.id.clone()), version: 3 },
        Expect { key: Key::Person(known.id.clone()), version: 0 },
        Expect { key: Key::Person(bits::person_id(2)?), version: 1 },
        Expect { key: Key::Story(bits::share(1)?.story), version: 1 },
        Expect { key: Key::Share(bits::command_id(1)), version: 1 },
        Expect { key: Key::Publication("mix".into()), version: 2 },
        Expect { key: Key::Board, version: 1 },
        Expect { key: Key::Campaign(bits::command_id(1)), version: 1 },
        Expect { key: Key::Submission(bits::command_id(1)), version: 1 },
        Expect { key: Key::Report(bits::command_id(1)), version: 1 },
        Expect { key: Key::Shown(bits::command_id(1)), version: 1 },
        Expect { key: Key::Thanks(bits::command_id(1), known.id.clone()), version: 1 },
        Expect { key: Key::DayKey(bits::day_key(9).day), version: 1 },
        Expect { key: Key::Sketch(bits::day_key(9).day, bits::command_id(1)), version: 1 },
    ];
    for wrong in keys {
        let changes = Changes {
            command: Some(bits::command(50, known.id.clone())),
            expect: vec![right.clone(), wrong.clone()],
            wipe: true,
            forget: Some(known.id.clone()),
            delete: vec![Key::Person(known.id.clone())],
            put: vec![Row::Person(bits::person(3, 1)?), Row::Share(bits::share(1)?)],
            events: vec![bits::event(0, Audience::Everyone)],
        };
        same!(store.commit(changes).await, Err(StoreError::Conflict), format!("a commit against {wrong:?}"));
        same!(store.person(&known.id).await?, Some(known.clone()), "the row that was to go");
        same!(store.person(&bits::person_id(3)?).await?, None, "the row that was to come");
        same!(store.shares_of(&bits::person_id(1)?, 10).await?, [], "the share that was to come");
        same!(store.command(bits::command_id(50)).await?, None, "the command");
        same!(store.last_event().await?, before, "the log");
    }
    let changes = Changes { expect: vec![right], ..Changes::default() };
    ensure!(store.commit(changes).await.is_ok(), "an expectation that holds was refused");
    Ok(())
}

pub async fn a_known_command_writes_nothing<S: Store>(store: &S) -> Result<(), Stop> {
    let command = bits::command(60, bits::person_id(1)?);
    let first = Changes { command: Some(command.clone()), ..bits::events(2) };
    let last = store.commit(first).await?;
    same!(store.command(command.id).await?, Some(command.clone()), "the command");
    let mut other = command.clone();
    other.digest = "f".repeat(64);
    let again = Changes {
        command: Some(other),
        // The command is looked at first: an expectation that fails as well does not hide it.
        expect: vec![Expect { key: Key::Person(bits::person_id(9)?), version: 7 }],
        put: vec![Row::Person(bits::person(7, 1)?)],
        ..bits::events(1)
    };
    same!(
        store.commit(again).await,
        Err(StoreError::CommandExists(command.clone(), last)),
        "the second commit"
    );
    same!(store.command(command.id).await?, Some(command), "the command after it");
    same!(store.person(&bits::person_id(7)?).await?, None, "the row that was to come");
    same!(store.last_event().await?, last, "the log");
    Ok(())
}

pub async fn event_numbers_are_contiguous<S: Store>(store: &S) -> Result<(), Stop> {
    let before = store.last_event().await?;
    for count in [1, 3, 0, 40] {
        let grown = before_plus(store.last_event().await?, count);
        same!(store.commit(bits::events(count)).await?, grown, "the number after a commit");
    }
    let all = store.events_after(0, MANY).await?;
    let numbers: Vec<u64> = all.iter().map(|event| event.n).collect();
    same!(numbers, (1..=before + 44).collect::<Vec<_>>(), "the numbers of the log");
    let some = store.events_after(before + 1, 5).await?;
    let expected: Vec<_> = all.into_iter().filter(|event| event.n > before + 1).take(5).collect();
    same!(some, expected, "five events after a number");
    same!(store.events_after(before + 44, 5).await?, [], "events after the last");
    Ok(())
}

fn before_plus(before: u64, count: usize) -> u64 {
    before + u64::try_from(count).unwrap_or(0)
}

pub async fn clicks_lie_in_their_buckets<S: Store>(store: &S) -> Result<(), Stop> {
    let (one, other) = (bits::share(21)?, bits::share(22)?);
    let from = day(100);
    let at = |millis: i64| from.plus(millis);
    let moments = [-1, 0, 1, HOUR - 1, HOUR, 2 * HOUR - 1, 3 * HOUR - 1, 3 * HOUR, 3 * HOUR + 1];
    let mut put = vec![Row::Share(one.clone()), Row::Share(other.clone())];
    put.extend(moments.map(|moment| bits::click(&one, at(moment))));
    put.extend([at(0), at(0), at(HOUR)].map(|moment| bits::click(&other, moment)));
    store.commit(Changes { put, ..Changes::default() }).await?;
    let ask = async |scope| {
        let question = ClickQuestion { scope, from, to: at(3 * HOUR), width: HOUR };
        let mut counts = store.clicks(&question).await?;
        counts.sort();
        Ok::<_, Stop>(counts)
    };
    let count = |share, bucket, clicks| ClickCount { share, bucket, clicks };
    let mine = vec![count(one.id, 0, 3), count(one.id, 1, 2), count(one.id, 2, 1)];
    same!(ask(ClickScope::Person(one.person.clone())).await?, mine, "one person's clicks");
    let mut all = mine;
    all.extend([count(other.id, 0, 2), count(other.id, 1, 1)]);
    all.sort();
    same!(ask(ClickScope::Programme).await?, all, "everybody's clicks");
    let ever = ClickQuestion {
        scope: ClickScope::Person(one.person.clone()),
        from: Instant::from_millis(0),
        to: Instant::from_millis(i64::MAX),
        width: i64::MAX,
    };
    same!(store.clicks(&ever).await?, [count(one.id, 0, 9)], "clicks ever, in one bucket");
    let mut facts = store.clicked_shares(from, at(3 * HOUR)).await?;
    facts.sort_by_key(|fact| fact.share.id);
    let found: Vec<_> = facts.iter().map(|fact| (fact.share.id, fact.clicks)).collect();
    let mut expected = vec![(one.id, 6), (other.id, 3)];
    expected.sort();
    same!(found, expected, "clicks by share");
    Ok(())
}

pub async fn a_wipe_keeps_commands_and_log<S: Store>(store: &S) -> Result<(), Stop> {
    let before = store.last_event().await?;
    let command = bits::command(70, bits::person_id(1)?);
    let rows = vec![
        Row::Person(bits::person(8, 1)?),
        Row::Publication(bits::publication("mix", 1)),
        Row::DayKey(bits::day_key(11)),
        Row::Board(bits::board(1)),
        Row::Campaign(bits::campaign(1, 1)),
        Row::Submission(bits::submission(1, 1)?),
        Row::Report(bits::report(1)?),
        Row::Shown(bits::shown(1, 1)?),
        Row::Thanks(bits::thanks(1, 2, 1)?),
    ];
    store.commit(Changes { command: Some(command.clone()), put: rows, ..Changes::default() }).await?;
    let kept = bits::person(9, 1)?;
    let wipe = Changes { wipe: true, put: vec![Row::Person(kept.clone())], ..bits::events(1) };
    same!(store.commit(wipe).await?, before + 1, "the number after a wipe");
    same!(store.people().await?, [kept], "people: only whom the same commit brought");
    same!(store.publication("mix").await?, None, "the publication");
    same!(store.board().await?, None, "the board");
    same!(store.stories_after(None, 9).await?, [], "stories");
    same!(store.campaigns().await?, [], "campaigns");
    same!(store.submissions(None).await?, [], "submissions");
    same!(store.shown(&ShownScope::Since(day(0))).await?, [], "what is shown");
    same!(store.thanks(&ThanksScope::From(bits::person_id(2)?)).await?, [], "thanks");
    same!(store.edited_stories().await?, [], "edited stories");
    same!(store.reports(&bits::person_id(1)?).await?, [], "reports");
    same!(store.shares_of(&bits::share(21)?.person, 10).await?, [], "shares");
    same!(store.clicked_shares(Instant::from_millis(0), day(1_000)).await?, [], "clicked shares");
    same!(store.command(command.id).await?, Some(command), "the command");
    same!(store.events_after(0, MANY).await?.len() as u64, before + 1, "events");
    let clean = Changes { wipe: true, ..Changes::default() };
    store.commit(clean).await?;
    Ok(())
}
