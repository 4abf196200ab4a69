//! The demo programme, made from a seed: a company, its ambassadors, and twelve weeks of what they did.
//!
//! Nothing in it is real. Lindquell is an invented maker of heat pumps and building controls with some 1,900
//! people in seven countries; its addresses are on the reserved names `example.com`, `.net` and `.org`. People,
//! stories and captions were written by hand and stand in `people.json`, `stories.json` and `captions.json`
//! beside this file; the pictures are this project's own and are served with the app from `demo/pictures/`.
//! Everything else is drawn:
//!
//! - **Chance** is one SplitMix64 stream for each part, so that a change of one part leaves the
//!   others as they were. All functions are those of [`crate::math`]: the same seed, moment and pack give the
//!   same rows on every machine.
//! - **People** join over twelve weeks, half of them in the first. Fifty of sixty finished the quiz: latent
//!   traits are drawn around an intended persona, fourteen questions are answered by the pack's own model at
//!   that point, and [`crate::quiz::judge`] says what follows. Two personas stay below five people, so that the
//!   privacy gate has something to withhold.
//! - **Retakes**: [`AMBASSADOR`] and two others took the quiz twice, eleven days apart, and two corrected their verdict
//!   to its runner-up. That is too few for the programme's view, which says so.
//! - **Stories** are spread evenly over thirteen weeks, the first of the file being the newest.
//! - **Shares** number about 420. Activity falls off exponentially from person to person and dips in weeks five
//!   and six; what is shared depends on freshness, and on the kinds that fit the person's persona.
//! - **Clicks** on a share have a log-normal number (median six) and come with an exponential delay whose
//!   half-life depends on the network, thinned by the rhythm of day and week. The numbers are judgements made
//!   for a plausible demo, not measurements of a network. Of [`AMBASSADOR`] some lie in the last hour, so that
//!   the live view is never empty.
//! - **What [`AMBASSADOR`] keeps for herself** was written by hand: followers on two networks, and the first three
//!   steps of her persona's path, done two and a half months to a month ago, with one note.
//! - **The board** has two occasions, four and thirteen days ahead, and no alert.
//! - **The desk** has a campaign that is on, with three of the stories, a story that expires in six days, two
//!   suggestions that wait and one of [`AMBASSADOR`] that was answered kindly.
//! - **Thanks**: five colleagues show their latest share, two of them with their post's (invented) address; [`AMBASSADOR`]
//!   shows two of hers, for which three people thanked her.
//! - **Sketches** exist for today only, as in a real programme: hashes of visitors are never kept longer.

mod answers;
mod chance;
mod clicks;
mod data;
mod desk;
mod own;
mod people;
mod retakes;
mod shares;
mod stories;
mod thanked;

use crate::{quiz::Pack, store::Row, time::Instant};

/// The person who has been an ambassador for twelve weeks.
pub const AMBASSADOR: &str = "demo-ambassador";
/// The person who runs the programme.
pub const FACILITATOR: &str = "demo-facilitator";
/// The invented company whose programme this is.
pub const COMPANY: &str = "Lindquell";

/// How long the programme has been running, in weeks.
const WEEKS: i64 = 12;

/// Every row of the demo programme as it stands at `now`: people, stories, shares, clicks by time, today's
/// key with its sketches, and the board.
pub fn generate(seed: u64, now: Instant, pack: &Pack) -> Vec<Row> {
    let mut people = people::people(seed, now, pack);
    own::decide(&mut people, now);
    let mut stories = stories::stories(seed, now);
    let desk = desk::lay(&mut stories, &people, now);
    let mut shares = shares::shares(seed, now, pack, &people, &stories);
    let thanked = thanked::show(&mut shares, &people, now);
    let clicks = clicks::clicks(seed, now, &shares);
    // After the shares: what people passed on before they changed their mind fitted who they were then.
    retakes::retake(&mut people, seed, now, pack);
    let (key, sketches) = clicks::today(seed, now, &clicks);
    let mut rows: Vec<Row> = people.into_iter().map(Row::Person).collect();
    rows.extend(stories.into_iter().map(Row::Story));
    rows.extend(shares.into_iter().map(Row::Share));
    rows.extend(clicks.into_iter().map(Row::Click));
    rows.push(Row::DayKey(key));
    rows.extend(sketches.into_iter().map(Row::Sketch));
    rows.push(Row::Board(own::board(now, pack)));
    rows.extend(desk);
    rows.extend(thanked);
    rows
}
