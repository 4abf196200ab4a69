//! A programme seen by one actor.

use std::sync::{Arc, Mutex};

use super::Programme;
use crate::{
    actor::Actor,
    backend::{
        About, Answer, Backend, Boards, CONTRACT, Capability, Colleagues, DemoVoice, Desks, Door, Feeds,
        Insight, Live, Profiles, Reach, Shares, Stories,
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
    store::Store,
    story::{Page, Story, StoryCursor, StoryFilter, TopicCount},
    submission::{Desk, Submission},
    thanks::{MyThanks, ShownShare},
    time::Instant,
};

/// A programme with the actor who looks at it; nobody until [`Door::enter`] if none was given.
pub struct Seen<S> {
    programme: Arc<Programme<S>>,
    actor: Mutex<Option<Actor>>,
}

impl<S: Store> Programme<S> {
    /// This programme as `actor` sees it.
    pub fn seen_by(self: &Arc<Self>, actor: Option<Actor>) -> Seen<S> {
        Seen { programme: Arc::clone(self), actor: Mutex::new(actor) }
    }
}

impl<S: Store> Seen<S> {
    /// The typology, in every language that the programme was given.
    pub fn pack(&self) -> &Arc<Pack> {
        &self.programme.pack
    }

    fn actor(&self) -> Result<Actor, Problem> {
        let actor = self.actor.lock().ok().and_then(|actor| actor.clone());
        actor.ok_or_else(|| Problem::new(ProblemKind::Unauthenticated, "nobody is signed in"))
    }
}

impl<S: Store> Door for Seen<S> {
    fn about(&self) -> Answer<'_, About> {
        let settings = self.programme.settings();
        let mut capabilities = vec![
            Capability::Profiles,
            Capability::Stories,
            Capability::Shares,
            Capability::Reach,
            Capability::Live,
            Capability::Insight,
            Capability::Board,
            Capability::Desk,
        ];
        if settings.demo {
            capabilities.push(Capability::Door);
        }
        let push_key = self.programme.sender.get().map(|sender| sender.key());
        if push_key.is_some() {
            capabilities.push(Capability::Push);
        }
        let about = About {
            programme: settings.name.clone(),
            contract: CONTRACT,
            tracked_links: settings.tracked_links,
            links: settings.links.clone(),
            opens_networks: settings.opens_networks,
            demo: settings.demo,
            takes_feeds: settings.takes_feeds,
            capabilities,
            push_key,
            signed_in: self.actor().is_ok(),
        };
        Box::pin(async move { Ok(about) })
    }

    fn voices(&self) -> Answer<'_, Vec<DemoVoice>> {
        Box::pin(async move { self.programme.voices().await })
    }

    fn enter(&self, voice: &str) -> Answer<'_, Me> {
        let voice = voice.to_owned();
        Box::pin(async move {
            let actor = self.programme.demo_actor(&voice).await?;
            let me = self.programme.me(&actor).await?;
            if let Ok(mut seat) = self.actor.lock() {
                *seat = Some(actor);
            }
            Ok(me)
        })
    }
}

impl<S: Store> Profiles for Seen<S> {
    fn me(&self) -> Answer<'_, Me> {
        Box::pin(async move { self.programme.me(&self.actor()?).await })
    }

    fn typology(&self, language: &str) -> Answer<'_, Arc<Pack>> {
        let pack = Arc::new(self.programme.pack.in_language(language));
        Box::pin(async move { Ok(pack) })
    }

    fn progress(&self) -> Answer<'_, Progress> {
        Box::pin(async move { self.programme.progress(&self.actor()?).await })
    }

    fn my_data(&self) -> Answer<'_, MyData> {
        Box::pin(async move { self.programme.my_data(&self.actor()?).await })
    }
}

impl<S: Store> Stories for Seen<S> {
    fn stories(&self, filter: StoryFilter) -> Answer<'_, Page<Story, StoryCursor>> {
        Box::pin(async move { self.programme.stories(&self.actor()?, filter).await })
    }

    fn story(&self, id: StoryId) -> Answer<'_, Story> {
        Box::pin(async move { self.programme.story(&self.actor()?, id).await })
    }

    fn topics(&self) -> Answer<'_, Vec<TopicCount>> {
        Box::pin(async move { self.programme.topics(&self.actor()?).await })
    }
}

impl<S: Store> Shares for Seen<S> {
    fn shares(&self) -> Answer<'_, Vec<Share>> {
        Box::pin(async move { self.programme.shares(&self.actor()?).await })
    }

    fn echoes(&self) -> Answer<'_, Echoes> {
        Box::pin(async move { self.programme.echoes(&self.actor()?).await })
    }
}

impl<S: Store> Reach for Seen<S> {
    fn my_reach(&self, span: Span) -> Answer<'_, MyReach> {
        Box::pin(async move { self.programme.my_reach(&self.actor()?, span).await })
    }

    fn reported(&self) -> Answer<'_, MyReported> {
        Box::pin(async move { self.programme.reported(&self.actor()?).await })
    }

    fn my_numbers(&self, span: Span) -> Answer<'_, MyNumbers> {
        Box::pin(async move { self.programme.my_numbers(&self.actor()?, span).await })
    }

    fn story_numbers(&self, story: StoryId) -> Answer<'_, StoryNumbers> {
        Box::pin(async move { self.programme.story_numbers(&self.actor()?, story).await })
    }

    fn counting(&self) -> Answer<'_, Counting> {
        Box::pin(async move { self.programme.counting(&self.actor()?).await })
    }

    fn my_clicks(&self, edges: Vec<Instant>) -> Answer<'_, MyClicks> {
        Box::pin(async move { self.programme.my_clicks(&self.actor()?, &edges).await })
    }
}

impl<S: Store> Colleagues for Seen<S> {
    fn colleagues(&self, story: Option<StoryId>) -> Answer<'_, Vec<ShownShare>> {
        Box::pin(async move { self.programme.colleagues(&self.actor()?, story).await })
    }

    fn my_thanks(&self) -> Answer<'_, MyThanks> {
        Box::pin(async move { self.programme.my_thanks(&self.actor()?).await })
    }
}

impl<S: Store> Live for Seen<S> {
    fn events_after(&self, after: EventNumber) -> Answer<'_, Missed> {
        Box::pin(async move { self.programme.events_after(&self.actor()?, after).await })
    }

    fn notices(&self) -> Answer<'_, BoxStream<'static, EventNumber>> {
        Box::pin(async move {
            self.actor()?;
            let stream: BoxStream<'static, EventNumber> = Box::pin(self.programme.bell().listen());
            Ok(stream)
        })
    }
}

impl<S: Store> Insight for Seen<S> {
    fn programme_reach(&self) -> Answer<'_, ProgrammeReach> {
        Box::pin(async move { self.programme.programme_reach(&self.actor()?).await })
    }

    fn programme_numbers(&self) -> Answer<'_, ProgrammeNumbers> {
        Box::pin(async move { self.programme.programme_numbers(&self.actor()?).await })
    }

    fn persona_mix(&self) -> Answer<'_, PersonaMix> {
        Box::pin(async move { self.programme.persona_mix(&self.actor()?).await })
    }
}

impl<S: Store> Boards for Seen<S> {
    fn board(&self) -> Answer<'_, Board> {
        Box::pin(async move { self.programme.board(&self.actor()?).await })
    }
}

impl<S: Store> Feeds for Seen<S> {
    fn feeds(&self) -> Answer<'_, FeedDesk> {
        Box::pin(async move { self.programme.feeds(&self.actor()?).await })
    }
}

impl<S: Store> Desks for Seen<S> {
    fn campaigns(&self) -> Answer<'_, Vec<Campaign>> {
        Box::pin(async move { self.programme.campaigns(&self.actor()?).await })
    }

    fn my_submissions(&self) -> Answer<'_, Vec<Submission>> {
        Box::pin(async move { self.programme.my_submissions(&self.actor()?).await })
    }

    fn desk(&self) -> Answer<'_, Desk> {
        Box::pin(async move { self.programme.desk(&self.actor()?).await })
    }
}

impl<S: Store> Backend for Seen<S> {
    fn submit(&self, command: Command) -> Answer<'_, Receipt> {
        Box::pin(async move {
            let actor = self.actor()?;
            self.programme.submit(&actor, command).await
        })
    }
}
