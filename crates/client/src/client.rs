//! A backend reached through a transport.

use std::sync::Arc;

use domain::{
    backend::{
        About, Answer, Backend, Boards, Colleagues, DemoVoice, Desks, Door, Feeds, Insight, Live, Profiles,
        Reach, Shares, Stories,
    },
    board::Board,
    call::Call,
    campaign::Campaign,
    command::{Command, Receipt},
    echo::Echoes,
    event::{EventNumber, Missed},
    feeds::FeedDesk,
    future::{BoxStream, MaybeSend},
    ids::StoryId,
    my_data::MyData,
    numbers::{Counting, MyNumbers, ProgrammeNumbers, StoryNumbers},
    person::Me,
    privacy::{PersonaMix, ProgrammeReach},
    progress::Progress,
    quiz::Pack,
    reach::{MyClicks, MyReach, Span},
    reported::MyReported,
    share::Share,
    story::{Page, Story, StoryCursor, StoryFilter, TopicCount},
    submission::{Desk, Submission},
    thanks::{MyThanks, ShownShare},
    time::Instant,
};
use serde::de::DeserializeOwned;

use crate::{decode, transport::Transport};

/// Puts each question as a [`Call`] and reads the answer.
#[derive(Debug, Clone, Default)]
pub struct Client<T>(T);

impl<T: Transport> Client<T> {
    /// A backend at the other end of `transport`.
    pub fn new(transport: T) -> Self {
        Self(transport)
    }

    /// The transport below.
    pub fn transport(&self) -> &T {
        &self.0
    }

    fn ask<A: DeserializeOwned + MaybeSend>(&self, call: Call) -> Answer<'_, A> {
        Box::pin(async move {
            let question = name(&call);
            decode(question, &self.0.call(call).await?)
        })
    }
}

/// What a question is called in messages for people who look for a fault.
fn name(call: &Call) -> &'static str {
    match call {
        Call::About => "about",
        Call::Voices => "voices",
        Call::Enter { .. } => "enter",
        Call::Me => "me",
        Call::Typology { .. } => "typology",
        Call::Progress => "progress",
        Call::MyData => "my data",
        Call::Stories { .. } => "stories",
        Call::Story { .. } => "story",
        Call::Topics => "topics",
        Call::Shares => "shares",
        Call::Echoes => "echoes",
        Call::MyReach { .. } => "reach",
        Call::Reported => "reported",
        Call::MyNumbers { .. } => "numbers",
        Call::StoryNumbers { .. } => "numbers of a story",
        Call::Counting => "counting",
        Call::MyClicks { .. } => "my clicks",
        Call::Colleagues { .. } => "colleagues",
        Call::MyThanks => "my thanks",
        Call::EventsAfter { .. } => "events",
        Call::ProgrammeReach => "programme reach",
        Call::ProgrammeNumbers => "programme numbers",
        Call::PersonaMix => "persona mix",
        Call::Board => "board",
        Call::Feeds => "feeds",
        Call::Campaigns => "campaigns",
        Call::MySubmissions => "my submissions",
        Call::Desk => "desk",
        Call::Submit { .. } => "submit",
    }
}

impl<T: Transport> Door for Client<T> {
    fn about(&self) -> Answer<'_, About> {
        self.ask(Call::About)
    }
    fn voices(&self) -> Answer<'_, Vec<DemoVoice>> {
        self.ask(Call::Voices)
    }
    fn enter(&self, voice: &str) -> Answer<'_, Me> {
        self.ask(Call::Enter { voice: voice.to_owned() })
    }
}

impl<T: Transport> Profiles for Client<T> {
    fn me(&self) -> Answer<'_, Me> {
        self.ask(Call::Me)
    }
    fn typology(&self, language: &str) -> Answer<'_, Arc<Pack>> {
        self.ask(Call::Typology { language: language.to_owned() })
    }
    fn progress(&self) -> Answer<'_, Progress> {
        self.ask(Call::Progress)
    }
    fn my_data(&self) -> Answer<'_, MyData> {
        self.ask(Call::MyData)
    }
}

impl<T: Transport> Stories for Client<T> {
    fn stories(&self, filter: StoryFilter) -> Answer<'_, Page<Story, StoryCursor>> {
        self.ask(Call::Stories { filter })
    }
    fn story(&self, id: StoryId) -> Answer<'_, Story> {
        self.ask(Call::Story { id })
    }
    fn topics(&self) -> Answer<'_, Vec<TopicCount>> {
        self.ask(Call::Topics)
    }
}

impl<T: Transport> Shares for Client<T> {
    fn shares(&self) -> Answer<'_, Vec<Share>> {
        self.ask(Call::Shares)
    }
    fn echoes(&self) -> Answer<'_, Echoes> {
        self.ask(Call::Echoes)
    }
}

impl<T: Transport> Reach for Client<T> {
    fn my_reach(&self, span: Span) -> Answer<'_, MyReach> {
        self.ask(Call::MyReach { span })
    }
    fn reported(&self) -> Answer<'_, MyReported> {
        self.ask(Call::Reported)
    }

    fn my_numbers(&self, span: Span) -> Answer<'_, MyNumbers> {
        self.ask(Call::MyNumbers { span })
    }
    fn story_numbers(&self, story: StoryId) -> Answer<'_, StoryNumbers> {
        self.ask(Call::StoryNumbers { id: story })
    }
    fn counting(&self) -> Answer<'_, Counting> {
        self.ask(Call::Counting)
    }

    fn my_clicks(&self, edges: Vec<Instant>) -> Answer<'_, MyClicks> {
        self.ask(Call::MyClicks { edges })
    }
}

impl<T: Transport> Colleagues for Client<T> {
    fn colleagues(&self, story: Option<StoryId>) -> Answer<'_, Vec<ShownShare>> {
        self.ask(Call::Colleagues { story })
    }
    fn my_thanks(&self) -> Answer<'_, MyThanks> {
        self.ask(Call::MyThanks)
    }
}

impl<T: Transport> Live for Client<T> {
    fn events_after(&self, after: EventNumber) -> Answer<'_, Missed> {
        self.ask(Call::EventsAfter { after })
    }
    fn notices(&self) -> Answer<'_, BoxStream<'static, EventNumber>> {
        self.0.notices()
    }
}

impl<T: Transport> Insight for Client<T> {
    fn programme_reach(&self) -> Answer<'_, ProgrammeReach> {
        self.ask(Call::ProgrammeReach)
    }
    fn programme_numbers(&self) -> Answer<'_, ProgrammeNumbers> {
        self.ask(Call::ProgrammeNumbers)
    }
    fn persona_mix(&self) -> Answer<'_, PersonaMix> {
        self.ask(Call::PersonaMix)
    }
}

impl<T: Transport> Boards for Client<T> {
    fn board(&self) -> Answer<'_, Board> {
        self.ask(Call::Board)
    }
}

impl<T: Transport> Feeds for Client<T> {
    fn feeds(&self) -> Answer<'_, FeedDesk> {
        self.ask(Call::Feeds)
    }
}

impl<T: Transport> Desks for Client<T> {
    fn campaigns(&self) -> Answer<'_, Vec<Campaign>> {
        self.ask(Call::Campaigns)
    }
    fn my_submissions(&self) -> Answer<'_, Vec<Submission>> {
        self.ask(Call::MySubmissions)
    }
    fn desk(&self) -> Answer<'_, Desk> {
        self.ask(Call::Desk)
    }
}

impl<T: Transport> Backend for Client<T> {
    fn submit(&self, command: Command) -> Answer<'_, Receipt> {
        self.ask(Call::Submit { command })
    }
}
