//! Whether an import can be taken as it is.

use super::{Figures, NewReport, Period, Reported, ReportedPost};
use crate::{
    clean,
    faults::Faults,
    problem::Problem,
    share::MAX_POST,
    story::is_web_address,
    time::{DAY, Day, Instant},
};

/// The most posts of one import: with as many days it stays below the two megabytes that a request may have.
pub const MOST_POSTS: usize = 1_000;
/// The most days of one import.
pub const MOST_DAYS: usize = 1_000;
/// The most imports that are kept for one person.
pub const MOST_REPORTS: usize = 400;
/// How much of a post's text is kept, in characters.
pub const MOST_TEXT: usize = 280;

const MOST_NAME: usize = 200;
/// 2004-01-01: LinkedIn had begun and the others had not; nothing older is reported.
pub const FIRST_DAY: Day = Day::from_number(12_418);

impl NewReport {
    /// The import, its texts cleaned; or every place below `at` (a JSON pointer) that is wrong.
    pub fn check(mut self, at: &str, now: Instant) -> Result<Self, Problem> {
        let mut faults = Faults::below(at);
        self.file = faults.line("file", &self.file, 1, MOST_NAME);
        let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
        let fits = self.fingerprint.len() == 64 && self.fingerprint.chars().all(hex);
        faults.unless(fits, "fingerprint", "must be a SHA-256 in hexadecimal");
        // A device's clock may be wrong by a little; a file from tomorrow is a mistake.
        let known = self.as_of >= FIRST_DAY.start() && self.as_of <= now.plus(DAY);
        faults.unless(known, "as_of", "must be a moment that has been");
        faults.unless(!(self.posts.is_empty() && self.days.is_empty()), "posts", "must be there, or days");
        faults.unless(self.posts.len() <= MOST_POSTS, "posts", "must be at most 1,000");
        faults.unless(self.days.len() <= MOST_DAYS, "days", "must be at most 1,000");
        let last = now.plus(DAY).day();
        for (i, post) in self.posts.iter_mut().enumerate().take(MOST_POSTS) {
            check_post(post, &format!("posts/{i}"), last, &mut faults);
        }
        for (i, day) in self.days.iter().enumerate().take(MOST_DAYS) {
            faults.unless(
                (FIRST_DAY..=last).contains(&day.day),
                &format!("days/{i}/day"),
                "must be a day that has been",
            );
            figures(&day.figures, &format!("days/{i}/figures"), &mut faults);
        }
        faults.done("this report cannot be taken; nothing of it was").map(|()| self)
    }
}

fn check_post(post: &mut ReportedPost, at: &str, last: Day, faults: &mut Faults) {
    post.text = clean::line(&post.text).chars().take(MOST_TEXT).collect();
    post.id = post.id.take().map(|id| clean::line(&id)).filter(|id| !id.is_empty());
    faults.unless(
        post.id.as_ref().is_none_or(|id| id.chars().count() <= MOST_NAME),
        &format!("{at}/id"),
        "must have at most 200 characters",
    );
    let leads = |link: &String| is_web_address(link) && link.chars().count() <= MAX_POST;
    faults.unless(
        post.link.as_ref().is_none_or(leads),
        &format!("{at}/link"),
        "must be an http or https address",
    );
    faults.unless(post.key().is_some(), at, "needs a link or an id");
    let was = |day: Day| (FIRST_DAY..=last).contains(&day);
    faults.unless(post.published.is_none_or(was), &format!("{at}/published"), "must be a day that has been");
    let sound = |period: Period| was(period.from) && was(period.to) && period.from <= period.to;
    faults.unless(
        post.period.is_none_or(sound),
        &format!("{at}/period"),
        "must be days that have been, the first before the last",
    );
    faults.unless(
        post.share.is_some() == post.how.is_some(),
        &format!("{at}/how"),
        "must be there exactly where a share is",
    );
    figures(&post.figures, &format!("{at}/figures"), faults);
}

fn figures(figures: &Figures, at: &str, faults: &mut Faults) {
    faults.unless(!figures.is_empty(), at, "must not be empty");
    for (metric, count) in figures {
        faults.unless(
            count.shown() <= Reported::MOST,
            &format!("{at}/{}", metric.name()),
            "is more than anybody could reach",
        );
    }
}
