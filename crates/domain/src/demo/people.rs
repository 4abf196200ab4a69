//! The ambassadors, and who they turned out to be.

use super::{AMBASSADOR, FACILITATOR, WEEKS, answers::answers, chance::Chance, data::people as written};
use crate::{
    ids::PersonId,
    person::{Person, QuizRecord},
    progress::Progress,
    quiz::{Pack, PackRef, Persona, judge},
    settings::Settings,
    time::{DAY, HOUR, Instant, MINUTE},
};

/// How often somebody is drawn anew until the verdict is the persona they were written with. Rare personas stay
/// rare that way; who is still somebody else after so many attempts remains so.
const ATTEMPTS: usize = 6;
/// The ambassador is drawn until the verdict is clear and has a second side: visitors of the demo look at hers.
const CLEAR: Wanted = Wanted { certainty: 0.6, named: 2, attempts: 60 };
/// Of the others any verdict will do that names the persona they were written with.
const ANY: Wanted = Wanted { certainty: 0.0, named: 1, attempts: ATTEMPTS };

/// What a drawn quiz must come to, and how often it is drawn.
struct Wanted {
    certainty: f64,
    named: usize,
    attempts: usize,
}

/// Everybody, the ambassador and the facilitator first.
pub(super) fn people(seed: u64, now: Instant, pack: &Pack) -> Vec<Person> {
    let mut chance = Chance::of(seed, "people");
    let reference = pack.reference();
    let mut people = Vec::new();
    for (place, (name, circle, persona)) in written().into_iter().enumerate() {
        let id = match place {
            0 => AMBASSADOR.to_owned(),
            1 => FACILITATOR.to_owned(),
            _ => format!("demo-{:02}", place + 1),
        };
        let Ok(id) = PersonId::try_from(id) else { continue };
        let days = match place {
            0 => 7 * WEEKS,
            1 => 7 * WEEKS + 5,
            _ => days_ago(&mut chance),
        };
        let hour = chance.between(6.0, 16.0);
        let joined = now.plus(-days * DAY).day().start().plus((hour * HOUR as f64) as i64);
        let quiz = persona.and_then(|persona| named(pack, &persona, place)).and_then(|persona| {
            let wanted = if place == 0 { CLEAR } else { ANY };
            quiz(pack, &reference, persona, joined, &wanted, &mut chance)
        });
        people.push(Person {
            id,
            name,
            circle,
            joined,
            quiz,
            quiz_history: Vec::new(),
            settings: Settings::default(),
            progress: Progress::default(),
            saved: Vec::new(),
            milestones: Vec::new(),
            devices: Vec::new(),
            reminders: Vec::new(),
            demo: true,
            version: 1,
        });
    }
    people
}

/// How many days ago somebody joined: half in the first week, a wave in the two after it, the rest over time.
fn days_ago(chance: &mut Chance) -> i64 {
    let days = match chance.unit() {
        lot if lot < 0.5 => chance.between(78.0, 84.0),
        lot if lot < 0.8 => chance.between(64.0, 78.0),
        _ => chance.between(9.0, 64.0),
    };
    days as i64
}

/// The persona of that name; in another company's pack, one of its own, so that the demo works with any.
fn named<'a>(pack: &'a Pack, id: &str, place: usize) -> Option<&'a Persona> {
    pack.persona(id).or_else(|| pack.personas.get(place % pack.personas.len().max(1)))
}

fn quiz(
    pack: &Pack,
    reference: &PackRef,
    persona: &Persona,
    joined: Instant,
    wanted: &Wanted,
    chance: &mut Chance,
) -> Option<QuizRecord> {
    let minutes = 4.0 + 90.0 * chance.unit() * chance.unit();
    let at = joined.plus((minutes * MINUTE as f64) as i64);
    let mut last = None;
    for _ in 0..wanted.attempts {
        let answers = answers(pack, persona, chance);
        let Ok(verdict) = judge(pack, &answers) else { continue };
        let record = QuizRecord { pack: reference.clone(), answers, verdict, at, correction: None };
        let meant = record.persona() == Some(&persona.id)
            && record.verdict.certainty >= wanted.certainty
            && record.named().len() >= wanted.named;
        last = Some(record);
        if meant {
            break;
        }
    }
    last
}
