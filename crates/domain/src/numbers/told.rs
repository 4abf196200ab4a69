//! What a backend tells about numbers: each figure under the kind it is.

use serde::{Deserialize, Serialize};

use super::{
    Equivalence, Estimate, Measured, MediaValue, Overlap, PeopleInterval,
    assume::{Assumption, Assumptions, Edit, Stated},
};
use crate::{
    event::EventNumber,
    ids::{ShareId, StoryId},
    reach::{Measure, Span},
    sketch::DayVisitors,
    time::{Instant, Week},
};

/// One's own numbers over the days that a span touches, whole days in UTC.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MyNumbers {
    /// What the clicks behind them are; figures about people and enquiries are there only where it is measured.
    pub measure: Measure,
    /// The span that was asked.
    pub span: Span,
    /// Clicks on those days. More than in the span's own buckets, where it begins in the middle of a day.
    pub clicks: Measured,
    /// The people behind them.
    pub people: Option<PeopleInterval>,
    /// The visitors of today.
    pub today: Option<DayVisitors>,
    /// How many people may have seen what one shared in the span, from the followers one says one has. None where one
    /// says nothing, or shared nothing there.
    pub estimate: Option<Estimate>,
    /// How far audiences are assumed to overlap in it.
    pub overlap: Overlap,
    /// Enquiries in the span after a click on one's links.
    pub enquiries: Measured,
    /// All of them ever.
    pub enquiries_ever: Measured,
    /// Those of the span by share, for shares that had any.
    pub enquiries_by_share: Vec<ShareEnquiries>,
    /// The log's last number when this was read.
    pub as_of: EventNumber,
    /// The backend's time when this was read.
    pub now: Instant,
}

/// Enquiries after clicks on one share's link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareEnquiries {
    /// Which share.
    pub share: ShareId,
    /// How many.
    pub enquiries: Measured,
}

/// What is known about a story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoryNumbers {
    /// Which story.
    pub story: StoryId,
    /// What the clicks are.
    pub measure: Measure,
    /// Clicks on one's own links to it, ever; none where one never shared it.
    pub mine: Option<Measured>,
    /// Enquiries after those.
    pub my_enquiries: Measured,
    /// Clicks on everybody's links in the closed weeks in which five or more people had some and it may be shown,
    /// oldest first.
    pub weeks: Vec<WeekClicks>,
    /// The smallest group shown.
    pub group: usize,
}

/// Published clicks of one closed week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekClicks {
    /// Which week.
    pub week: Week,
    /// How many.
    pub clicks: Measured,
}

/// Published figures of one closed week of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekNumbers {
    /// Which week.
    pub week: Week,
    /// Clicks; none if fewer than five people had some.
    pub clicks: Option<Measured>,
    /// Enquiries after clicks; none if they came from links of fewer than five people.
    pub enquiries: Option<Measured>,
}

/// The programme's numbers: everything in it follows from published figures and from what is assumed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProgrammeNumbers {
    /// What the clicks are: of practice nothing is worth anything.
    pub measure: Measure,
    /// The smallest group shown.
    pub group: usize,
    /// The closed weeks, oldest first.
    pub weeks: Vec<WeekNumbers>,
    /// The published clicks of all these weeks.
    pub clicks: Measured,
    /// The part of them whose network may not be told, and which therefore has no price.
    pub unnamed: Measured,
    /// What the clicks whose network is published would cost as advertising.
    pub media: MediaValue,
    /// As many clicks by influencers.
    pub equivalence: Vec<Equivalence>,
    /// How far the audiences of colleagues overlap.
    pub overlap: Overlap,
}

/// How this programme counts: for everybody to read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counting {
    /// What the clicks are.
    pub measure: Measure,
    /// Whether enquiries are taken.
    pub enquiries: bool,
    /// Everything that is assumed, in order.
    pub assumptions: Vec<Assumption>,
    /// In which money, ISO 4217.
    pub currency: String,
    /// How far the audiences of colleagues overlap, as it is used now.
    pub overlap: Overlap,
    /// The changes of assumptions so far, newest first.
    pub edits: Vec<Edit>,
    /// What a change has to name: 0 while nothing was changed.
    pub version: u64,
    /// Whether the reader may change assumptions.
    pub editable: bool,
}

impl Counting {
    /// What is assumed, to reckon with: the app shows by it what a change would mean.
    pub fn assumed(&self) -> Assumptions {
        let own = self.assumptions.iter().map(|one| {
            let source = one.source.clone();
            (one.key, Stated { from: one.from, to: one.to, source, year: one.year.unwrap_or_default() })
        });
        Assumptions {
            currency: self.currency.clone(),
            own: own.collect(),
            edits: self.edits.clone(),
            version: self.version,
        }
    }
}
