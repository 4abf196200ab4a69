//! Where a mark goes.

use std::ops::Range;

use super::{Mark, Tie, says_it};
use crate::sentence::sentences;

/// How far into a post what it discloses is still seen without tapping "more", in characters.
pub(super) const SEEN: usize = 200;

/// Words with a mark in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The words that leave the app.
    pub text: String,
    /// Where they say it, as bytes of `text`; none where nothing is to be said.
    pub place: Option<Range<usize>>,
    /// Whether the app put it there; otherwise the person said it themselves.
    pub added: bool,
    /// Whether it stands so late that many will not see it.
    pub late: bool,
}

/// Puts the mark where it belongs: at the very beginning if it must open the post, else behind the sentence that
/// names the company, or behind the first one. Whoever said it in their own words is left alone, and a mark that is
/// there already is moved rather than doubled: placing it again changes nothing.
pub fn place(caption: &str, mark: &Mark, tie: Tie, company: &str) -> Placed {
    let words = without(caption, &mark.words);
    if let Some(place) = says_it(&words, tie) {
        let before = words.get(..place.start).unwrap_or_default().chars().count();
        return Placed { text: words, place: Some(place), added: false, late: before > SEEN };
    }
    if words.trim().is_empty() {
        return Placed { text: words, place: None, added: false, late: false };
    }
    let at = if mark.first { 0 } else { behind_the_claim(&words, company) };
    put(&words, at, &mark.words)
}

/// Puts a mark at this place, with a space around it where there is none.
pub(super) fn put(words: &str, at: usize, mark: &str) -> Placed {
    let (before, after) = words.split_at_checked(at).unwrap_or((words, ""));
    let (before, after) = (before.trim_end_matches(' '), after.trim_start_matches(' '));
    let lead = if before.is_empty() { "" } else { " " };
    let tail = if after.is_empty() || after.starts_with(['\n', '\r']) { "" } else { " " };
    let start = before.len() + lead.len();
    let text = format!("{before}{lead}{mark}{tail}{after}");
    let late = before.chars().count() > SEEN;
    Placed { text, place: Some(start..start + mark.len()), added: true, late }
}

/// The end of the sentence that names the company, if that comes early enough to be seen; else of the first one.
pub(super) fn behind_the_claim(text: &str, company: &str) -> usize {
    let company = company.trim().to_lowercase();
    let all = sentences(text);
    let names = |place: &&Range<usize>| {
        let seen = text.get(..place.end).unwrap_or_default().chars().count() <= SEEN;
        let sentence = text.get((*place).clone()).unwrap_or_default().to_lowercase();
        seen && !company.is_empty() && sentence.contains(&company)
    };
    let claim = all.iter().find(names).or(all.first());
    claim.map_or(text.len(), |place| place.end)
}

/// The text without a mark that stands in it, nor the space before or after it.
fn without(text: &str, mark: &str) -> String {
    let mut text = text.to_owned();
    while let Some(at) = stands(&text, mark) {
        let after = text.get(at + mark.len()..).unwrap_or_default().to_owned();
        let before = text.get(..at).unwrap_or_default();
        let before =
            if before.ends_with(' ') || before.is_empty() { before.trim_end_matches(' ') } else { before };
        let after = after.strip_prefix(' ').unwrap_or(&after);
        let between =
            if before.is_empty() || after.is_empty() || after.starts_with('\n') || before.ends_with('\n') {
                ""
            } else {
                " "
            };
        text = format!("{before}{between}{after}");
    }
    text
}

/// Where a mark stands by itself: `#ad` is not in `#adventure`.
fn stands(text: &str, mark: &str) -> Option<usize> {
    let inner = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || sign == '_');
    text.match_indices(mark).map(|(at, _)| at).find(|at| {
        let before = text.get(..*at).and_then(|text| text.chars().next_back());
        let after = text.get(at + mark.len()..).and_then(|text| text.chars().next());
        let wordy = |edge: Option<char>| edge.is_some_and(char::is_alphanumeric);
        let cut =
            wordy(mark.chars().next()) && inner(before) || wordy(mark.chars().next_back()) && inner(after);
        !cut
    })
}
