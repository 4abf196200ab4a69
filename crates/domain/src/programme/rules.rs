//! What each command does: it is decided on what the store holds, and committed if that is still so.

use super::{ATTEMPTS, Programme, failed, shared::NewShare};
use crate::{
    actor::{Actor, Circle, Right},
    board::Occasion,
    command::{Command, CommandBody, Receipt, StoredCommand},
    event::{Audience, Happening, NewEvent},
    ids::{Code, PersonId},
    person::Person,
    problem::{Problem, ProblemKind},
    progress::Progress,
    reach::Measure,
    settings::Settings,
    store::{Changes, Expect, Key, Row, Store, StoreError},
    story::NewStory,
    visit::Visit,
};

/// The most stories one command brings.
pub const MOST_STORIES: usize = 500;

/// Why a command is not applied: it may not be, or nobody knows yet.
pub(super) enum Stop {
    Refused(Problem),
    Failed(Problem),
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(failed(error))
    }
}

impl<S: Store> Programme<S> {
    /// Applies a command once, however often it comes.
    pub(super) async fn submit(&self, actor: &Actor, command: Command) -> Result<Receipt, Problem> {
        let id = command.id;
        let stored = match command.body {
            // An erasure leaves no name, not even with its own command.
            CommandBody::EraseMe => StoredCommand::forgotten(id),
            _ => StoredCommand { id, person: Some(actor.person.clone()), digest: command.digest() },
        };
        if let Some(known) = self.store.command(command.id).await.map_err(failed)? {
            let last = self.store.last_event().await.map_err(failed)?;
            return Ok(repeated(&known, &stored, last));
        }
        for _ in 0..ATTEMPTS {
            let mut changes = match self.decide(actor, &command).await {
                Ok(changes) => changes,
                Err(Stop::Refused(problem)) => return Ok(Receipt::Refused { problem }),
                Err(Stop::Failed(problem)) => return Err(problem),
            };
            changes.command = Some(stored.clone());
            match self.commit(changes).await {
                Ok(event) => return Ok(Receipt::Applied { event }),
                Err(StoreError::CommandExists(known, last)) => return Ok(repeated(&known, &stored, last)),
                Err(StoreError::Conflict) => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Err(failed(StoreError::Conflict))
    }

    async fn decide(&self, actor: &Actor, command: &Command) -> Result<Changes, Stop> {
        match &command.body {
            CommandBody::FinishQuiz { pack, answers } => self.finish_quiz(actor, pack, answers).await,
            CommandBody::CorrectVerdict { persona } => self.correct_verdict(actor, persona.as_deref()).await,
            CommandBody::RecordShare { story, network, caption, open } => {
                let wanted = NewShare { story: *story, network: *network, caption, open: *open };
                self.record_share(actor, command.id, wanted).await
            }
            CommandBody::TellShare { share, went, post } => {
                self.tell_share(actor, *share, *went, post.as_deref()).await
            }
            CommandBody::ShowShare { share, shown, lift } => {
                self.show_share(actor, *share, *shown, *lift).await
            }
            CommandBody::Thank { share, words } => self.thank(actor, command.id, *share, words).await,
            CommandBody::TakeThanksBack { share } => self.take_thanks_back(actor, *share).await,
            CommandBody::PutThanksAway { thanks } => self.put_thanks_away(actor, *thanks).await,
            CommandBody::NoteMilestones { told } => self.note_milestones(actor, told).await,
            CommandBody::AddStories { stories } => self.add_stories(actor, stories).await,
            CommandBody::RecordPractice { code } => self.record_practice(actor, code).await,
            CommandBody::SaveSettings { settings } => self.save_settings(actor, settings).await,
            CommandBody::SaveStep { step, done, note } => self.save_step(actor, step, *done, note).await,
            CommandBody::SaveStory { story, saved } => self.save_story(actor, *story, *saved).await,
            CommandBody::RaiseAlert { text, topics } => self.raise_alert(actor, text, topics).await,
            CommandBody::LiftAlert => self.lift_alert(actor).await,
            CommandBody::AddOccasion { title, place, starts, url, personas } => {
                let occasion = Occasion {
                    id: command.id,
                    title: title.clone(),
                    place: place.clone(),
                    starts: *starts,
                    url: url.clone(),
                    personas: personas.clone(),
                };
                self.add_occasion(actor, occasion).await
            }
            CommandBody::RemoveOccasion { id } => self.remove_occasion(actor, *id).await,
            CommandBody::ComposeStory { story } => self.compose_story(actor, command.id, story).await,
            CommandBody::EditStory { id, version, story } => {
                self.edit_story(actor, *id, *version, story).await
            }
            CommandBody::WithdrawStory { id, withdrawn } => self.withdraw_story(actor, *id, *withdrawn).await,
            CommandBody::PinStory { id, pinned } => self.pin_story(actor, *id, *pinned).await,
            CommandBody::AddPicture { id, upload } => self.add_picture(actor, *id, upload).await,
            CommandBody::SuggestStory { suggested } => self.suggest_story(actor, command.id, suggested).await,
            CommandBody::AnswerSuggestion { submission, words, story } => {
                self.answer_suggestion(actor, command.id, *submission, words, story.as_deref()).await
            }
            CommandBody::AddCampaign { plan } => self.add_campaign(actor, command.id, plan).await,
            CommandBody::EditCampaign { id, version, plan } => {
                self.edit_campaign(actor, *id, *version, plan).await
            }
            CommandBody::EndCampaign { id } => self.end_campaign(actor, *id).await,
            CommandBody::ImportReport { report } => self.import_report(actor, command.id, report).await,
            CommandBody::UndoReport { report } => self.undo_report(actor, *report).await,
            CommandBody::EditAssumption { version, change } => {
                self.edit_assumption(actor, command.id, *version, change).await
            }
            CommandBody::ImportEnquiries { leads } => self.import_enquiries(actor, leads).await,
            CommandBody::KeepDevice { device } => self.keep_device(actor, device).await,
            CommandBody::DropDevice { device } => self.drop_device(actor, device).await,
            CommandBody::StopPush => self.stop_push(actor).await,
            CommandBody::KeepReminder { story, at } => {
                self.keep_reminder(actor, command.id, *story, *at).await
            }
            CommandBody::DropReminder { reminder } => self.drop_reminder(actor, *reminder).await,
            CommandBody::EraseMe => self.erase_me(actor).await,
            CommandBody::EmptyDemo => self.empty_demo(actor),
        }
    }

    async fn add_stories(&self, actor: &Actor, stories: &[NewStory]) -> Result<Changes, Stop> {
        actor.may(Right::EditStories)?;
        if stories.is_empty() || stories.len() > MOST_STORIES {
            return Err(Problem::invalid("stories", "must be 1 to 500").into());
        }
        let fields: Vec<_> = stories
            .iter()
            .enumerate()
            .flat_map(|(i, story)| story.faults(&format!("/stories/{i}")))
            .collect();
        if !fields.is_empty() {
            let detail = "some stories cannot be taken; none was".to_owned();
            return Err(Problem { kind: ProblemKind::Invalid, detail, fields }.into());
        }
        let now = self.clock.now();
        let mut changes = Changes::default();
        for story in stories {
            let undated = story.published.is_none();
            let mut story = story.clone().into_story(now);
            if changes.expect.iter().any(|expect| expect.key == Key::Story(story.id)) {
                continue;
            }
            let known = self.store.story(story.id).await?;
            let version = known.as_ref().map_or(0, |known| known.version);
            if let Some(known) = known {
                story.added = known.added;
                story.version = known.version;
                // A feed without dates must not make its stories new with every import.
                if undated {
                    story.published = known.published;
                }
                // What people of the programme wrote or decided outlives what the feed says.
                if known.edition.written_here {
                    continue;
                }
                story.edition = known.edition.clone();
                if story == known {
                    continue;
                }
            }
            story.version = version + 1;
            changes.expect.push(Expect { key: Key::Story(story.id), version });
            changes.put.push(Row::Story(story));
        }
        if !changes.put.is_empty() {
            let changed = changes.put.iter().filter_map(|row| match row {
                Row::Story(story) => Some(story.id),
                _ => None,
            });
            let what = Happening::StoriesChanged { stories: changed.collect() };
            changes.events.push(NewEvent { at: now, audience: Audience::Everyone, what });
        }
        Ok(changes)
    }

    async fn record_practice(&self, actor: &Actor, code: &Code) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        if self.settings.tracked_links != Measure::Practice {
            let detail = "this backend counts its links itself";
            return Err(Problem::new(ProblemKind::Unsupported, detail).into());
        }
        let visit = Visit { code: code.clone(), visitor: None };
        let (changes, targets) = self.count(&[visit]).await?;
        match targets.into_iter().next().flatten() {
            Some(_) => Ok(changes),
            None => Err(Problem::not_found("tracked link").into()),
        }
    }

    fn empty_demo(&self, actor: &Actor) -> Result<Changes, Stop> {
        actor.may(Right::EmptyDemo)?;
        if !self.settings.demo {
            return Err(Problem::forbidden("this programme is not a demo").into());
        }
        let event = NewEvent { at: self.clock.now(), audience: Audience::Everyone, what: Happening::Emptied };
        Ok(Changes { wipe: true, events: vec![event], ..Changes::default() })
    }

    /// The actor's row, or a fresh one at version 0; and the expectation that it stays so.
    pub(super) async fn person_or_new(&self, actor: &Actor) -> Result<(Person, Expect), StoreError> {
        let known = self.store.person(&actor.person).await?;
        let person = known.unwrap_or_else(|| self.new_person(actor));
        let expect = Expect { key: Key::Person(actor.person.clone()), version: person.version };
        Ok((person, expect))
    }

    pub(super) fn new_person(&self, actor: &Actor) -> Person {
        let id: PersonId = actor.person.clone();
        let circle = actor.circles.first().copied().unwrap_or(Circle::Employee);
        let joined = self.clock.now();
        Person {
            id,
            name: actor.name.clone(),
            circle,
            joined,
            quiz: None,
            quiz_history: Vec::new(),
            settings: Settings::default(),
            progress: Progress::default(),
            saved: Vec::new(),
            milestones: Vec::new(),
            devices: Vec::new(),
            reminders: Vec::new(),
            demo: self.settings.demo,
            version: 0,
        }
    }
}

/// The receipt for a command that was applied before: the same again, or a refusal if the id means something else.
fn repeated(known: &StoredCommand, again: &StoredCommand, last: u64) -> Receipt {
    // Whoever gave a forgotten command is not known; that it was applied is.
    if known == again || known.person.is_none() {
        Receipt::Applied { event: last }
    } else {
        Receipt::Refused { problem: Problem::invalid("id", "was already used for another command") }
    }
}
