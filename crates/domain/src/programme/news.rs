//! What of the log is worth a notification, for whom, and what there is to say of it.

use super::{Programme, failed};
use crate::{
    board::OccasionId,
    campaign::CampaignId,
    event::{Audience, Event, Happening},
    ids::{PersonId, ShareId, StoryId},
    person::Person,
    problem::Problem,
    push::{Kind, News, Post, Told},
    share::Share,
    store::{Store, StoreError},
    story::{Availability, Format, Story},
    thanks::ThanksScope,
    time::Instant,
};

/// More shares than anybody has.
const ALL_SHARES: usize = 1_000_000;

impl<S: Store> Programme<S> {
    /// What an entry of the log brings to people who want to be told of it on a device, in the order of their names.
    pub async fn posts_of(&self, event: &Event) -> Result<Vec<Post>, Problem> {
        let at = event.event.at;
        let posts = match (&event.event.what, &event.event.audience) {
            (Happening::ThanksChanged { share }, Audience::Person(person)) => {
                self.thanks_posts(person, *share, at).await
            }
            (Happening::ProfileChanged, Audience::Person(person)) => self.reminder_posts(person, at).await,
            (Happening::SubmissionsChanged, Audience::Person(person)) => self.answer_posts(person, at).await,
            (Happening::CampaignsChanged { made: Some(id) }, _) => self.campaign_posts(*id, at).await,
            (Happening::BoardChanged { occasion, alert }, _) => self.board_posts(*occasion, *alert, at).await,
            (Happening::StoriesChanged { stories }, _) => self.story_posts(stories, at).await,
            _ => Ok(Vec::new()),
        };
        posts.map_err(failed)
    }

    /// What there is to say of the news now, and to whom; none if they want no such news any more, or there is nothing to
    /// say: it was taken back, or they may not have it.
    pub async fn told(&self, person: &PersonId, news: &News) -> Result<Option<(Person, Told)>, Problem> {
        let Some(person) = self.store.person(person).await.map_err(failed)? else { return Ok(None) };
        if !self.wants(&person, news.kind()) {
            return Ok(None);
        }
        let told = self.words_for(&person, news).await.map_err(failed)?;
        Ok(told.map(|told| (person, told)))
    }

    /// Whether somebody is to be told of this kind at all, today.
    fn wants(&self, person: &Person, kind: Kind) -> bool {
        let settings = &person.settings;
        let today = self.clock.now().day().date();
        // What they asked for themselves comes also while they take no part.
        let away =
            kind != Kind::Reminder && settings.pause.as_ref().is_some_and(|pause| !pause.is_over(&today));
        let taken = kind != Kind::Thanks || settings.returns.thanks;
        !person.devices.is_empty() && settings.push.wants(kind) && taken && !away
    }

    async fn wanting(&self, person: &PersonId, kind: Kind) -> Result<Option<Person>, StoreError> {
        let found = self.store.person(person).await?;
        Ok(found.filter(|person| self.wants(person, kind)))
    }

    async fn all_wanting(&self, kind: Kind) -> Result<Vec<Person>, StoreError> {
        let mut found = self.store.reachable().await?;
        found.retain(|person| self.wants(person, kind));
        found.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(found)
    }

    async fn thanks_posts(
        &self,
        person: &PersonId,
        share: ShareId,
        at: Instant,
    ) -> Result<Vec<Post>, StoreError> {
        let Some(person) = self.wanting(person, Kind::Thanks).await? else { return Ok(Vec::new()) };
        let mut said = self.store.thanks(&ThanksScope::To(person.id.clone())).await?;
        // Said for the first time just then, or changed since: a change alone is no news.
        said.retain(|one| {
            one.share == share && !one.put_away && (one.at > at || (one.at == at && one.version == 1))
        });
        Ok(said.into_iter().map(|one| post(&person, News::Thanks { id: one.id }, at)).collect())
    }

    async fn reminder_posts(&self, person: &PersonId, at: Instant) -> Result<Vec<Post>, StoreError> {
        let Some(person) = self.wanting(person, Kind::Reminder).await? else { return Ok(Vec::new()) };
        // Those of the past were told already.
        let ahead = person.reminders.iter().filter(|reminder| reminder.at > at);
        let news = |of: &crate::push::Reminder| News::Reminder { id: of.id, story: of.story };
        Ok(ahead.map(|reminder| post(&person, news(reminder), reminder.at)).collect())
    }

    async fn answer_posts(&self, person: &PersonId, at: Instant) -> Result<Vec<Post>, StoreError> {
        let Some(person) = self.wanting(person, Kind::Alerts).await? else { return Ok(Vec::new()) };
        let mut theirs = self.store.submissions(Some(&person.id)).await?;
        theirs.retain(|one| one.answer.as_ref().is_some_and(|answer| answer.at == at));
        Ok(theirs.into_iter().map(|one| post(&person, News::Answered { id: one.id }, at)).collect())
    }

    async fn campaign_posts(&self, id: CampaignId, at: Instant) -> Result<Vec<Post>, StoreError> {
        let people = self.all_wanting(Kind::Programme).await?;
        Ok(people.iter().map(|person| post(person, News::Campaign { id }, at)).collect())
    }

    async fn board_posts(
        &self,
        occasion: Option<OccasionId>,
        alert: Option<Instant>,
        at: Instant,
    ) -> Result<Vec<Post>, StoreError> {
        let mut posts = Vec::new();
        if let Some(since) = alert {
            let people = self.all_wanting(Kind::Alerts).await?;
            posts.extend(people.iter().map(|person| post(person, News::Alert { since }, at)));
        }
        let Some(id) = occasion else { return Ok(posts) };
        let board = self.store.board().await?.unwrap_or_default();
        let Some(occasion) = board.occasions.into_iter().find(|known| known.id == id) else {
            return Ok(posts);
        };
        let is_for = |person: &Person| {
            let persona = person.persona().unwrap_or_default();
            occasion.personas.is_empty() || occasion.personas.iter().any(|known| known == persona)
        };
        let people = self.all_wanting(Kind::Programme).await?;
        let theirs = people.iter().filter(|person| is_for(person));
        posts.extend(theirs.map(|person| post(person, News::Occasion { id }, at)));
        Ok(posts)
    }

    async fn story_posts(&self, ids: &[StoryId], at: Instant) -> Result<Vec<Post>, StoreError> {
        let stories = self.store.stories_by_id(ids).await?;
        let events: Vec<&Story> = stories.iter().filter(|story| is_new_event(story, at)).collect();
        let gone: Vec<&Story> = stories.iter().filter(|story| story.edition.withdrawn == Some(at)).collect();
        let mut posts = Vec::new();
        if !events.is_empty() {
            for person in self.all_wanting(Kind::Programme).await? {
                let follows = |story: &&&Story| follows(&person, story);
                let theirs = events.iter().filter(follows).map(|story| {
                    let due = story.edition.publish.map_or(at, |publish| publish.max(at));
                    post(&person, News::EventStory { id: story.id }, due)
                });
                posts.extend(theirs);
            }
        }
        if !gone.is_empty() {
            for person in self.all_wanting(Kind::Alerts).await? {
                let shares = self.store.shares_of(&person.id, ALL_SHARES).await?;
                let shared = |story: &&&Story| shares.iter().any(|share| went_out(share, story.id));
                let theirs = gone.iter().filter(shared);
                posts.extend(theirs.map(|story| post(&person, News::Withdrawn { id: story.id }, at)));
            }
        }
        Ok(posts)
    }

    async fn words_for(&self, person: &Person, news: &News) -> Result<Option<Told>, StoreError> {
        Ok(match *news {
            News::Thanks { id } => {
                let said = self.store.thanks(&ThanksScope::To(person.id.clone())).await?;
                let said = said.into_iter().find(|one| one.id == id && !one.put_away);
                said.map(|one| Told::Thanks { name: one.name, title: one.title })
            }
            News::Campaign { id } => {
                let today = self.clock.now().day().date();
                let campaigns = self.store.campaigns().await?;
                let campaign = campaigns.into_iter().find(|campaign| campaign.id == id);
                let is_over = |ends: &str| ends < today.as_str();
                let campaign = campaign.filter(|of| of.ended.is_none() && !is_over(&of.plan.ends));
                campaign.map(|campaign| Told::Campaign { title: campaign.plan.title })
            }
            News::Occasion { id } => {
                let board = self.store.board().await?.unwrap_or_default();
                let occasion = board.occasions.into_iter().find(|occasion| occasion.id == id);
                let occasion = occasion.filter(|occasion| occasion.starts > self.clock.now());
                occasion.map(|occasion| Told::Occasion { title: occasion.title, place: occasion.place })
            }
            News::EventStory { id } => {
                let story = self.story_for(person, id).await?;
                story.map(|story| Told::EventStory { title: story.title, story: story.id })
            }
            News::Alert { since } => {
                let alert = self.store.board().await?.and_then(|board| board.alert);
                alert.filter(|alert| alert.since == since).map(|alert| Told::Alert { text: alert.text })
            }
            News::Withdrawn { id } => {
                let story = self.store.story(id).await?;
                let story = story.filter(|story| story.edition.withdrawn.is_some());
                story.map(|story| Told::Withdrawn { title: story.title, story: story.id })
            }
            News::Answered { id } => {
                let theirs = self.store.submissions(Some(&person.id)).await?;
                let Some(one) = theirs.into_iter().find(|one| one.id == id) else { return Ok(None) };
                let Some(answer) = one.answer else { return Ok(None) };
                let story = match answer.story {
                    Some(story) => self.story_for(person, story).await?.map(|story| story.id),
                    None => None,
                };
                Some(Told::Answered { title: one.title, story })
            }
            News::Reminder { id, story } => {
                let wanted = person.reminders.iter().any(|reminder| reminder.id == id);
                let story = if wanted { self.story_for(person, story).await? } else { None };
                story.map(|story| Told::Reminder { title: story.title, story: story.id })
            }
        })
    }

    /// A story, if this person may have it now.
    async fn story_for(&self, person: &Person, id: StoryId) -> Result<Option<Story>, StoreError> {
        let now = self.clock.now();
        let story = self.store.story(id).await?;
        Ok(story.filter(|story| story.is_offered(now, &[person.circle])))
    }
}

fn post(person: &Person, news: News, due: Instant) -> Post {
    let devices = person.devices.iter().map(|device| device.id.clone()).collect();
    Post { person: person.id.clone(), devices, news, due }
}

/// Whether this is something to go to that was not there before.
fn is_new_event(story: &Story, at: Instant) -> bool {
    story.edition.format == Format::Event && story.added == at && story.version == 1
}

fn follows(person: &Person, story: &Story) -> bool {
    let for_them = story.availability(Instant::from_millis(i64::MIN), &[person.circle]);
    let topics = &person.settings.topics;
    for_them != Availability::Elsewhere && story.topics.iter().any(|topic| topics.contains(topic))
}

fn went_out(share: &Share, story: StoryId) -> bool {
    share.story == story && share.went != Some(false)
}
