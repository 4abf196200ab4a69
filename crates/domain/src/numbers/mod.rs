//! The numbers of a programme: three kinds that never mix, and what may be said about people.
//!
//! [`Measured`] is counted by the backend on tracked links, [`Reported`](crate::reported::Reported) stands in a network's own export, an
//! [`Estimate`] follows from assumptions and is always an interval. None of them can be added to another:
//!
//! ```compile_fail
//! use domain::{numbers::Measured, reported::Reported};
//! let mixed = Measured::of(3).plus(Reported::of(4));
//! ```
//!
//! while counts of one kind can:
//!
//! ```
//! use domain::{numbers::Measured, reported::Reported};
//! assert_eq!(Measured::of(3).plus(Measured::of(4)), Measured::of(7));
//! assert_eq!(Reported::of(3).plus(Reported::of(4)), Reported::of(7));
//! ```
//!
//! An estimate has no sum at all: who is reached twice must not be counted twice, so a new one is made.
//!
//! ```compile_fail
//! use domain::numbers::Estimate;
//! let both = Estimate::of(1, 2, 3) + Estimate::of(1, 2, 3);
//! ```

pub mod assume;
mod count;
mod day;
mod estimate;
mod overlap;
mod people;
mod told;
mod value;

pub use count::Measured;
pub use day::{Crowd, DayScope, on_day};
pub use estimate::{Audience, Estimate, audience_reached, view_factor, views_of};
pub use overlap::{FEWEST, Overlap, OverlapKind, Pooled, Shared, shared};
pub use people::{DayPeople, PeopleInterval};
pub use told::{
    Counting, MyNumbers, ProgrammeNumbers, ShareEnquiries, StoryNumbers, WeekClicks, WeekNumbers,
};
pub use value::{
    Equivalence, MediaValue, MoneyRange, NetworkValue, Tier, equivalence, media_value, value_of_impressions,
};

/// Rounded down; what is no number or negative becomes 0, what is too large the largest count.
pub(crate) fn down(x: f64) -> u64 {
    x as u64
}

/// Rounded up, with the same ends as [`down`]. A hair above a whole number is that number: 0.06 × 50 is meant as 3.
pub(crate) fn up(x: f64) -> u64 {
    let below = x as u64;
    if x - below as f64 > 1e-9 * x { below.saturating_add(1) } else { below }
}

/// To the nearest whole number, with the same ends as [`down`].
pub(crate) fn nearest(x: f64) -> u64 {
    (x + 0.5) as u64
}
