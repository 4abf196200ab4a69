//! Campaigns: stories that belong together for some weeks.

use serde::{Deserialize, Serialize};

use crate::{
    faults::Faults,
    ids::CommandId,
    problem::Problem,
    time::{Instant, is_date},
};

/// The longest title of a campaign, in characters.
pub const MAX_TITLE: usize = 120;
/// The longest description, in characters.
pub const MAX_ABOUT: usize = 1_000;
/// The most campaigns of a programme, those that are over included.
pub const MOST_CAMPAIGNS: usize = 200;

/// The id of the command that made a campaign.
pub type CampaignId = CommandId;

/// What somebody decides about a campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// 1–120 characters.
    pub title: String,
    /// What it is about and what it wants: at most 1,000 characters.
    #[serde(default)]
    pub about: String,
    /// Its first day, `yyyy-mm-dd`: a day of everybody's own calendar, wherever they are.
    pub starts: String,
    /// Its last day, `yyyy-mm-dd`.
    pub ends: String,
}

/// A campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// The id of the command that made it.
    pub id: CampaignId,
    /// What was decided about it.
    #[serde(flatten)]
    pub plan: Plan,
    /// When it was ended before its last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Instant>,
    /// Grows with each change; 1 at first.
    pub version: u64,
}

impl Plan {
    /// The plan with its texts cleaned, or every place below `at` (a JSON pointer) that is wrong.
    pub fn check(&self, at: &str) -> Result<Self, Problem> {
        let mut faults = Faults::below(at);
        let title = faults.line("title", &self.title, 1, MAX_TITLE);
        let about = faults.lines("about", &self.about, 0, MAX_ABOUT);
        for (name, date) in [("starts", &self.starts), ("ends", &self.ends)] {
            faults.unless(is_date(date), name, "must be a date, yyyy-mm-dd");
        }
        // Dates of this form sort by age as texts.
        let in_order = !is_date(&self.starts) || !is_date(&self.ends) || self.starts <= self.ends;
        faults.unless(in_order, "ends", "must not be before the first day");
        faults.done("this campaign cannot be kept")?;
        Ok(Self { title, about, starts: self.starts.clone(), ends: self.ends.clone() })
    }
}

impl Campaign {
    /// Whether it is on at the local day `today`, `yyyy-mm-dd`.
    pub fn is_on(&self, today: &str) -> bool {
        self.ended.is_none() && (self.plan.starts.as_str()..=self.plan.ends.as_str()).contains(&today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(starts: &str, ends: &str) -> Plan {
        Plan { title: " Heat ".into(), about: String::new(), starts: starts.into(), ends: ends.into() }
    }

    #[test]
    fn a_campaign_is_on_from_its_first_day_to_its_last() {
        let plan = plan("2026-12-01", "2026-12-24").check("").unwrap();
        assert_eq!(plan.title, "Heat");
        let id = CommandId::v7(Instant::from_millis(1), &[0; 10]);
        let mut campaign = Campaign { id, plan, ended: None, version: 1 };
        let on = ["2026-11-30", "2026-12-01", "2026-12-24", "2026-12-25"].map(|day| campaign.is_on(day));
        assert_eq!(on, [false, true, true, false]);
        campaign.ended = Some(Instant::default());
        assert!(!campaign.is_on("2026-12-10"));
    }

    #[test]
    fn every_mistake_is_named_with_its_place() {
        let places = |plan: Plan| {
            let fields = plan.check("/campaign").unwrap_err().fields;
            fields.into_iter().map(|field| field.pointer).collect::<Vec<_>>()
        };
        assert_eq!(places(plan("2026-12-02", "2026-12-01")), ["/campaign/ends"]);
        let bad =
            Plan { title: "\u{202e}".into(), about: "x".repeat(MAX_ABOUT + 1), ..plan("soon", "2026-02-30") };
        assert_eq!(places(bad), ["/campaign/title", "/campaign/about", "/campaign/starts", "/campaign/ends"]);
    }
}
