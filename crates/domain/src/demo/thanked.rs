//! Which shares colleagues see, and what they said to the ambassador for hers.

use std::collections::BTreeSet;

use super::{AMBASSADOR, FACILITATOR};
use crate::{
    ids::{CommandId, PersonId},
    person::Person,
    share::Share,
    store::Row,
    thanks::{Shown, Thanks},
    time::{DAY, HOUR, Instant},
};

/// How many colleagues show their latest share, how far back, and of how many of these the post may be lifted.
const SHOWING: usize = 5;
const LATELY: i64 = 9 * DAY;
const LIFTED: usize = 2;

/// What was said: for which of the ambassador's latest shares, how long after it (hours), and in which words. The first is
/// the facilitator's, the others are said by whoever shows something.
const SAID: [(usize, i64, &str); 3] = [
    (1, 5, "I sent this to my sister in Leeds, Mira. She has the same boiler and the same doubts."),
    (1, 20, "You made me look at my own meter. Thank you."),
    (3, 26, ""),
];

/// The rows; notes with some shares where their post stands.
pub(super) fn show(shares: &mut [Share], people: &[Person], now: Instant) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut showing: Vec<&Person> = Vec::new();
    let mut seen: BTreeSet<PersonId> = [AMBASSADOR, FACILITATOR]
        .into_iter()
        .filter_map(|id| PersonId::try_from(id.to_owned()).ok())
        .collect();
    let lately =
        shares.iter_mut().rev().filter(|share| share.network.is_public() && share.at >= now.plus(-LATELY));
    for share in lately {
        let owner = people.iter().find(|person| person.id == share.person);
        let Some(owner) = owner.filter(|owner| showing.len() < SHOWING && seen.insert(owner.id.clone()))
        else {
            continue;
        };
        let lift = showing.len() < LIFTED;
        if lift {
            share.went = Some(true);
            share.post = Some(format!("https://social.example.com/{}", share.code));
        }
        rows.push(Row::Shown(shown(share, owner, lift)));
        showing.push(owner);
    }
    let mine: Vec<&Share> = shares.iter().rev().filter(|share| share.person.as_str() == AMBASSADOR).collect();
    let facilitator = people.iter().find(|person| person.id.as_str() == FACILITATOR);
    let givers = facilitator.into_iter().chain(showing.iter().copied());
    for ((n, giver), (place, hours, words)) in (1..).zip(givers).zip(SAID) {
        let Some(share) = mine.get(place) else { continue };
        rows.push(Row::Thanks(thanks(share, giver, n, share.at.plus(hours * HOUR).min(now), words)));
    }
    let thanked: BTreeSet<usize> = SAID.into_iter().map(|(place, ..)| place).collect();
    let me = people.iter().find(|person| person.id.as_str() == AMBASSADOR);
    rows.extend(thanked.iter().filter_map(|place| Some(Row::Shown(shown(mine.get(*place)?, me?, false)))));
    rows
}

fn shown(share: &Share, owner: &Person, lift: bool) -> Shown {
    Shown {
        share: share.id,
        person: owner.id.clone(),
        name: owner.name.clone(),
        circles: vec![owner.circle],
        story: share.story,
        title: share.title.clone(),
        network: share.network,
        at: share.at,
        since: share.at,
        lift,
        open: share.open,
        version: 1,
    }
}

fn thanks(share: &Share, giver: &Person, n: u8, at: Instant, words: &str) -> Thanks {
    Thanks {
        id: CommandId::v7(at, &[n; 10]),
        share: share.id,
        story: share.story,
        title: share.title.clone(),
        from: giver.id.clone(),
        name: giver.name.clone(),
        to: share.person.clone(),
        words: words.to_owned(),
        at,
        put_away: false,
        version: 1,
    }
}
