//! What ambassadors hand in to be made a story, and what came of it.

use serde::{Deserialize, Serialize};

use crate::{
    faults::Faults,
    ids::{CommandId, PersonId, StoryId},
    problem::Problem,
    story::{LIMITS, Picture, Story, is_web_address},
    time::Instant,
    upload::{Photo, Upload},
};

/// The longest text of a submission and the longest answer, in characters.
pub const MAX_TEXT: usize = 2_000;
/// The most submissions of one person that wait at the same time.
pub const MOST_WAITING: usize = 20;

/// The id of the command that handed it in.
pub type SubmissionId = CommandId;

/// What somebody hands in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggested {
    /// 1–300 characters.
    pub title: String,
    /// At most 2,000 characters.
    #[serde(default)]
    pub text: String,
    /// Where more of it stands, `http` or `https`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The language it is in, a BCP 47 tag.
    #[serde(default)]
    pub language: String,
    /// A photo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upload: Option<Upload>,
}

/// Something that was handed in. Its person and those who run the programme see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// The id of the command that handed it in.
    pub id: SubmissionId,
    /// Who did.
    pub person: PersonId,
    /// Their name then.
    pub name: String,
    /// As in [`Suggested`].
    pub title: String,
    /// As in [`Suggested`].
    pub text: String,
    /// As in [`Suggested`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// As in [`Suggested`].
    pub language: String,
    /// The photo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// When.
    pub at: Instant,
    /// What came of it; none while it waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Reply>,
    /// Grows with each change; 1 at first.
    pub version: u64,
}

/// What came of a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// The story it became; none if it became none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<StoryId>,
    /// Kind words: 1–2,000 characters.
    pub words: String,
    /// When.
    pub at: Instant,
}

/// What those who run the programme have before them. Nobody else sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    /// Submissions: those that wait, longest first, then those that were answered, last first.
    pub submissions: Vec<Submission>,
    /// The stories about which something was decided, also those that are not offered: newest first.
    pub stories: Vec<Story>,
    /// The backend's time.
    pub now: Instant,
}

impl Suggested {
    /// What was handed in, cleaned, with its photo; or every place below `at` (a JSON pointer) that is wrong.
    pub fn check(mut self, at: &str) -> Result<(Self, Option<Photo>), Problem> {
        let mut faults = Faults::below(at);
        self.title = faults.line("title", &self.title, 1, LIMITS.0);
        self.text = faults.lines("text", &self.text, 0, MAX_TEXT);
        self.url = self.url.map(|url| url.trim().to_owned()).filter(|url| !url.is_empty());
        let leads = |url: &String| is_web_address(url) && url.chars().count() <= LIMITS.2;
        faults.unless(self.url.as_ref().is_none_or(leads), "url", "must be an http or https address");
        self.language = faults.line("language", &self.language, 0, 35);
        let photo = self.upload.take().and_then(|upload| faults.take(upload.check(&format!("{at}/upload"))));
        faults.done("this suggestion cannot be taken")?;
        Ok((self, photo))
    }
}

impl Submission {
    /// Whether nobody answered it yet.
    pub const fn waits(&self) -> bool {
        self.answer.is_none()
    }
}

/// Kind words, cleaned; or what is wrong with them.
pub fn words(text: &str) -> Result<String, Problem> {
    let mut faults = Faults::below("");
    let words = faults.lines("words", text, 1, MAX_TEXT);
    faults.done("this answer cannot be sent").map(|()| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_is_named_with_its_place() {
        let bad = Suggested {
            title: " ".into(),
            text: "x".repeat(MAX_TEXT + 1),
            url: Some("ftp://x".into()),
            language: "en".into(),
            upload: Some(Upload { data: "x".into(), alt: String::new(), focus: None }),
        };
        let fields = bad.check("/suggested").unwrap_err().fields;
        let places: Vec<_> = fields.iter().map(|field| field.pointer.as_str()).collect();
        assert_eq!(
            places,
            [
                "/suggested/title",
                "/suggested/text",
                "/suggested/url",
                "/suggested/upload/alt",
                "/suggested/upload/data"
            ]
        );
    }

    #[test]
    fn a_title_is_enough() {
        let little =
            Suggested { title: " A\u{202e}walk ".into(), url: Some("  ".into()), ..Suggested::default() };
        let (good, photo) = little.check("").unwrap();
        assert_eq!((good.title.as_str(), good.url, photo), ("Awalk", None, None));
        assert!(words("\u{202e} \n").is_err() && words("Thank you").is_ok());
    }
}
