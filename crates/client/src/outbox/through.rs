//! The outbox as a backend: reads pass through, commands are kept first.

use std::sync::Arc;

use domain::{
    backend::{
        About, Answer, Backend, Boards, Colleagues, DemoVoice, Desks, Door, Feeds, Insight, Live, Profiles,
        Reach, Shares, Stories,
    },
    board::Board,
    campaign::Campaign,
    command::{Command, Receipt},
    echo::Echoes,
    event::{EventNumber, Missed},
    feeds::FeedDesk,
    future::BoxStream,
    ids::StoryId,
    my_data::MyData,
    numbers::{Counting, MyNumbers, ProgrammeNumbers, StoryNumbers},
    person::Me,
    privacy::{PersonaMix, ProgrammeReach},
    problem::{Problem, ProblemKind},
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

use super::{Entry, EntryState, Outbox};

impl<B: Backend + ?Sized> Outbox<B> {
    /// Becomes somebody else: entries that nobody signed belong to whoever was here before.
    async fn change_person(&self, voice: &str) -> Result<Me, Problem> {
        let _held = self.lock.hold().await?;
        // Where nobody is in, nobody is asked for: the refusal would only look like a fault.
        let signed_in = self.backend.about().await.is_ok_and(|about| about.signed_in);
        let before = if signed_in { self.backend.me().await.ok().map(|me| me.person) } else { None };
        let me = self.backend.enter(voice).await?;
        self.met(&me);
        for entry in self.shelf.all().await? {
            if entry.person.is_none() && entry.state == EntryState::Waiting {
                let unsigned = || Problem::new(ProblemKind::Forbidden, "it is not known whose this is");
                let signed = match &before {
                    Some(person) => Entry { person: Some(person.clone()), ..entry },
                    None => Entry { state: EntryState::Stuck, problem: Some(unsigned()), ..entry },
                };
                self.shelf.update(signed).await?;
            }
        }
        Ok(me)
    }
}

impl<B: Backend + ?Sized> Door for Outbox<B> {
    fn about(&self) -> Answer<'_, About> {
        self.backend.about()
    }
    fn voices(&self) -> Answer<'_, Vec<DemoVoice>> {
        self.backend.voices()
    }
    fn enter(&self, voice: &str) -> Answer<'_, Me> {
        let voice = voice.to_owned();
        Box::pin(async move { self.change_person(&voice).await })
    }
}

impl<B: Backend + ?Sized> Profiles for Outbox<B> {
    fn me(&self) -> Answer<'_, Me> {
        Box::pin(async move {
            let me = self.backend.me().await?;
            self.met(&me);
            Ok(me)
        })
    }
    fn typology(&self, language: &str) -> Answer<'_, Arc<Pack>> {
        self.backend.typology(language)
    }
    fn progress(&self) -> Answer<'_, Progress> {
        self.backend.progress()
    }
    fn my_data(&self) -> Answer<'_, MyData> {
        self.backend.my_data()
    }
}

impl<B: Backend + ?Sized> Stories for Outbox<B> {
    fn stories(&self, filter: StoryFilter) -> Answer<'_, Page<Story, StoryCursor>> {
        self.backend.stories(filter)
    }
    fn story(&self, id: StoryId) -> Answer<'_, Story> {
        self.backend.story(id)
    }
    fn topics(&self) -> Answer<'_, Vec<TopicCount>> {
        self.backend.topics()
    }
}

impl<B: Backend + ?Sized> Shares for Outbox<B> {
    fn shares(&self) -> Answer<'_, Vec<Share>> {
        self.backend.shares()
    }
    fn echoes(&self) -> Answer<'_, Echoes> {
        self.backend.echoes()
    }
}

impl<B: Backend + ?Sized> Reach for Outbox<B> {
    fn my_reach(&self, span: Span) -> Answer<'_, MyReach> {
        self.backend.my_reach(span)
    }
    fn reported(&self) -> Answer<'_, MyReported> {
        self.backend.reported()
    }

    fn my_numbers(&self, span: Span) -> Answer<'_, MyNumbers> {
        self.backend.my_numbers(span)
    }
    fn story_numbers(&self, story: StoryId) -> Answer<'_, StoryNumbers> {
        self.backend.story_numbers(story)
    }
    fn counting(&self) -> Answer<'_, Counting> {
        self.backend.counting()
    }

    fn my_clicks(&self, edges: Vec<Instant>) -> Answer<'_, MyClicks> {
        self.backend.my_clicks(edges)
    }
}

impl<B: Backend + ?Sized> Colleagues for Outbox<B> {
    fn colleagues(&self, story: Option<StoryId>) -> Answer<'_, Vec<ShownShare>> {
        self.backend.colleagues(story)
    }
    fn my_thanks(&self) -> Answer<'_, MyThanks> {
        self.backend.my_thanks()
    }
}

impl<B: Backend + ?Sized> Live for Outbox<B> {
    fn events_after(&self, after: EventNumber) -> Answer<'_, Missed> {
        self.backend.events_after(after)
    }
    fn notices(&self) -> Answer<'_, BoxStream<'static, EventNumber>> {
        self.backend.notices()
    }
}

impl<B: Backend + ?Sized> Insight for Outbox<B> {
    fn programme_reach(&self) -> Answer<'_, ProgrammeReach> {
        self.backend.programme_reach()
    }
    fn programme_numbers(&self) -> Answer<'_, ProgrammeNumbers> {
        self.backend.programme_numbers()
    }
    fn persona_mix(&self) -> Answer<'_, PersonaMix> {
        self.backend.persona_mix()
    }
}

impl<B: Backend + ?Sized> Feeds for Outbox<B> {
    fn feeds(&self) -> Answer<'_, FeedDesk> {
        self.backend.feeds()
    }
}

impl<B: Backend + ?Sized> Boards for Outbox<B> {
    fn board(&self) -> Answer<'_, Board> {
        self.backend.board()
    }
}

impl<B: Backend + ?Sized> Desks for Outbox<B> {
    fn campaigns(&self) -> Answer<'_, Vec<Campaign>> {
        self.backend.campaigns()
    }
    fn my_submissions(&self) -> Answer<'_, Vec<Submission>> {
        self.backend.my_submissions()
    }
    fn desk(&self) -> Answer<'_, Desk> {
        self.backend.desk()
    }
}

impl<B: Backend + ?Sized> Backend for Outbox<B> {
    fn submit(&self, command: Command) -> Answer<'_, Receipt> {
        Box::pin(async move { self.keep_and_submit(command).await })
    }
}
