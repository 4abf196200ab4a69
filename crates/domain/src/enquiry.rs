//! Enquiries after a click: somebody opened a tracked link and later asked the company for something.
//!
//! The company's own site, or a list of leads, names the code of the link that was opened last, within thirty days.
//! Nothing about who asked is kept: of the company's own reference only a keyed hash, so that it counts once.

use hmac::{Hmac, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::{
    command::hex,
    ids::{Code, PersonId, ShareId, StoryId},
    network::Network,
    problem::{FieldProblem, Problem, ProblemKind},
    time::{DAY, Day, Instant},
};

/// An enquiry counts for a click at most so long before it, milliseconds.
pub const WITHIN: i64 = 30 * DAY;
/// The most leads one list brings.
pub const MOST_LEADS: usize = 1_000;
/// The longest list, in bytes.
pub const MOST_BYTES: usize = 200_000;
/// The longest reference, in characters.
const LONGEST: usize = 100;
/// The name of the row with the key that references are hashed with.
pub const ENQUIRY_KEY_NAME: &str = "enquiry_key";

/// The keyed hash of a reference: 32 hexadecimal characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EnquiryId(String);

impl EnquiryId {
    /// The id of the company's reference under the programme's key.
    pub fn of(key: &str, reference: &str) -> Self {
        // HMAC takes keys of any length, so this cannot fail.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) else { return Self(String::new()) };
        mac.update(reference.as_bytes());
        Self(hex(mac.finalize().into_bytes().get(..16).unwrap_or_default()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One enquiry that came after a click on somebody's link. Nothing about who asked is in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Enquiry {
    /// What it is known by.
    pub id: EnquiryId,
    /// After a click on which share.
    pub share: ShareId,
    /// Whose share.
    pub person: PersonId,
    /// Of which story.
    pub story: StoryId,
    /// On which network.
    pub network: Network,
    /// When the programme learned of it.
    pub at: Instant,
}

/// An enquiry as somebody names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// The code of the link that was opened last.
    pub code: Code,
    /// What the company knows it by. Never kept.
    pub reference: String,
    /// The day on which somebody asked; today if none.
    pub day: Option<Day>,
}

impl Lead {
    /// A lead from its parts; the reason with the part that is wrong.
    pub fn read(code: &str, reference: &str, day: Option<&str>) -> Result<Self, (&'static str, String)> {
        let code = Code::try_from(code.trim().to_owned())
            .map_err(|_| ("code", "is not the code of a tracked link".to_owned()))?;
        let reference = reference.trim();
        if !(1..=LONGEST).contains(&reference.chars().count()) {
            return Err(("reference", "must have 1 to 100 characters".to_owned()));
        }
        // The one thing people would write there that says who somebody is.
        if reference.contains('@') {
            return Err(("reference", "must not be somebody's e-mail address".to_owned()));
        }
        let day = match day.map(str::trim).filter(|day| !day.is_empty()) {
            None => None,
            Some(text) => {
                Some(Day::from_date(text).ok_or_else(|| ("day", "must be a date, yyyy-mm-dd".to_owned()))?)
            }
        };
        Ok(Self { code, reference: reference.to_owned(), day })
    }
}

/// Reads a list of leads: `code,reference` or `code,reference,yyyy-mm-dd` a line, separated by commas, semicolons or
/// tabs, with or without quotes and a first line of names. Refused as a whole, each wrong line named.
pub fn read_leads(text: &str) -> Result<Vec<Lead>, Problem> {
    if text.len() > MOST_BYTES {
        return Err(Problem::new(ProblemKind::TooLarge, "must have at most 200,000 bytes"));
    }
    let (mut leads, mut fields) = (Vec::new(), Vec::new());
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    for (place, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let cells: Vec<&str> =
            line.split([',', ';', '\t']).map(|cell| cell.trim().trim_matches('"').trim()).collect();
        let cell = |n: usize| cells.get(n).copied();
        if leads.is_empty()
            && fields.is_empty()
            && cell(0).is_some_and(|first| first.eq_ignore_ascii_case("code"))
        {
            continue;
        }
        match Lead::read(cell(0).unwrap_or_default(), cell(1).unwrap_or_default(), cell(2)) {
            Ok(lead) => leads.push(lead),
            Err((part, reason)) => {
                fields.push(FieldProblem { pointer: format!("/leads/{}/{part}", place + 1), reason });
            }
        }
    }
    if !fields.is_empty() {
        let detail = "some lines cannot be read; nothing was taken".to_owned();
        return Err(Problem { kind: ProblemKind::Invalid, detail, fields });
    }
    if leads.is_empty() || leads.len() > MOST_LEADS {
        return Err(Problem::invalid("leads", "must be 1 to 1,000"));
    }
    Ok(leads)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::CommandId;

    fn code() -> Code {
        Code::of_share(CommandId::v7(Instant::from_millis(5), &[1; 10]))
    }

    #[test]
    fn lists_are_read_as_programs_write_them() {
        let code = code();
        let text = format!(
            "\u{feff}Code;Reference;Day\r\n\"{code}\";\"L-1\";2026-11-20\r\n\r\n{code},L-2\n{code}\tL-3\t\n"
        );
        let leads = read_leads(&text).unwrap();
        let references: Vec<_> = leads.iter().map(|lead| lead.reference.as_str()).collect();
        assert_eq!(references, ["L-1", "L-2", "L-3"]);
        assert_eq!(leads[0].day.map(Day::date).as_deref(), Some("2026-11-20"));
        assert_eq!((leads[1].day, leads[2].day), (None, None));
    }

    #[test]
    fn every_wrong_line_is_named_and_none_is_taken() {
        let code = code();
        let text =
            format!("{code},L-1\nshort,L-2\n{code},\n{code},anna@example.org\n{code},L-3,2026-02-30\n");
        let places: Vec<_> =
            read_leads(&text).unwrap_err().fields.into_iter().map(|field| field.pointer).collect();
        assert_eq!(places, ["/leads/2/code", "/leads/3/reference", "/leads/4/reference", "/leads/5/day"]);
        assert!(read_leads("").is_err() && read_leads("code,reference\n").is_err());
        assert_eq!(read_leads(&"x".repeat(MOST_BYTES + 1)).unwrap_err().kind, ProblemKind::TooLarge);
        let many = format!("{code},L\n").repeat(MOST_LEADS + 1);
        assert!(read_leads(&many).is_err());
    }

    #[test]
    fn a_reference_cannot_be_told_from_its_id_without_the_key() {
        assert_eq!(EnquiryId::of("a", "L-1"), EnquiryId::of("a", "L-1"));
        assert_ne!(EnquiryId::of("a", "L-1"), EnquiryId::of("b", "L-1"));
        assert_ne!(EnquiryId::of("a", "L-1"), EnquiryId::of("a", "L-2"));
        assert_eq!(EnquiryId::of("a", "L-1").as_str().len(), 32);
    }
}
