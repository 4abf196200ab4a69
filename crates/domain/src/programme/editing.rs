//! Stories as people of the programme write, change, withdraw and pin them.

use super::{Programme, rules::Stop};
use crate::{
    actor::{Actor, Right},
    event::{Audience, Happening, NewEvent},
    ids::{CommandId, StoryId},
    problem::{Problem, ProblemKind},
    store::{Changes, Expect, Key, Row, Store},
    story::{Availability, Composed, MOST_PICTURES, Picture, Story},
    time::Instant,
    upload::{Photo, Upload},
};

/// The most stories that stand before all others at the same time.
pub const MOST_PINNED: usize = 5;

impl<S: Store> Programme<S> {
    pub(super) async fn compose_story(
        &self,
        actor: &Actor,
        id: CommandId,
        composed: &Composed,
    ) -> Result<Changes, Stop> {
        actor.may(Right::EditStories)?;
        let story = self.written(StoryId(id.0), composed, None, &[]).await?;
        let at = story.added;
        Ok(self.story_changed(story, 0, at))
    }

    pub(super) async fn edit_story(
        &self,
        actor: &Actor,
        id: StoryId,
        version: u64,
        composed: &Composed,
    ) -> Result<Changes, Stop> {
        actor.may(Right::EditStories)?;
        let before = self.story_to_change(id).await?;
        if before.version != version {
            return Err(changed_meanwhile());
        }
        let had: Vec<&Picture> = before.pictures().collect();
        let story = self.written(id, composed, Some(&before), &had).await?;
        Ok(self.story_changed(story, before.version, self.clock.now()))
    }

    pub(super) async fn withdraw_story(
        &self,
        actor: &Actor,
        id: StoryId,
        withdrawn: bool,
    ) -> Result<Changes, Stop> {
        actor.may(Right::EditStories)?;
        let mut story = self.story_to_change(id).await?;
        if story.edition.withdrawn.is_some() == withdrawn {
            return Ok(Changes::default());
        }
        let now = self.clock.now();
        story.edition.withdrawn = withdrawn.then_some(now);
        Ok(self.next_version(story, now))
    }

    pub(super) async fn pin_story(&self, actor: &Actor, id: StoryId, pinned: bool) -> Result<Changes, Stop> {
        actor.may(Right::EditStories)?;
        let mut story = self.story_to_change(id).await?;
        if story.edition.pinned == pinned {
            return Ok(Changes::default());
        }
        if pinned {
            self.room_for_a_pin("pinned").await?;
        }
        story.edition.pinned = pinned;
        Ok(self.next_version(story, self.clock.now()))
    }

    pub(super) async fn add_picture(
        &self,
        actor: &Actor,
        id: StoryId,
        upload: &Upload,
    ) -> Result<Changes, Stop> {
        actor.may(Right::EditStories)?;
        let photo = upload.check("/upload")?;
        let mut story = self.story_to_change(id).await?;
        if story.pictures().count() >= MOST_PICTURES {
            return Err(Problem::invalid("upload", "must be at most 12").into());
        }
        let picture = self.keep_picture(photo, "upload").await?;
        match &mut story.picture {
            Some(_) => story.edition.pictures.push(picture),
            cover => *cover = Some(picture),
        }
        // Otherwise the next import would put the feed's own picture in its place.
        story.edition.written_here = true;
        Ok(self.next_version(story, self.clock.now()))
    }

    /// The story that is written, checked in every respect. `had` are the pictures it may go on showing.
    pub(super) async fn written(
        &self,
        id: StoryId,
        composed: &Composed,
        before: Option<&Story>,
        had: &[&Picture],
    ) -> Result<Story, Stop> {
        let now = self.clock.now();
        let composed = composed.clone().check("/story", had)?;
        let edition = &composed.edition;
        let was_over = before.is_some_and(|before| before.edition.expires == edition.expires);
        if !was_over && edition.expires.is_some_and(|expires| expires <= now) {
            return Err(Problem::invalid("story/edition/expires", "must be in the future").into());
        }
        if let Some(campaign) = edition.campaign
            && self.store.campaigns().await?.iter().all(|known| known.id != campaign)
        {
            let reason = "is not a campaign of this programme";
            return Err(Problem::invalid("story/edition/campaign", reason).into());
        }
        if edition.pinned && !before.is_some_and(|before| before.edition.pinned) {
            self.room_for_a_pin("story/edition/pinned").await?;
        }
        let mut pictures = composed.pictures.clone();
        if let Some(upload) = &composed.upload {
            let photo = upload.check("/story/upload")?;
            pictures.push(self.keep_picture(photo, "story/upload/data").await?);
        }
        Ok(composed.into_story(id, before, pictures, &self.settings.name, now))
    }

    /// Keeps a picture outside of the rows, or wherever this installation keeps them.
    pub(super) async fn keep_picture(&self, photo: Photo, field: &str) -> Result<Picture, Stop> {
        let (alt, focus) = (photo.alt.clone(), photo.focus);
        let kept = self.pictures().keep(photo).await;
        let local = kept.map_err(|why| Problem::invalid(field, &why))?;
        Ok(Picture { local: Some(local), remote: None, alt, focus })
    }

    async fn room_for_a_pin(&self, field: &str) -> Result<(), Stop> {
        let now = self.clock.now();
        let gone = |story: &Story| {
            matches!(
                story.availability(now, &story.edition.circles),
                Availability::Over | Availability::Withdrawn
            )
        };
        let stories = self.store.edited_stories().await?;
        let pinned = stories.iter().filter(|story| story.edition.pinned && !gone(story)).count();
        if pinned >= MOST_PINNED {
            return Err(Problem::invalid(field, "is one too many: 5 are kept").into());
        }
        Ok(())
    }

    async fn story_to_change(&self, id: StoryId) -> Result<Story, Stop> {
        let known = self.store.story(id).await?;
        known.ok_or_else(|| Problem::invalid("id", "is no longer there").into())
    }

    fn next_version(&self, mut story: Story, at: Instant) -> Changes {
        let before = story.version;
        story.version += 1;
        self.story_changed(story, before, at)
    }

    /// The story's row, if it is still at version `before`; told to everybody, with the moment that stands in the row too.
    pub(super) fn story_changed(&self, story: Story, before: u64, at: Instant) -> Changes {
        let audience = Audience::Everyone;
        let what = Happening::StoriesChanged { stories: vec![story.id] };
        Changes {
            expect: vec![Expect { key: Key::Story(story.id), version: before }],
            put: vec![Row::Story(story)],
            events: vec![NewEvent { at, audience, what }],
            ..Changes::default()
        }
    }
}

/// Whoever writes looked at something that is not there any more as they saw it.
pub(super) fn changed_meanwhile() -> Stop {
    let mut problem = Problem::invalid("version", "was changed by somebody else meanwhile");
    problem.kind = ProblemKind::Conflict;
    Stop::Refused(problem)
}
