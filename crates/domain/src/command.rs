//! Writes are values: a command is made on the device, kept until there is a receipt, and applied once.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    board::OccasionId,
    campaign::{CampaignId, Plan},
    event::EventNumber,
    ids::{Code, CommandId, PersonId, ShareId, StoryId},
    network::Network,
    numbers::assume::Change,
    problem::Problem,
    push::NewDevice,
    quiz::{Answer, PackRef},
    reported::{NewReport, ReportId},
    settings::Settings,
    story::{Composed, NewStory},
    submission::{SubmissionId, Suggested},
    thanks::Told,
    time::Instant,
    upload::Upload,
};

/// Something to be done, with the id under which it is done at most once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Command {
    /// Made on the device.
    pub id: CommandId,
    /// What to do.
    pub body: CommandBody,
}

/// What can be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum CommandBody {
    /// Keep the answers of a finished quiz; the verdict is computed from them here, never believed.
    FinishQuiz {
        /// The pack that was answered.
        pack: PackRef,
        /// The answers, in order.
        answers: Vec<Answer>,
    },
    /// Say which persona fits the actor better than the one their last quiz says, or take that back.
    CorrectVerdict {
        /// Its id; none takes back what was said before.
        persona: Option<String>,
    },
    /// Record that the actor shares a story. The share's id is the command's, its link follows from it.
    RecordShare {
        /// What.
        story: StoryId,
        /// Where.
        network: Network,
        /// In which words.
        caption: String,
        /// Whether colleagues may see how often its link is opened, which also shows it to them. Decided here, for good.
        /// Not written where it is not so: a command that an older version kept must stay the same command.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        open: bool,
    },
    /// Say whether a share of one's own really went out. Can be said again.
    TellShare {
        /// Which.
        share: ShareId,
        /// Whether it did.
        went: bool,
        /// Where the post can be seen, `http` or `https`; nobody is asked for it.
        post: Option<String>,
    },
    /// Show a share of one's own to colleagues, or hide it again. Can be said again.
    ShowShare {
        /// Which.
        share: ShareId,
        /// Whether colleagues are to see it.
        shown: bool,
        /// Whether they may see where the post is, to answer, comment or like it there.
        #[serde(default)]
        lift: bool,
    },
    /// Thank a colleague for a share they show: once for each share; said again, it replaces what was said.
    Thank {
        /// For which share.
        share: ShareId,
        /// At most 280 characters, or none.
        #[serde(default)]
        words: String,
    },
    /// Take back what the actor said for a share.
    TakeThanksBack {
        /// For which share.
        share: ShareId,
    },
    /// Put away thanks that the actor received, for good.
    PutThanksAway {
        /// Which.
        thanks: CommandId,
    },
    /// Keep that the actor was told of milestones, so that they are not told again.
    NoteMilestones {
        /// At most 200.
        told: Vec<Told>,
    },
    /// Take stories into the programme; known ones are brought up to date.
    AddStories {
        /// 1–500 of them; all or none.
        stories: Vec<NewStory>,
    },
    /// Count an opening of a tracked link on this device. Only where links cannot reach strangers.
    RecordPractice {
        /// Of which link.
        code: Code,
    },
    /// Keep the actor's own settings. When a pause began is set by the backend's clock.
    SaveSettings {
        /// All of them.
        settings: Settings,
    },
    /// Keep how far the actor is with a step of a path. Neither done nor noted: nothing is kept about it.
    SaveStep {
        /// Which step, by its id: 1–80 of `a-z 0-9 _ . -`.
        step: String,
        /// Whether it is done.
        done: bool,
        /// A note for oneself, at most 2,000 characters.
        note: String,
    },
    /// Keep a story to read later, or no longer.
    SaveStory {
        /// Which.
        story: StoryId,
        /// Whether it is kept.
        saved: bool,
    },
    /// Tell everybody that there is a crisis; replaces an alert that is up. Facilitators only.
    RaiseAlert {
        /// What is the matter: 1–500 characters.
        text: String,
        /// The topics that are affected; all of them if none is named.
        topics: Vec<String>,
    },
    /// The crisis is over. Facilitators only.
    LiftAlert,
    /// Announce an occasion, whose id is the command's. Facilitators only.
    AddOccasion {
        /// What: 1–120 characters.
        title: String,
        /// Where: at most 120 characters.
        place: String,
        /// When it begins.
        starts: Instant,
        /// Where to read more, `http` or `https`.
        url: Option<String>,
        /// The personas it is meant for; everybody if none is named.
        personas: Vec<String>,
    },
    /// Take an occasion off the board. Facilitators only.
    RemoveOccasion {
        /// Which.
        id: OccasionId,
    },
    /// Take a story into the programme as somebody wrote it; its id is the command's. Facilitators only.
    ComposeStory {
        /// What they wrote.
        story: Box<Composed>,
    },
    /// Change a story, also one that came from a feed: imports leave its words alone from then on. Facilitators only.
    EditStory {
        /// Which.
        id: StoryId,
        /// The version they saw.
        version: u64,
        /// What it is to be.
        story: Box<Composed>,
    },
    /// Take a story back so that nobody can share it any more, or offer it again. Facilitators only.
    WithdrawStory {
        /// Which.
        id: StoryId,
        /// Whether it is to be gone.
        withdrawn: bool,
    },
    /// Put a story before all others, or back among them. Facilitators only.
    PinStory {
        /// Which.
        id: StoryId,
        /// Whether it is to stand first.
        pinned: bool,
    },
    /// Put another picture behind those of a story. Facilitators only.
    AddPicture {
        /// Of which story.
        id: StoryId,
        /// The picture.
        upload: Upload,
    },
    /// Suggest a story to those who run the programme; the submission's id is the command's.
    SuggestStory {
        /// What.
        suggested: Suggested,
    },
    /// Answer a suggestion with kind words, and with the story it becomes, if any, whose id is the command's.
    /// Facilitators only.
    AnswerSuggestion {
        /// Which submission.
        submission: SubmissionId,
        /// 1–2,000 characters.
        words: String,
        /// The story it becomes; none declines.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        story: Option<Box<Composed>>,
    },
    /// Begin a campaign, whose id is the command's. Facilitators only.
    AddCampaign {
        /// What and when.
        plan: Plan,
    },
    /// Change a campaign. Facilitators only.
    EditCampaign {
        /// Which.
        id: CampaignId,
        /// The version they saw.
        version: u64,
        /// What and when.
        plan: Plan,
    },
    /// End a campaign before its last day. Its stories stay as they are. Facilitators only.
    EndCampaign {
        /// Which.
        id: CampaignId,
    },
    /// Take in what a network reported about the actor's posts: an export file, read and looked at. What an earlier import
    /// brought already is left out.
    ImportReport {
        /// What is in it, with the actor's decisions.
        report: Box<NewReport>,
    },
    /// Take an import back, with exactly what it brought.
    UndoReport {
        /// Which.
        report: ReportId,
    },
    /// Change what estimates and comparisons assume. Facilitators only.
    EditAssumption {
        /// The version they saw.
        version: u64,
        /// What is to be assumed from now on.
        change: Change,
    },
    /// Take in a list of enquiries, `code,reference` or `code,reference,yyyy-mm-dd` a line. An enquiry counts once, for a
    /// link that was opened in the thirty days before it; other lines change nothing. Facilitators only.
    ImportEnquiries {
        /// The list as text, 1–1,000 lines.
        leads: String,
    },
    /// Tell the actor on this device, too, of what they ticked. Said again, it replaces what was said of the same address;
    /// nobody else is told there any more. Where notifications are sent only.
    KeepDevice {
        /// The device.
        device: NewDevice,
    },
    /// Send nothing more to a device of the actor's.
    DropDevice {
        /// By what it is known: see [`crate::push::device_id`].
        device: String,
    },
    /// Send nothing more at all: forgets every device and reminder, and unticks every kind.
    StopPush,
    /// Remind the actor of a story on their devices; replaces what they said of the same story. The reminder's id is the
    /// command's. Where notifications are sent only.
    KeepReminder {
        /// Of which.
        story: StoryId,
        /// When: within 60 days.
        at: Instant,
    },
    /// Do not remind the actor.
    DropReminder {
        /// Which reminder.
        reminder: CommandId,
    },
    /// Remove everything that is kept about the actor, for good. Published totals stay.
    EraseMe,
    /// Empty the demo programme: people, stories, shares and clicks, also those added since. Commands and log stay.
    EmptyDemo,
}

impl CommandBody {
    /// Its name in the contract.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::FinishQuiz { .. } => "finish_quiz",
            Self::CorrectVerdict { .. } => "correct_verdict",
            Self::RecordShare { .. } => "record_share",
            Self::TellShare { .. } => "tell_share",
            Self::ShowShare { .. } => "show_share",
            Self::Thank { .. } => "thank",
            Self::TakeThanksBack { .. } => "take_thanks_back",
            Self::PutThanksAway { .. } => "put_thanks_away",
            Self::NoteMilestones { .. } => "note_milestones",
            Self::AddStories { .. } => "add_stories",
            Self::RecordPractice { .. } => "record_practice",
            Self::SaveSettings { .. } => "save_settings",
            Self::SaveStep { .. } => "save_step",
            Self::SaveStory { .. } => "save_story",
            Self::RaiseAlert { .. } => "raise_alert",
            Self::LiftAlert => "lift_alert",
            Self::AddOccasion { .. } => "add_occasion",
            Self::RemoveOccasion { .. } => "remove_occasion",
            Self::ComposeStory { .. } => "compose_story",
            Self::EditStory { .. } => "edit_story",
            Self::WithdrawStory { .. } => "withdraw_story",
            Self::PinStory { .. } => "pin_story",
            Self::AddPicture { .. } => "add_picture",
            Self::SuggestStory { .. } => "suggest_story",
            Self::AnswerSuggestion { .. } => "answer_suggestion",
            Self::AddCampaign { .. } => "add_campaign",
            Self::EditCampaign { .. } => "edit_campaign",
            Self::EndCampaign { .. } => "end_campaign",
            Self::ImportReport { .. } => "import_report",
            Self::UndoReport { .. } => "undo_report",
            Self::EditAssumption { .. } => "edit_assumption",
            Self::ImportEnquiries { .. } => "import_enquiries",
            Self::KeepDevice { .. } => "keep_device",
            Self::DropDevice { .. } => "drop_device",
            Self::StopPush => "stop_push",
            Self::KeepReminder { .. } => "keep_reminder",
            Self::DropReminder { .. } => "drop_reminder",
            Self::EraseMe => "erase_me",
            Self::EmptyDemo => "empty_demo",
        }
    }
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Receipt {
    /// Done, now or when it first arrived.
    Applied {
        /// The log's last number after it.
        event: EventNumber,
    },
    /// Kept on this device, to be sent as soon as possible.
    Queued,
    /// Will not be done; changing it may help, repeating it will not.
    Refused {
        /// Why.
        problem: Problem,
    },
}

/// A command as a store remembers it, for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredCommand {
    /// Its id.
    pub id: CommandId,
    /// Who gave it; none once they erased themselves.
    pub person: Option<PersonId>,
    /// SHA-256 of its body, hexadecimal: tells a repetition from another use of the same id. Empty without a person:
    /// from a digest, what was guessed could be proved.
    pub digest: String,
}

impl StoredCommand {
    /// What stays of a command when its person erases themselves: that it was applied.
    pub const fn forgotten(id: CommandId) -> Self {
        Self { id, person: None, digest: String::new() }
    }
}

impl Command {
    /// SHA-256 of the body as JSON, in lower-case hexadecimal.
    pub fn digest(&self) -> String {
        // Serialising these plain types cannot fail; an empty text would only make repetitions look different.
        let body = serde_json::to_vec(&self.body).unwrap_or_default();
        hex(&Sha256::digest(body))
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
