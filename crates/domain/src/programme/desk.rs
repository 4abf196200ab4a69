//! Suggestions of ambassadors, what becomes of them, and campaigns.

use super::{Programme, editing::changed_meanwhile, failed, rules::Stop};
use crate::{
    actor::{Actor, Right},
    campaign::{Campaign, CampaignId, MOST_CAMPAIGNS, Plan},
    event::{Audience, Happening, NewEvent},
    ids::{CommandId, StoryId},
    person::Person,
    problem::Problem,
    store::{Changes, Expect, Key, Row, Store},
    story::{Composed, Picture},
    submission::{Desk, MOST_WAITING, Reply, Submission, SubmissionId, Suggested, words},
};

/// The most answered submissions and the most stories on the desk.
const MOST_ON_DESK: usize = 500;

impl<S: Store> Programme<S> {
    pub(super) async fn campaigns(&self, actor: &Actor) -> Result<Vec<Campaign>, Problem> {
        actor.may(Right::TakePart)?;
        let mut campaigns = self.store.campaigns().await.map_err(failed)?;
        campaigns.sort_by(|a, b| (&b.plan.starts, b.id).cmp(&(&a.plan.starts, a.id)));
        Ok(campaigns)
    }

    pub(super) async fn my_submissions(&self, actor: &Actor) -> Result<Vec<Submission>, Problem> {
        actor.may(Right::TakePart)?;
        let mut mine = self.store.submissions(Some(&actor.person)).await.map_err(failed)?;
        mine.sort_by_key(|submission| std::cmp::Reverse((submission.at, submission.id)));
        Ok(mine)
    }

    pub(super) async fn desk(&self, actor: &Actor) -> Result<Desk, Problem> {
        actor.may(Right::EditStories)?;
        let all = self.store.submissions(None).await.map_err(failed)?;
        let (mut submissions, mut answered): (Vec<_>, Vec<_>) = all.into_iter().partition(Submission::waits);
        submissions.sort_by_key(|submission| (submission.at, submission.id));
        let moment = |one: &Submission| (one.answer.as_ref().map(|answer| answer.at), one.id);
        answered.sort_by_key(|one| std::cmp::Reverse(moment(one)));
        submissions.extend(answered.into_iter().take(MOST_ON_DESK));
        let mut stories = self.store.edited_stories().await.map_err(failed)?;
        stories.sort_by_key(|story| std::cmp::Reverse((story.published, story.id)));
        stories.truncate(MOST_ON_DESK);
        Ok(Desk { submissions, stories, now: self.clock.now() })
    }

    pub(super) async fn suggest_story(
        &self,
        actor: &Actor,
        id: CommandId,
        suggested: &Suggested,
    ) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        let (suggested, photo) = suggested.clone().check("/suggested")?;
        let mine = self.store.submissions(Some(&actor.person)).await?;
        if mine.iter().filter(|one| one.waits()).count() >= MOST_WAITING {
            return Err(Problem::invalid("suggested", "is one too many: 20 are kept").into());
        }
        let picture = match photo {
            Some(photo) => Some(self.keep_picture(photo, "suggested/upload/data").await?),
            None => None,
        };
        let now = self.clock.now();
        let (person, expect) = self.person_or_new(actor).await?;
        let submission = Submission {
            id,
            person: actor.person.clone(),
            name: actor.name.clone(),
            title: suggested.title,
            text: suggested.text,
            url: suggested.url,
            language: suggested.language,
            picture,
            at: now,
            answer: None,
            version: 1,
        };
        let mut put = vec![Row::Submission(submission)];
        if person.version == 0 {
            put.push(Row::Person(Person { version: 1, ..person }));
        }
        let mine = Audience::Person(actor.person.clone());
        let what = Happening::SubmissionsChanged;
        let events = [Audience::Facilitators, mine];
        Ok(Changes {
            expect: vec![expect, Expect { key: Key::Submission(id), version: 0 }],
            put,
            events: events
                .map(|audience| NewEvent { at: now, audience, what: what.clone() })
                .into_iter()
                .collect(),
            ..Changes::default()
        })
    }

    /// Answers a submission: with the story it becomes, whose id is the command's, or with kind words alone.
    pub(super) async fn answer_suggestion(
        &self,
        actor: &Actor,
        id: CommandId,
        of: SubmissionId,
        text: &str,
        composed: Option<&Composed>,
    ) -> Result<Changes, Stop> {
        actor.may(Right::EditStories)?;
        let words = words(text)?;
        let known = self.store.submissions(None).await?.into_iter().find(|one| one.id == of);
        let mut submission = known.ok_or_else(|| Problem::invalid("submission", "is no longer there"))?;
        if !submission.waits() {
            return Err(Problem::invalid("submission", "was answered already").into());
        }
        let now = self.clock.now();
        let mut changes = Changes::default();
        if let Some(composed) = composed {
            let had: Vec<&Picture> = submission.picture.iter().collect();
            let story = self.written(StoryId(id.0), composed, None, &had).await?;
            let at = story.added;
            changes = self.story_changed(story, 0, at);
        }
        let story = composed.map(|_| StoryId(id.0));
        submission.answer = Some(Reply { story, words, at: now });
        changes.expect.push(Expect { key: Key::Submission(of), version: submission.version });
        submission.version += 1;
        let what = Happening::SubmissionsChanged;
        for audience in [Audience::Person(submission.person.clone()), Audience::Facilitators] {
            changes.events.push(NewEvent { at: now, audience, what: what.clone() });
        }
        changes.put.push(Row::Submission(submission));
        Ok(changes)
    }

    pub(super) async fn add_campaign(
        &self,
        actor: &Actor,
        id: CommandId,
        plan: &Plan,
    ) -> Result<Changes, Stop> {
        actor.may(Right::EditStories)?;
        let plan = plan.check("/plan")?;
        if self.store.campaigns().await?.len() >= MOST_CAMPAIGNS {
            return Err(Problem::invalid("plan", "is one too many: 200 are kept").into());
        }
        Ok(self.campaign_changed(Campaign { id, plan, ended: None, version: 0 }))
    }

    pub(super) async fn edit_campaign(
        &self,
        actor: &Actor,
        id: CampaignId,
        version: u64,
        plan: &Plan,
    ) -> Result<Changes, Stop> {
        actor.may(Right::EditStories)?;
        let plan = plan.check("/plan")?;
        let before = self.campaign(id).await?;
        if before.version != version {
            return Err(changed_meanwhile());
        }
        Ok(self.campaign_changed(Campaign { plan, ..before }))
    }

    pub(super) async fn end_campaign(&self, actor: &Actor, id: CampaignId) -> Result<Changes, Stop> {
        actor.may(Right::EditStories)?;
        let before = self.campaign(id).await?;
        if before.ended.is_some() {
            return Ok(Changes::default());
        }
        Ok(self.campaign_changed(Campaign { ended: Some(self.clock.now()), ..before }))
    }

    async fn campaign(&self, id: CampaignId) -> Result<Campaign, Stop> {
        let known = self.store.campaigns().await?.into_iter().find(|campaign| campaign.id == id);
        known.ok_or_else(|| Problem::invalid("id", "is no longer there").into())
    }

    fn campaign_changed(&self, campaign: Campaign) -> Changes {
        let version = campaign.version;
        let made = (version == 0).then_some(campaign.id);
        let (audience, what) = (Audience::Everyone, Happening::CampaignsChanged { made });
        Changes {
            expect: vec![Expect { key: Key::Campaign(campaign.id), version }],
            put: vec![Row::Campaign(Campaign { version: version + 1, ..campaign })],
            events: vec![NewEvent { at: self.clock.now(), audience, what }],
            ..Changes::default()
        }
    }
}
