//! A backend's questions as values, for transports that carry messages.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    backend::Backend,
    command::Command,
    event::EventNumber,
    ids::StoryId,
    problem::{Problem, ProblemKind},
    reach::Span,
    story::StoryFilter,
    time::Instant,
};

/// One question to a backend; every method of [`Backend`] but the stream of notices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "call", rename_all = "snake_case")]
pub enum Call {
    /// [`crate::backend::Door::about`].
    About,
    /// [`crate::backend::Door::voices`].
    Voices,
    /// [`crate::backend::Door::enter`].
    Enter {
        /// Whom to be.
        voice: String,
    },
    /// [`crate::backend::Profiles::me`].
    Me,
    /// [`crate::backend::Profiles::typology`].
    Typology {
        /// In which language.
        language: String,
    },
    /// [`crate::backend::Profiles::progress`].
    Progress,
    /// [`crate::backend::Profiles::my_data`].
    MyData,
    /// [`crate::backend::Stories::stories`].
    Stories {
        /// Which.
        filter: StoryFilter,
    },
    /// [`crate::backend::Stories::story`].
    Story {
        /// Which.
        id: StoryId,
    },
    /// [`crate::backend::Stories::topics`].
    Topics,
    /// [`crate::backend::Shares::shares`].
    Shares,
    /// [`crate::backend::Shares::echoes`].
    Echoes,
    /// [`crate::backend::Reach::my_reach`].
    MyReach {
        /// Over which time.
        span: Span,
    },
    /// [`crate::backend::Reach::reported`].
    Reported,
    /// [`crate::backend::Reach::my_numbers`].
    MyNumbers {
        /// Over which time.
        span: Span,
    },
    /// [`crate::backend::Reach::story_numbers`].
    StoryNumbers {
        /// Of which story.
        id: StoryId,
    },
    /// [`crate::backend::Reach::counting`].
    Counting,
    /// [`crate::backend::Reach::my_clicks`].
    MyClicks {
        /// Between which moments.
        edges: Vec<Instant>,
    },
    /// [`crate::backend::Colleagues::colleagues`].
    Colleagues {
        /// Of which story; of any if none is named.
        story: Option<StoryId>,
    },
    /// [`crate::backend::Colleagues::my_thanks`].
    MyThanks,
    /// [`crate::backend::Live::events_after`].
    EventsAfter {
        /// After which number.
        after: EventNumber,
    },
    /// [`crate::backend::Insight::programme_reach`].
    ProgrammeReach,
    /// [`crate::backend::Insight::programme_numbers`].
    ProgrammeNumbers,
    /// [`crate::backend::Insight::persona_mix`].
    PersonaMix,
    /// [`crate::backend::Boards::board`].
    Board,
    /// [`crate::backend::Feeds::feeds`].
    Feeds,
    /// [`crate::backend::Desks::campaigns`].
    Campaigns,
    /// [`crate::backend::Desks::my_submissions`].
    MySubmissions,
    /// [`crate::backend::Desks::desk`].
    Desk,
    /// [`Backend::submit`].
    Submit {
        /// What to do.
        command: Command,
    },
}

/// Puts the question to a backend; the answer as JSON.
pub async fn dispatch(backend: &dyn Backend, call: Call) -> Result<Value, Problem> {
    match call {
        Call::About => json(backend.about().await?),
        Call::Voices => json(backend.voices().await?),
        Call::Enter { voice } => json(backend.enter(&voice).await?),
        Call::Me => json(backend.me().await?),
        Call::Typology { language } => json(backend.typology(&language).await?),
        Call::Progress => json(backend.progress().await?),
        Call::MyData => json(backend.my_data().await?),
        Call::Stories { filter } => json(backend.stories(filter).await?),
        Call::Story { id } => json(backend.story(id).await?),
        Call::Topics => json(backend.topics().await?),
        Call::Shares => json(backend.shares().await?),
        Call::Echoes => json(backend.echoes().await?),
        Call::MyReach { span } => json(backend.my_reach(span).await?),
        Call::Reported => json(backend.reported().await?),
        Call::MyNumbers { span } => json(backend.my_numbers(span).await?),
        Call::StoryNumbers { id } => json(backend.story_numbers(id).await?),
        Call::Counting => json(backend.counting().await?),
        Call::MyClicks { edges } => json(backend.my_clicks(edges).await?),
        Call::Colleagues { story } => json(backend.colleagues(story).await?),
        Call::MyThanks => json(backend.my_thanks().await?),
        Call::EventsAfter { after } => json(backend.events_after(after).await?),
        Call::ProgrammeReach => json(backend.programme_reach().await?),
        Call::ProgrammeNumbers => json(backend.programme_numbers().await?),
        Call::PersonaMix => json(backend.persona_mix().await?),
        Call::Board => json(backend.board().await?),
        Call::Feeds => json(backend.feeds().await?),
        Call::Campaigns => json(backend.campaigns().await?),
        Call::MySubmissions => json(backend.my_submissions().await?),
        Call::Desk => json(backend.desk().await?),
        Call::Submit { command } => json(backend.submit(command).await?),
    }
}

/// An answer as JSON.
pub fn json<T: Serialize>(value: T) -> Result<Value, Problem> {
    serde_json::to_value(value).map_err(|error| Problem::new(ProblemKind::Internal, error.to_string()))
}
