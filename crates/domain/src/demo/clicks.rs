//! What came of the shares.

use std::collections::BTreeMap;

use super::{
    AMBASSADOR,
    chance::{Chance, READING, rhythm},
};
use crate::{
    ids::{PersonId, ShareId},
    math::{exp, ln, normal_quantile},
    network::Network,
    share::Share,
    sketch::Sketch,
    time::{DAY, HOUR, Instant, MINUTE},
    visit::{Click, DayKey},
};

/// The number of clicks on a share: a log-normal with this median and spread, and never more than the last.
const MEDIAN: f64 = 6.8;
const SPREAD: f64 = 1.35;
const MOST: f64 = 260.0;
/// How much one person's audience differs from another's, as a spread of logarithms.
const AUDIENCE: f64 = 0.3;
/// The part of the clicks that come late (from a search, a forwarded mail), and how much later.
const LATE: f64 = 0.08;
const LATER: f64 = 6.0;
/// Clicks on the ambassador's latest shares in the last hour and in the last day.
const LAST_HOUR: usize = 12;
const LAST_DAY: usize = 30;

/// After how many hours half of the clicks have come, and how many there are compared with LinkedIn.
const fn network(network: Network) -> (f64, f64) {
    match network {
        Network::LinkedIn => (20.0, 1.0),
        Network::X => (2.0, 0.8),
        Network::Threads => (3.0, 0.7),
        Network::Bluesky => (4.0, 0.8),
        Network::Mastodon => (5.0, 0.8),
        Network::Facebook => (8.0, 0.7),
        Network::WhatsApp => (4.0, 0.9),
        Network::Telegram => (4.0, 0.8),
        Network::Reddit => (9.0, 0.9),
        Network::Xing => (24.0, 0.6),
        Network::Email => (30.0, 0.7),
        Network::Device => (12.0, 0.7),
    }
}

/// Every click until `now`, oldest first.
pub(super) fn clicks(seed: u64, now: Instant, shares: &[Share]) -> Vec<Click> {
    let mut chance = Chance::of(seed, "clicks");
    let mut audiences: BTreeMap<&PersonId, f64> = BTreeMap::new();
    let mut lucks = lucks(shares.len(), &mut chance);
    let mut clicks = Vec::new();
    for share in shares {
        let audience =
            *audiences.entry(&share.person).or_insert_with(|| audience(&share.person, &mut chance));
        let luck = lucks.pop().unwrap_or_default();
        let (half_life, reach) = network(share.network);
        let many = (MEDIAN * exp(SPREAD * luck) * audience * reach).min(MOST);
        // Rounded by chance, so that no share is favoured.
        for _ in 0..(many + chance.unit()) as usize {
            let at = moment(share.at, half_life, &mut chance);
            if at <= now {
                clicks.push(click(share, at));
            }
        }
    }
    clicks.extend(lately(now, shares, &mut chance));
    clicks.sort_by_key(|click| (click.at, click.share));
    clicks
}

/// How large a person's audience is, 1 being usual; the ambassador's is a little larger than that.
fn audience(person: &PersonId, chance: &mut Chance) -> f64 {
    let drawn = exp(AUDIENCE * chance.normal());
    if person.as_str() == AMBASSADOR { drawn.max(1.3) } else { drawn }
}

/// As many standard normal numbers, stratified and shuffled: with a tail this heavy, the total of free draws would
/// be half as large again for one seed as for another.
fn lucks(count: usize, chance: &mut Chance) -> Vec<f64> {
    let stratum = |place: usize| (place as f64 + 0.5) / count as f64;
    let mut lots: Vec<(u64, f64)> =
        (0..count).map(|place| (chance.next(), normal_quantile(stratum(place)))).collect();
    lots.sort_unstable_by_key(|(lot, _)| *lot);
    lots.into_iter().map(|(_, luck)| luck).collect()
}

/// A moment after `from`: exponential delay, tried again at hours when people do not read.
fn moment(from: Instant, half_life: f64, chance: &mut Chance) -> Instant {
    let half_life = if chance.happens(LATE) { half_life * LATER } else { half_life };
    let mut at = from;
    for _ in 0..8 {
        let hours = -ln(chance.unit()) * half_life / ln(2.0);
        at = from.plus(15_000 + (hours * HOUR as f64) as i64);
        if chance.happens(rhythm(at, &READING, 0.55)) {
            break;
        }
    }
    at
}

/// Clicks on the ambassador's last shares shortly before `now`, whatever the hour: the demo is also opened at
/// night, and its live view must have something to show.
fn lately(now: Instant, shares: &[Share], chance: &mut Chance) -> Vec<Click> {
    let latest: Vec<&Share> =
        shares.iter().rev().filter(|share| share.person.as_str() == AMBASSADOR).take(3).collect();
    let weights = [0.6, 0.3, 0.1];
    let mut clicks = Vec::new();
    for (count, span) in [(LAST_HOUR, 58 * MINUTE), (LAST_DAY, DAY)] {
        for _ in 0..count {
            let ago = 5_000 + (chance.unit() * span as f64) as i64;
            let share = chance.place(&weights).and_then(|place| latest.get(place));
            // Before the newest share there was the one before it.
            let there = |share: &&&Share| share.at < now.plus(-ago);
            if let Some(share) = share.filter(there).or_else(|| latest.iter().find(there)) {
                clicks.push(click(share, now.plus(-ago)));
            }
        }
    }
    clicks
}

fn click(share: &Share, at: Instant) -> Click {
    Click { share: share.id, person: share.person.clone(), story: share.story, network: share.network, at }
}

/// Today's key, and the visitors of every share that was opened today: a few came twice.
pub(super) fn today(seed: u64, now: Instant, clicks: &[Click]) -> (DayKey, Vec<Sketch>) {
    let mut chance = Chance::of(seed, "today");
    let day = now.day();
    let key = DayKey { day, key: chance.bytes::<32>().to_vec() };
    let mut counts: BTreeMap<ShareId, u64> = BTreeMap::new();
    for click in clicks.iter().filter(|click| click.at.day() == day) {
        *counts.entry(click.share).or_default() += 1;
    }
    let sketches = counts
        .into_iter()
        .map(|(share, count)| {
            let mut sketch = Sketch::new(day, share);
            let visitors = ((count as f64 * chance.between(0.75, 0.95)) as u64).max(1);
            for _ in 0..visitors {
                sketch.add(chance.next());
            }
            sketch.version = 1;
            sketch
        })
        .collect();
    (key, sketches)
}
