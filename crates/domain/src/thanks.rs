//! Thanks between people: shares that their owners let colleagues see, and what colleagues say to them about those.
//!
//! - A share is its owner's alone until they show it, each by itself; they may hide it again at any moment, and with it goes
//!   the way to thank for it. What was said before stays theirs.
//! - Colleagues are people who have a circle in common with the owner, and who may have the story. They see who shared it,
//!   where and when; the post's address only where its owner wants it lifted. They see neither caption nor link, how often
//!   the link was opened only where its owner decided so when they shared, and nothing says how many did not show theirs.
//! - One person thanks once for a share; they may change the words or take them back. Only the owner reads who did. No
//!   figure is made of thanks, for nobody: what is counted is soon collected.
//! - The owner may put away what somebody said, for good: nothing more from that person about that share is shown to them.
//! - Who erases themselves takes along what they showed, what was said to them, and what they said to others: a name and
//!   words are their writer's.

mod milestone;

use serde::{Deserialize, Serialize};

use crate::{
    actor::{Actor, Circle},
    faults::Faults,
    ids::{CommandId, PersonId, ShareId, StoryId},
    network::Network,
    numbers::Measured,
    problem::Problem,
    reach::Measure,
    share::Share,
    time::{DAY, Instant},
};

pub use milestone::{MOST_TOLD, Milestone, Told, is_rung, milestone, reached, rung};

/// The longest thanks, in characters.
pub const MAX_WORDS: usize = 280;
/// How long after it was shown a share is among those of the whole programme, in milliseconds.
pub const SHOWN_FOR: i64 = 14 * DAY;
/// The most shares of colleagues that are listed at once.
pub const MOST_SHOWN: usize = 50;
/// The most thanks that are listed at once.
pub const MOST_THANKS: usize = 200;

/// That a share is shown to colleagues. Its row is there for as long as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Which share.
    pub share: ShareId,
    /// Whose.
    pub person: PersonId,
    /// Their name when they showed it.
    pub name: String,
    /// Their circles then: who is in none of them does not see it.
    pub circles: Vec<Circle>,
    /// Of which story.
    pub story: StoryId,
    /// The story's title when it was shared.
    pub title: String,
    /// Where it was shared.
    pub network: Network,
    /// When it was shared.
    pub at: Instant,
    /// Since when it is shown.
    pub since: Instant,
    /// Whether colleagues may see the post's address, to answer, comment or like it there.
    pub lift: bool,
    /// Whether colleagues may see how often its link is opened: as the share says, for good.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
    /// Grows with each change; 1 at first.
    pub version: u64,
}

/// What one person said for a share of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thanks {
    /// The id of the command that first said it.
    pub id: CommandId,
    /// For which share.
    pub share: ShareId,
    /// Of which story.
    pub story: StoryId,
    /// The story's title when it was shared.
    pub title: String,
    /// Who says it.
    pub from: PersonId,
    /// Their name when they last said it.
    pub name: String,
    /// Whose share it is.
    pub to: PersonId,
    /// In which words: at most [`MAX_WORDS`] characters, or none.
    pub words: String,
    /// When it was last said.
    pub at: Instant,
    /// Whether the owner put it away.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub put_away: bool,
    /// Grows with each change; 1 at first.
    pub version: u64,
}

/// Which shown shares a store is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShownScope {
    /// This one.
    Share(ShareId),
    /// Those of a story.
    Story(StoryId),
    /// Those of a person.
    Person(PersonId),
    /// Those that are shown since then or later.
    Since(Instant),
}

/// Which thanks a store is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThanksScope {
    /// What this person said for this share.
    One(ShareId, PersonId),
    /// What was said to this person.
    To(PersonId),
    /// What this person said.
    From(PersonId),
}

/// A colleague's share, as its owner shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownShare {
    /// Which share.
    pub share: ShareId,
    /// Who shared; empty if they gave no name.
    pub name: String,
    /// Of which story.
    pub story: StoryId,
    /// The story's title then.
    pub title: String,
    /// Where.
    pub network: Network,
    /// When.
    pub at: Instant,
    /// Where the post can be answered, commented and liked; there if its owner said where it is and wants that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
    /// Whether its owner takes thanks.
    pub takes_thanks: bool,
    /// What I said for it; none if nothing, empty if thanks without words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thanked: Option<String>,
    /// How often its link was opened so far; there if its owner chose to show that when they shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clicks: Option<OpenClicks>,
}

/// What was counted on an open share's link, ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenClicks {
    /// What the clicks are.
    pub measure: Measure,
    /// How many.
    pub count: Measured,
}

/// A share of one's own that colleagues see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyShown {
    /// Which.
    pub share: ShareId,
    /// Whether they may see where the post is.
    pub lift: bool,
}

/// Thanks as their receiver reads them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// Which.
    pub id: CommandId,
    /// For which share.
    pub share: ShareId,
    /// Of which story.
    pub story: StoryId,
    /// The story's title.
    pub title: String,
    /// Who said it; empty if they gave no name.
    pub name: String,
    /// In which words; empty if without any.
    pub words: String,
    /// When.
    pub at: Instant,
}

/// Thanks as their giver reads them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// For which share.
    pub share: ShareId,
    /// The story's title.
    pub title: String,
    /// In which words.
    pub words: String,
    /// When.
    pub at: Instant,
}

/// What one showed, and what came back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyThanks {
    /// The shares that colleagues see, newest first.
    pub shown: Vec<MyShown>,
    /// What was said, newest first, at most [`MOST_THANKS`].
    pub received: Vec<Received>,
}

impl Shown {
    /// A share that its owner begins to show, without its post.
    pub fn first(share: &Share, owner: &Actor, now: Instant) -> Self {
        Self {
            share: share.id,
            person: share.person.clone(),
            name: owner.name.clone(),
            circles: owner.circles.clone(),
            story: share.story,
            title: share.title.clone(),
            network: share.network,
            at: share.at,
            since: now,
            lift: false,
            open: share.open,
            version: 1,
        }
    }

    /// Whether somebody of these circles has one in common with whoever shows it.
    pub fn is_for(&self, circles: &[Circle]) -> bool {
        self.circles.iter().any(|circle| circles.contains(circle))
    }
}

impl From<Thanks> for Received {
    fn from(of: Thanks) -> Self {
        let Thanks { id, share, story, title, name, words, at, .. } = of;
        Self { id, share, story, title, name, words, at }
    }
}

impl From<Thanks> for Given {
    fn from(of: Thanks) -> Self {
        Self { share: of.share, title: of.title, words: of.words, at: of.at }
    }
}

/// The words as they may be kept: one clean line, which may be empty; or what is wrong with them.
pub fn words(text: &str) -> Result<String, Problem> {
    let mut faults = Faults::below("");
    let words = faults.line("words", text, 0, MAX_WORDS);
    faults.done("these thanks cannot be sent").map(|()| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_one_clean_line_of_limited_length() {
        assert_eq!(words(" Thank\u{202e}s\n\n a  lot \u{0}").unwrap(), "Thanks a lot");
        assert_eq!(words("\u{2067}\u{200b} \t").unwrap(), "", "nothing to be seen is no words");
        assert_eq!(words("شكراً \u{200f}لك").unwrap(), "شكراً \u{200f}لك");
        assert_eq!(words(&"é".repeat(MAX_WORDS)).unwrap().chars().count(), MAX_WORDS);
        let problem = words(&"é".repeat(MAX_WORDS + 1)).unwrap_err();
        assert_eq!(problem.fields[0].pointer, "/words");
    }

    #[test]
    fn a_circle_in_common_is_needed() {
        let id = CommandId::v7(Instant::from_millis(1), &[1; 10]);
        let shown = Shown {
            share: id,
            person: PersonId::try_from("a".to_owned()).unwrap(),
            name: "A".into(),
            circles: vec![Circle::Employee, Circle::Partner],
            story: StoryId(id.0),
            title: "T".into(),
            network: Network::X,
            at: Instant::default(),
            since: Instant::default(),
            lift: false,
            open: false,
            version: 1,
        };
        assert!(shown.is_for(&[Circle::Partner]) && shown.is_for(&[Circle::Customer, Circle::Employee]));
        assert!(!shown.is_for(&[Circle::Customer]) && !shown.is_for(&[]));
    }
}
