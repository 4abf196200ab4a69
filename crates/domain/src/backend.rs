//! The one idea: a programme seen by one actor. Every screen asks it, every backend is a way to be it.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, de::IgnoredAny};

use crate::{
    board::Board,
    campaign::Campaign,
    command::{Command, Receipt},
    echo::Echoes,
    event::{EventNumber, Missed},
    feeds::FeedDesk,
    future::{BoxFuture, BoxStream, MaybeSend, MaybeSync},
    ids::StoryId,
    my_data::MyData,
    numbers::{Counting, MyNumbers, ProgrammeNumbers, StoryNumbers},
    person::Me,
    privacy::{PersonaMix, ProgrammeReach},
    problem::Problem,
    progress::Progress,
    quiz::Pack,
    reach::{Measure, MyClicks, MyReach, Span},
    reported::MyReported,
    share::Share,
    story::{Page, Story, StoryCursor, StoryFilter, TopicCount},
    submission::{Desk, Submission},
    thanks::{MyThanks, ShownShare},
    time::Instant,
};

/// What came back, or why not.
pub type Answer<'a, T> = BoxFuture<'a, Result<T, Problem>>;

/// What a backend is and can do; read before everything else, also by nobody in particular.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The programme's name.
    pub programme: String,
    /// Version of the contract; the app speaks [`CONTRACT`].
    pub contract: u32,
    /// Whether tracked links reach strangers and are counted, or are practice on this device.
    pub tracked_links: Measure,
    /// Where tracked links live: `{links}{code}`. Absent where they are practice.
    pub links: Option<String>,
    /// Whether networks are really opened. Not in a demo, nor while links would lead to this machine only.
    pub opens_networks: bool,
    /// Whether this is the demo programme, made up by a generator.
    pub demo: bool,
    /// Whether stories can be added by dropping a feed file.
    pub takes_feeds: bool,
    /// Which of the optional parts are there; what a later version calls by a name unknown here is not used.
    #[serde(deserialize_with = "known")]
    pub capabilities: Vec<Capability>,
    /// By which key browsers know who sends notifications (RFC 8292), in base64url; absent where nothing is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub push_key: Option<String>,
    /// Whether somebody is signed in, so that [`Profiles::me`] need not be asked in vain. A backend that does not say
    /// is asked.
    #[serde(default = "yes")]
    pub signed_in: bool,
}

const fn yes() -> bool {
    true
}

/// The capabilities of a list that this version knows.
fn known<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Capability>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Named {
        Known(Capability),
        Later(IgnoredAny),
    }
    let named = Vec::<Named>::deserialize(from)?.into_iter();
    Ok(named
        .filter_map(|one| match one {
            Named::Known(capability) => Some(capability),
            Named::Later(_) => None,
        })
        .collect())
}

/// The contract version this code speaks.
pub const CONTRACT: u32 = 1;

/// The parts a backend may have or lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capability {
    /// [`Profiles`].
    Profiles,
    /// [`Stories`].
    Stories,
    /// [`Shares`].
    Shares,
    /// [`Reach`].
    Reach,
    /// [`Live`].
    Live,
    /// [`Insight`].
    Insight,
    /// [`Boards`].
    Board,
    /// [`Desks`].
    Desk,
    /// [`Door`]: one can choose who to be.
    Door,
    /// Reports as files to print or to send, below the server's own address: `reach/report.svg` and the like.
    Reports,
    /// Notifications that reach devices while the app is closed; [`About::push_key`] says from whom.
    Push,
}

/// Somebody one can be in the demo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoVoice {
    /// What to say to [`Door::enter`].
    pub id: String,
    /// Which of the three.
    pub role: DemoRole,
    /// Their name; empty for somebody new.
    pub name: String,
}

/// The three ways to look at the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DemoRole {
    /// Nothing done yet.
    Newcomer,
    /// Twelve weeks in.
    Ambassador,
    /// Runs the programme.
    Facilitator,
}

/// How one comes in, where that is the app's affair.
pub trait Door {
    /// What this backend is; works without being signed in.
    fn about(&self) -> Answer<'_, About>;
    /// Whom one can be; empty where sign-in happens elsewhere.
    fn voices(&self) -> Answer<'_, Vec<DemoVoice>>;
    /// Become one of them.
    fn enter(&self, voice: &str) -> Answer<'_, Me>;
}

/// Oneself, and the typology.
pub trait Profiles {
    /// Who I am here.
    fn me(&self) -> Answer<'_, Me>;
    /// The pack of personas, statements and questions, its texts in one language (a BCP 47 tag): in English where
    /// there is no other.
    fn typology(&self, language: &str) -> Answer<'_, Arc<Pack>>;
    /// How far I came on my path, with my notes.
    fn progress(&self) -> Answer<'_, Progress>;
    /// Everything that is kept about me.
    fn my_data(&self) -> Answer<'_, MyData>;
}

/// What there is to share.
pub trait Stories {
    /// A page of the gallery.
    fn stories(&self, filter: StoryFilter) -> Answer<'_, Page<Story, StoryCursor>>;
    /// One story.
    fn story(&self, id: StoryId) -> Answer<'_, Story>;
    /// All topics.
    fn topics(&self) -> Answer<'_, Vec<TopicCount>>;
}

/// What I did.
pub trait Shares {
    /// My shares, newest first, at most 200.
    fn shares(&self) -> Answer<'_, Vec<Share>>;
    /// The words that five or more people used lately, so that one's own can be compared with them on the device.
    fn echoes(&self) -> Answer<'_, Echoes>;
}

/// What came of it.
pub trait Reach {
    /// My own reach.
    fn my_reach(&self, span: Span) -> Answer<'_, MyReach>;
    /// What networks reported about my posts, as I took it in. Never mixed with what is counted here.
    fn reported(&self) -> Answer<'_, MyReported>;
    /// My own numbers about people: visitors, an estimate of who saw what I shared, enquiries.
    fn my_numbers(&self, span: Span) -> Answer<'_, MyNumbers>;
    /// A story's numbers: my own links', and everybody's where five people or more make them up.
    fn story_numbers(&self, story: StoryId) -> Answer<'_, StoryNumbers>;
    /// How this programme counts, and what it assumes.
    fn counting(&self) -> Answer<'_, Counting>;
    /// Clicks on my links between these moments, 2 to 15 of them, each later than the one before.
    fn my_clicks(&self, edges: Vec<Instant>) -> Answer<'_, MyClicks>;
}

/// What people show each other, and say to each other.
pub trait Colleagues {
    /// The shares that colleagues show, newest first, at most 50: those of a story, or all that were shown in the last
    /// fourteen days. Never my own, and nothing about anybody who shows none.
    fn colleagues(&self, story: Option<StoryId>) -> Answer<'_, Vec<ShownShare>>;
    /// What I show, and what was said to me. Nobody else reads it.
    fn my_thanks(&self) -> Answer<'_, MyThanks>;
}

/// What has just happened.
pub trait Live {
    /// Everything for me after `after`.
    fn events_after(&self, after: EventNumber) -> Answer<'_, Missed>;
    /// Rings with a number whenever there may be something after it; ends when the connection does.
    fn notices(&self) -> Answer<'_, BoxStream<'static, EventNumber>>;
}

/// The programme as a whole, for those who run it. Only through [`crate::privacy`].
pub trait Insight {
    /// Clicks of the programme in its closed weeks.
    fn programme_reach(&self) -> Answer<'_, ProgrammeReach>;
    /// What the published clicks compare to, and the enquiries that followed.
    fn programme_numbers(&self) -> Answer<'_, ProgrammeNumbers>;
    /// How many people have which persona.
    fn persona_mix(&self) -> Answer<'_, PersonaMix>;
}

/// What the programme tells everybody.
pub trait Boards {
    /// The alert that is up, and the occasions to come.
    fn board(&self) -> Answer<'_, Board>;
}

/// Where stories come from by themselves, for those who run the programme.
pub trait Feeds {
    /// The feeds that the backend fetches, and how each of them stands.
    fn feeds(&self) -> Answer<'_, FeedDesk>;
}

/// What people of the programme make: campaigns, suggestions, and the desk where stories are written.
pub trait Desks {
    /// Every campaign, the latest first.
    fn campaigns(&self) -> Answer<'_, Vec<Campaign>>;
    /// What I suggested, with the answers, newest first.
    fn my_submissions(&self) -> Answer<'_, Vec<Submission>>;
    /// What those who run the programme have before them.
    fn desk(&self) -> Answer<'_, Desk>;
}

/// A programme seen by one actor.
pub trait Backend:
    Door
    + Profiles
    + Stories
    + Shares
    + Reach
    + Live
    + Insight
    + Boards
    + Feeds
    + Desks
    + Colleagues
    + MaybeSend
    + MaybeSync
    + 'static
{
    /// Does what the command says, once. `Err` means that nobody knows: try again with the same id.
    fn submit(&self, command: Command) -> Answer<'_, Receipt>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capability_of_a_later_version_is_passed_over() {
        let about = serde_json::json!({
            "programme": "P", "contract": 1, "tracked_links": "practice", "links": null, "opens_networks": false,
            "demo": false, "takes_feeds": false, "capabilities": ["reach", "telepathy", { "x": 1 }, "reports"],
        });
        let about: About = serde_json::from_value(about).unwrap();
        assert_eq!(about.capabilities, [Capability::Reach, Capability::Reports]);
    }
}
