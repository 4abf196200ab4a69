//! What the rules ask of a place that keeps rows: coarse questions in the programme's words, and one write.

mod memory;

use std::{fmt, future::Future};

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    campaign::{Campaign, CampaignId},
    command::StoredCommand,
    enquiry::{Enquiry, EnquiryId},
    event::{Event, EventNumber, NewEvent},
    feeds::FeedState,
    future::{MaybeSend, MaybeSync},
    ids::{Code, CommandId, PersonId, ShareId, StoryId},
    person::Person,
    privacy::Publication,
    reach::{ClickCount, ClickQuestion},
    reported::{Report, ReportId},
    share::Share,
    sketch::Sketch,
    story::Story,
    submission::{Submission, SubmissionId},
    thanks::{Shown, ShownScope, Thanks, ThanksScope},
    time::{Day, Instant},
    visit::{Click, DayKey},
};

pub use memory::MemoryStore;

/// The name of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A participant.
    Person(PersonId),
    /// A story.
    Story(StoryId),
    /// A share.
    Share(ShareId),
    /// The key of a day's visitor hashes.
    DayKey(Day),
    /// The visitors of a share on a day.
    Sketch(Day, ShareId),
    /// A frozen publication, by name.
    Publication(String),
    /// The one board.
    Board,
    /// A campaign.
    Campaign(CampaignId),
    /// A submission.
    Submission(SubmissionId),
    /// An import of reported figures.
    Report(ReportId),
    /// An enquiry.
    Enquiry(EnquiryId),
    /// That a share is shown to colleagues.
    Shown(ShareId),
    /// What a person said for a share.
    Thanks(ShareId, PersonId),
}

/// A row to be written, replacing what has its key. Clicks have no key: each is added.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// A participant.
    Person(Person),
    /// A story.
    Story(Story),
    /// A share.
    Share(Share),
    /// A counted opening.
    Click(Click),
    /// The key of a day.
    DayKey(DayKey),
    /// A day's visitors of a share.
    Sketch(Sketch),
    /// A frozen publication.
    Publication(Publication),
    /// The board.
    Board(Board),
    /// A campaign.
    Campaign(Campaign),
    /// A submission.
    Submission(Submission),
    /// An import of reported figures.
    Report(Report),
    /// An enquiry.
    Enquiry(Enquiry),
    /// That a share is shown to colleagues.
    Shown(Shown),
    /// What a person said for a share.
    Thanks(Thanks),
}

/// That a row must still be at this version; 0 means that it must not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expect {
    /// Which row.
    pub key: Key,
    /// At which version. Rows without a version of their own count as 1.
    pub version: u64,
}

/// One write, applied wholly or not at all, in this order: command, expectations, wipe, forget,
/// deletes, puts, events.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changes {
    /// The command behind it; its id must be new, or the whole is refused with [`StoreError::CommandExists`].
    pub command: Option<StoredCommand>,
    /// What must still be as it was when the rules decided.
    pub expect: Vec<Expect>,
    /// Remove every person, story, share, click, sketch, publication, campaign, submission, report, enquiry, thanks, what is
    /// shown to colleagues and the board first. Commands and log stay.
    pub wipe: bool,
    /// Remove every trace of this person: their row, submissions, reports, shares, the clicks, sketches and enquiries of
    /// those shares, what they show to colleagues, thanks they gave and received. Their commands become
    /// [`StoredCommand::forgotten`], their events [`NewEvent::forgotten`]. Nothing of it may stay readable.
    pub forget: Option<PersonId>,
    /// Rows to remove; those that are not there are ignored.
    pub delete: Vec<Key>,
    /// Rows to write.
    pub put: Vec<Row>,
    /// Events to append, in order.
    pub events: Vec<NewEvent>,
}

/// What a person leaves in a store beside their rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trail {
    /// The ids of their commands, ascending.
    pub commands: Vec<CommandId>,
    /// The events that are for them alone, oldest first.
    pub events: Vec<Event>,
    /// The sketches of their shares, by day, then share.
    pub sketches: Vec<Sketch>,
}

/// Clicks of one person's share in a span, with what groups it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ShareFact {
    /// Which share.
    pub share: Share,
    /// Clicks on it in the span.
    pub clicks: u64,
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Share {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.at, self.id).cmp(&(other.at, other.id))
    }
}

/// Why a store did not do as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// An expectation did not hold: decide again on what is there now.
    Conflict,
    /// The command was already applied; here is what is remembered of it, with the log's last number.
    CommandExists(StoredCommand, EventNumber),
    /// The store failed; the text is for the log, not for people.
    Failed(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflict => f.write_str("somebody else was faster"),
            Self::CommandExists(command, _) => write!(f, "command {} was already applied", command.id),
            Self::Failed(why) => write!(f, "the store failed: {why}"),
        }
    }
}

impl std::error::Error for StoreError {}

/// A place that keeps a programme's rows.
pub trait Store: MaybeSend + MaybeSync + 'static {
    /// Applies the changes wholly or not at all; answers the log's last number.
    fn commit(&self, changes: Changes) -> impl Future<Output = Result<EventNumber, StoreError>> + MaybeSend;
    /// The command with this id, if it was applied.
    fn command(
        &self,
        id: CommandId,
    ) -> impl Future<Output = Result<Option<StoredCommand>, StoreError>> + MaybeSend;
    /// One person.
    fn person(&self, id: &PersonId) -> impl Future<Output = Result<Option<Person>, StoreError>> + MaybeSend;
    /// Everybody, by id.
    fn people(&self) -> impl Future<Output = Result<Vec<Person>, StoreError>> + MaybeSend;
    /// Everybody who gave a device to be reached on, in any order.
    fn reachable(&self) -> impl Future<Output = Result<Vec<Person>, StoreError>> + MaybeSend {
        async {
            let mut people = self.people().await?;
            people.retain(|person| !person.devices.is_empty());
            Ok(people)
        }
    }
    /// One story.
    fn story(&self, id: StoryId) -> impl Future<Output = Result<Option<Story>, StoreError>> + MaybeSend;
    /// At most `limit` stories whose id comes after this one, by id: a walk over all of them.
    fn stories_after(
        &self,
        after: Option<StoryId>,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<Story>, StoreError>> + MaybeSend;
    /// These stories, in this order; without those that are not there.
    fn stories_by_id(
        &self,
        ids: &[StoryId],
    ) -> impl Future<Output = Result<Vec<Story>, StoreError>> + MaybeSend;
    /// The stories that `least` different people or more have shared, with how many people those are; by id.
    fn sharers(
        &self,
        least: u64,
    ) -> impl Future<Output = Result<Vec<(StoryId, u64)>, StoreError>> + MaybeSend;
    /// The share behind a tracked link.
    fn share_by_code(
        &self,
        code: &Code,
    ) -> impl Future<Output = Result<Option<Share>, StoreError>> + MaybeSend;
    /// A person's shares, newest first, at most `limit`.
    fn shares_of(
        &self,
        person: &PersonId,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<Share>, StoreError>> + MaybeSend;
    /// Everybody's shares in `[from, to)`, by id.
    fn shares_between(
        &self,
        from: Instant,
        to: Instant,
    ) -> impl Future<Output = Result<Vec<Share>, StoreError>> + MaybeSend;
    /// Clicks by share and bucket.
    fn clicks(
        &self,
        question: &ClickQuestion,
    ) -> impl Future<Output = Result<Vec<ClickCount>, StoreError>> + MaybeSend;
    /// Every share that was clicked in `[from, to)`, with the number of clicks, by share.
    fn clicked_shares(
        &self,
        from: Instant,
        to: Instant,
    ) -> impl Future<Output = Result<Vec<ShareFact>, StoreError>> + MaybeSend;
    /// The sketches of a day: one person's, or all.
    fn sketches(
        &self,
        day: Day,
        person: Option<&PersonId>,
    ) -> impl Future<Output = Result<Vec<Sketch>, StoreError>> + MaybeSend;
    /// The one sketch of a day and share.
    fn sketch(
        &self,
        day: Day,
        share: ShareId,
    ) -> impl Future<Output = Result<Option<Sketch>, StoreError>> + MaybeSend;
    /// Every day key that still exists.
    fn day_keys(&self) -> impl Future<Output = Result<Vec<DayKey>, StoreError>> + MaybeSend;
    /// A frozen publication.
    fn publication(
        &self,
        name: &str,
    ) -> impl Future<Output = Result<Option<Publication>, StoreError>> + MaybeSend;
    /// The board; none if nothing was ever put on it.
    fn board(&self) -> impl Future<Output = Result<Option<Board>, StoreError>> + MaybeSend;
    /// How the feeds stand that are fetched on a schedule; none where there is no schedule, as in every store that is not
    /// a server's.
    fn feeds(&self) -> impl Future<Output = Result<Option<Vec<FeedState>>, StoreError>> + MaybeSend {
        std::future::ready(Ok(None))
    }
    /// Every story about which something was decided (see [`crate::story::Edition::is_plain`]), in any order.
    fn edited_stories(&self) -> impl Future<Output = Result<Vec<Story>, StoreError>> + MaybeSend;
    /// Every campaign, in any order.
    fn campaigns(&self) -> impl Future<Output = Result<Vec<Campaign>, StoreError>> + MaybeSend;
    /// A person's submissions, or everybody's, in any order.
    fn submissions(
        &self,
        person: Option<&PersonId>,
    ) -> impl Future<Output = Result<Vec<Submission>, StoreError>> + MaybeSend;
    /// A person's imports of reported figures, in any order.
    fn reports(&self, person: &PersonId)
    -> impl Future<Output = Result<Vec<Report>, StoreError>> + MaybeSend;
    /// One enquiry.
    fn enquiry(
        &self,
        id: &EnquiryId,
    ) -> impl Future<Output = Result<Option<Enquiry>, StoreError>> + MaybeSend;
    /// The enquiries after clicks on a person's links, or everybody's, in any order.
    fn enquiries(
        &self,
        person: Option<&PersonId>,
    ) -> impl Future<Output = Result<Vec<Enquiry>, StoreError>> + MaybeSend;
    /// Shares that are shown to colleagues, in any order.
    fn shown(&self, scope: &ShownScope) -> impl Future<Output = Result<Vec<Shown>, StoreError>> + MaybeSend;
    /// Thanks, in any order.
    fn thanks(
        &self,
        scope: &ThanksScope,
    ) -> impl Future<Output = Result<Vec<Thanks>, StoreError>> + MaybeSend;
    /// What this person leaves in commands, log and sketches.
    fn trail_of(&self, person: &PersonId) -> impl Future<Output = Result<Trail, StoreError>> + MaybeSend;
    /// At most `limit` events after number `after`, oldest first.
    fn events_after(
        &self,
        after: EventNumber,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<Event>, StoreError>> + MaybeSend;
    /// The log's last number, 0 if it is empty.
    fn last_event(&self) -> impl Future<Output = Result<EventNumber, StoreError>> + MaybeSend;
}
