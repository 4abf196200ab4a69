//! What the ambassador decided and noted for herself, and what stands on the board.

use super::AMBASSADOR;
use crate::{
    board::{Board, Occasion},
    ids::CommandId,
    network::Network,
    person::Person,
    quiz::Pack,
    time::{DAY, HOUR, Instant},
};

/// Followers she says she has.
const FOLLOWERS: [(Network, u32); 2] = [(Network::LinkedIn, 1_240), (Network::X, 310)];
/// When she was done with each of her first three steps, in hours ago.
const DONE: [i64; 3] = [71 * 24 + 3, 64 * 24 + 6, 33 * 24 + 2];
/// What she noted at the second one.
const NOTE: &str = "Ask the service desk again in spring: the questions change with the weather.";
/// The first three steps of each persona's path in `public/content/paths/`.
const STEPS: [(&str, [&str; 3]); 10] = [
    ("messenger", ["messenger.pick-one", "messenger.what-may-travel", "messenger.own-line"]),
    ("reporter", ["reporter.daily-detail", "reporter.four-edges", "reporter.one-line"]),
    ("expert", ["expert.see-differently", "expert.whose-voice", "expert.sparring"]),
    ("liker", ["liker.unsaid-sentence", "liker.whose-applause", "liker.quiet-post"]),
    ("explainer", ["explainer.three-words", "explainer.real-question", "explainer.told-back"]),
    ("curator", ["curator.keep-one", "curator.second-look", "curator.name-the-maker"]),
    ("fact_checker", ["fact_checker.check-yourself", "fact_checker.trace", "fact_checker.figure-in-sight"]),
    ("helper", ["helper.waiting-question", "helper.no-promises", "helper.open-answer"]),
    ("scout", ["scout.ordinary-day", "scout.fair-tip", "scout.one-match"]),
    ("insider", ["insider.this-room", "insider.what-waits", "insider.dress-rehearsal"]),
];

/// What comes: in how many days, at which hour, what, where, for whom.
type Coming = (i64, i64, &'static str, &'static str, &'static [&'static str]);
const COMING: [Coming; 2] = [
    (4, 11, "Lunch with the testers: ask them anything", "Canteen in Kassel, and by video", &[]),
    (13, 17, "Open workshop evening: bring a camera", "Workshop in Ghent", &["reporter", "insider", "liker"]),
];

/// Gives the ambassador her followers, and her progress on the path of whoever she turned out to be.
pub(super) fn decide(people: &mut [Person], now: Instant) {
    for person in people.iter_mut().filter(|person| person.id.as_str() == AMBASSADOR) {
        person.settings.audience = FOLLOWERS.into_iter().collect();
        let steps = STEPS.into_iter().find(|(persona, _)| person.persona() == Some(*persona));
        for (place, (step, hours)) in steps.iter().flat_map(|(_, steps)| steps).zip(DONE).enumerate() {
            let note = if place == 1 { NOTE } else { "" };
            // These steps and this note are within the limits, as a test says: nothing is refused.
            drop(person.progress.save(step, true, note, now.plus(-hours * HOUR)));
        }
    }
}

/// Two occasions to come, and no alert.
pub(super) fn board(now: Instant, pack: &Pack) -> Board {
    let occasion = |(place, (days, hour, title, at, personas)): (u8, Coming)| Occasion {
        id: CommandId::v7(now.plus(-(6 + i64::from(place)) * DAY), &[place; 10]),
        title: title.to_owned(),
        place: at.to_owned(),
        starts: now.day().start().plus(days * DAY + hour * HOUR),
        url: None,
        personas: personas
            .iter()
            .filter(|id| pack.persona(id).is_some())
            .map(|id| (*id).to_owned())
            .collect(),
    };
    Board { alert: None, occasions: (0..).zip(COMING).map(occasion).collect(), version: 1 }
}
