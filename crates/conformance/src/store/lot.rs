//! Commits by lot, applied to two stores that must never differ.

use std::collections::BTreeSet;

use domain::{
    event::Audience,
    store::{Changes, Expect, Key, Row, Store},
    time::{Day, HOUR},
};

use super::{bits, pair::Pair};
use crate::{chance::Chance, made::day, report::Stop};

const COMMITS: usize = 120;
const PEOPLE: usize = 6;
const SHARES: usize = 20;
const DAYS: i64 = 4;

pub async fn ends_as_in_memory<S: Store>(store: &S, seed: u64) -> Result<(), Stop> {
    let mut chance = Chance::of(seed, "lot");
    let mut pair = Pair::new(store).await?;
    let mut shares = BTreeSet::new();
    for n in 0..COMMITS {
        let changes = changes(n, &mut chance, &mut shares, &pair).await?;
        let only_adds = !changes.wipe && changes.forget.is_none();
        if !(pair.commit(n, changes).await? && only_adds) {
            shares = pair.shares(SHARES).await?;
        }
        if n % 10 == 9 {
            pair.compare(PEOPLE, SHARES, DAYS).await?;
        }
    }
    pair.compare(PEOPLE, SHARES, DAYS).await
}

/// One commit: mostly in order, sometimes with an expectation that is wrong or a command that is known.
async fn changes<S: Store>(
    n: usize,
    chance: &mut Chance,
    shares: &mut BTreeSet<usize>,
    pair: &Pair<'_, S>,
) -> Result<Changes, Stop> {
    let mut changes = Changes { wipe: chance.once_in(40), ..Changes::default() };
    if changes.wipe {
        shares.clear();
    }
    if chance.once_in(10) {
        let person = chance.below(PEOPLE);
        changes.forget = Some(bits::person_id(person)?);
        shares.retain(|share| bits::owner(*share) != person);
    }
    if chance.once_in(2) {
        let id = if chance.once_in(6) { 10_000 + chance.below(n + 1) } else { 10_000 + n };
        changes.command = Some(bits::command(id, bits::person_id(chance.below(PEOPLE))?));
    }
    for _ in 0..chance.below(6) {
        let version = 1 + u64::try_from(chance.below(4)).unwrap_or(0);
        let day_number = i64::try_from(chance.below(4)).unwrap_or(0);
        let share = chance.below(SHARES);
        let row = match chance.below(15) {
            0 => Row::Person(bits::person(chance.below(PEOPLE), version)?),
            1 => Row::Story(bits::random_story(chance.below(30), version, chance)),
            2 => {
                shares.insert(share);
                Row::Share(bits::share(share)?)
            }
            // What counts for a share is written only where the share is.
            3 | 4 if shares.contains(&share) => {
                let at = day(20).plus(HOUR * i64::try_from(chance.below(200)).unwrap_or(0));
                bits::click(&bits::share(share)?, at)
            }
            5 if shares.contains(&share) => {
                Row::Sketch(bits::sketch(day_number, bits::share(share)?.id, version, chance))
            }
            6 => Row::DayKey(bits::day_key(day_number)),
            7 => Row::Board(bits::board(version)),
            8 => Row::Campaign(bits::campaign(chance.below(4), version)),
            10 => Row::Enquiry(bits::enquiry(chance.below(12))?),
            9 => Row::Submission(bits::submission(chance.below(12), version)?),
            11 => Row::Report(bits::report(chance.below(12))?),
            12 => Row::Shown(bits::shown(chance.below(SHARES), version)?),
            13 => Row::Thanks(bits::thanks(chance.below(SHARES), chance.below(PEOPLE), version)?),
            _ => Row::Publication(bits::publication(&format!("week/{}", chance.below(3)), version)),
        };
        changes.put.push(row);
    }
    for _ in 0..chance.below(3) {
        let day = Day::from_number(i64::try_from(chance.below(4)).unwrap_or(0));
        changes.delete.push(match chance.below(13) {
            0 => Key::Person(bits::person_id(chance.below(PEOPLE))?),
            1 => Key::Story(bits::random_story(chance.below(30), 1, chance).id),
            2 => Key::DayKey(day),
            3 => Key::Board,
            6 => Key::Campaign(bits::campaign(chance.below(4), 1).id),
            8 => Key::Enquiry(bits::enquiry(chance.below(12))?.id),
            7 => Key::Submission(bits::submission(chance.below(12), 1)?.id),
            9 => Key::Report(bits::report(chance.below(12))?.id),
            10 => Key::Shown(bits::share(chance.below(SHARES))?.id),
            11 => Key::Thanks(bits::share(chance.below(SHARES))?.id, bits::person_id(chance.below(PEOPLE))?),
            4 => Key::Sketch(day, bits::share(chance.below(SHARES))?.id),
            _ => Key::Publication(format!("week/{}", chance.below(3))),
        });
    }
    for _ in 0..chance.below(3) {
        let audience = match chance.below(PEOPLE) {
            0 => Audience::Everyone,
            person => Audience::Person(bits::person_id(person)?),
        };
        changes.events.push(bits::event(chance.below(100), audience));
    }
    if chance.once_in(3) {
        let id = bits::person_id(chance.below(PEOPLE))?;
        let mut version = pair.person_version(&id).await?;
        if chance.once_in(4) {
            version += 1;
        }
        changes.expect.push(Expect { key: Key::Person(id), version });
    }
    Ok(changes)
}
