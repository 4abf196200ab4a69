//! Who shared what, where, when, and in which words.

use std::collections::BTreeSet;

use super::{
    AMBASSADOR, WEEKS,
    chance::{Chance, SHARING, rhythm},
    data::{Captions, captions},
};
use crate::{
    actor::Circle,
    ids::{Code, CommandId, StoryId},
    math::exp,
    network::Network,
    person::Person,
    quiz::Pack,
    share::{Share, with_utm},
    story::{Story, StoryKind},
    time::{DAY, HOUR, Instant, MINUTE},
};

/// Shares of the ambassador, of all others together, and how many others share at all.
const MINE: usize = 26;
const OTHERS: usize = 394;
const SHARING_PEOPLE: usize = 49;
/// Activity falls by e from one person to the one so many places further down.
const FALL: f64 = 14.0;
/// How busy each of the twelve weeks was, oldest first: a start, a dip in weeks five and six, a revival.
const BUSY: [f64; 12] = [0.9, 1.1, 1.1, 1.0, 0.45, 0.35, 0.8, 1.0, 1.1, 1.05, 1.15, 1.1];
/// How often each network is chosen, in the order of [`Network::ALL`].
const CHOSEN: [f64; 12] = [0.60, 0.07, 0.02, 0.04, 0.03, 0.03, 0.08, 0.01, 0.01, 0.02, 0.06, 0.03];
/// The ambassador's latest shares, hours ago, with their networks: the live view needs something fresh.
const FRESH: [(f64, Network); 3] =
    [(3.0, Network::LinkedIn), (27.0, Network::LinkedIn), (50.0, Network::WhatsApp)];

/// Every share, oldest first.
pub(super) fn shares(
    seed: u64,
    now: Instant,
    pack: &Pack,
    people: &[Person],
    stories: &[Story],
) -> Vec<Share> {
    let mut chance = Chance::of(seed, "shares");
    let captions = captions();
    let mut shares = Vec::new();
    for (person, count) in activity(people, &mut chance) {
        let mut moments: Vec<(Instant, Option<Network>)> = Vec::new();
        if person.id.as_str() == AMBASSADOR {
            let ago = |hours: f64| now.plus(-(hours * HOUR as f64) as i64);
            moments.extend(FRESH.iter().map(|(hours, network)| (ago(*hours), Some(*network))));
        }
        while moments.len() < count {
            moments.push((moment(person, now, &mut chance), None));
        }
        moments.sort_unstable();
        let mut teller =
            Teller { person, pack, captions: &captions, told: BTreeSet::new(), said: BTreeSet::new() };
        for (at, network) in moments {
            let network = network.or_else(|| Network::ALL.get(chance.place(&CHOSEN)?).copied());
            if let (Some(story), Some(network)) = (teller.story(stories, at, &mut chance), network) {
                shares.push(teller.share(story, network, at, &mut chance));
            }
        }
    }
    shares.sort();
    shares
}

/// How many shares each person made. Who took the quiz is more likely to share at all.
fn activity<'a>(people: &'a [Person], chance: &mut Chance) -> Vec<(&'a Person, usize)> {
    let (mine, others): (Vec<&Person>, Vec<&Person>) =
        people.iter().partition(|person| person.id.as_str() == AMBASSADOR);
    let mut drawn: Vec<(f64, &Person)> = others
        .into_iter()
        .map(|person| (chance.unit() + if person.quiz.is_some() { 0.0 } else { 0.75 }, person))
        .collect();
    drawn.sort_by(|a, b| a.0.total_cmp(&b.0));
    drawn.truncate(SHARING_PEOPLE);
    let weight = |rank: usize| exp(-(rank as f64) / FALL);
    let all: f64 = (0..drawn.len()).map(weight).sum();
    let mut counts: Vec<(&Person, usize)> = mine.into_iter().map(|person| (person, MINE)).collect();
    counts.extend(
        drawn.into_iter().enumerate().map(|(rank, (_, person))| {
            (person, ((OTHERS as f64 * weight(rank) / all + 0.5) as usize).max(1))
        }),
    );
    counts
}

/// A moment at which this person shared something: after joining, at a sensible hour, in a busy week.
fn moment(person: &Person, now: Instant, chance: &mut Chance) -> Instant {
    let begin = now.plus(-7 * WEEKS * DAY);
    let since = person.quiz.as_ref().map_or(person.joined, |quiz| quiz.at).plus(20 * MINUTE);
    let last = now.plus(-10 * MINUTE);
    let mut at = last;
    for _ in 0..200 {
        let week = chance.place(&BUSY).unwrap_or(0) as f64;
        at = begin.plus(((week + chance.unit()) * 7.0 * DAY as f64) as i64);
        if (since..=last).contains(&at) && chance.happens(rhythm(at, &SHARING, 0.3)) {
            return at;
        }
    }
    at.clamp(since.min(last), last)
}

/// Somebody who shares, with what they told already.
struct Teller<'a> {
    person: &'a Person,
    pack: &'a Pack,
    captions: &'a Captions,
    told: BTreeSet<StoryId>,
    said: BTreeSet<&'a str>,
}

impl<'a> Teller<'a> {
    /// What this person would share then: fresh, fitting, and hardly ever the same again.
    fn story<'s>(&mut self, stories: &'s [Story], at: Instant, chance: &mut Chance) -> Option<&'s Story> {
        let weights: Vec<f64> = stories.iter().map(|story| self.liking(story, at)).collect();
        let story = stories.get(chance.place(&weights)?)?;
        self.told.insert(story.id);
        Some(story)
    }

    fn liking(&self, story: &Story, at: Instant) -> f64 {
        let age = (at.millis() - story.added.millis()) as f64 / DAY as f64;
        if age <= 0.0 {
            return 0.0;
        }
        let kinds = self.person.persona().and_then(|id| self.pack.persona(id)).map(|it| &it.story_kinds);
        let place = kinds.and_then(|kinds| kinds.iter().position(|kind| *kind == story.kind));
        let fit = place.map_or(0.4, |place| 3.0 / (1.0 + 0.4 * place as f64));
        let again = if self.told.contains(&story.id) { 0.02 } else { 1.0 };
        let language = if story.language == "en" { 1.0 } else { 0.4 };
        let outside = self.person.circle != Circle::Employee && story.kind == StoryKind::Job;
        fit * again * language * exp(-age / 12.0) * if outside { 0.2 } else { 1.0 }
    }

    fn share(&mut self, story: &Story, network: Network, at: Instant, chance: &mut Chance) -> Share {
        let id = CommandId::v7(at, &chance.bytes());
        Share {
            id,
            person: self.person.id.clone(),
            story: story.id,
            title: story.title.clone(),
            network,
            caption: self.caption(story, chance),
            code: Code::of_share(id),
            target: with_utm(&story.url, network),
            topic: story.topics.first().cloned(),
            at,
            went: None,
            open: false,
            post: None,
        }
    }

    /// Words in the person's voice that they have not used before; after those, words anybody would use.
    fn caption(&mut self, story: &Story, chance: &mut Chance) -> String {
        let persona = self.person.persona().unwrap_or("any");
        let kind = story.kind.name();
        let own = match story.language.as_str() {
            "en" => {
                let topic = story.topics.first().map_or("", String::as_str);
                vec![format!("{persona}.{kind}"), format!("{persona}/{topic}"), persona.to_owned()]
            }
            other => vec![format!("lang.{other}")],
        };
        let shared = vec![format!("any.{kind}"), "any".to_owned()];
        let captions = self.captions;
        let all = |keys: &[String]| -> Vec<&'a str> {
            keys.iter().filter_map(|key| captions.get(key)).flatten().map(String::as_str).collect()
        };
        let fresh = |list: Vec<&'a str>| -> Vec<&'a str> {
            list.into_iter().filter(|words| !self.said.contains(words)).collect()
        };
        let lists = [fresh(all(&own)), fresh(all(&shared)), all(&own), all(&shared)];
        let words = lists.iter().find_map(|list| chance.pick(list)).copied().unwrap_or_default();
        self.said.insert(words);
        words.to_owned()
    }
}
