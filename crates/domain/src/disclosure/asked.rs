//! All that is to be said in a post: what the company asks for with a story, and what the country's readers are owed.

use std::ops::Range;

use super::{
    Mark, Tie,
    known::find,
    place::{Placed, SEEN, behind_the_claim, place, put},
};

/// A post with all that it has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosed {
    /// The words that leave the app.
    pub text: String,
    /// Where they say whom one works for; none where that is not to be said, or said in what the company asks for.
    pub tie: Option<Spot>,
    /// Where they say what the company asks for; none where it asks for nothing.
    pub asked: Option<Spot>,
}

/// Where a post says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Bytes of its text.
    pub place: Range<usize>,
    /// Whether the app put it there; otherwise the person said it themselves.
    pub added: bool,
    /// Whether it stands so late that many will not see it.
    pub late: bool,
}

/// Puts what the company asks for beside the claim, then the mark in its place. Neither is said twice: whoever said it
/// in their own words is left alone. What is asked for stands even in a post without other words.
pub fn disclose(caption: &str, asked: Option<&str>, mark: Option<(&Mark, Tie)>, company: &str) -> Disclosed {
    let asked = asked.map(on_one_line).filter(|words| !words.is_empty());
    let own = asked.as_ref().is_none_or(|words| said(caption, words).is_some());
    let text = match &asked {
        Some(words) if !own => put(caption, behind_the_claim(caption, company), &set_apart(words)).text,
        _ => caption.to_owned(),
    };
    let nothing = |text: String| Placed { text, place: None, added: false, late: false };
    let Placed { text, place, added, late } = match mark {
        Some((mark, tie)) => place(&text, mark, tie, company),
        None => nothing(text),
    };
    // The mark may have moved it, so that it is looked for only now.
    let asked = asked.and_then(|words| said(&text, &words)).map(|place| {
        let late = text.get(..place.start).unwrap_or_default().chars().count() > SEEN;
        Spot { place, added: !own, late }
    });
    let within = |place: &Range<usize>| {
        asked.as_ref().is_some_and(|asked| asked.added && asked.place.contains(&place.start))
    };
    let tie = place.filter(|place| !within(place)).map(|place| Spot { place, added, late });
    Disclosed { text, tie, asked }
}

fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a post says these words already, whatever their case.
fn said(text: &str, words: &str) -> Option<Range<usize>> {
    find(text, &words.to_lowercase().replace(['’', 'ʼ'], "'"))
}

/// In brackets, where the words would run into what follows.
fn set_apart(words: &str) -> String {
    let apart =
        words.starts_with(['#', '(', '[']) || words.ends_with(['.', '!', '?', '؟', '…', ':', ')', ']']);
    if apart { words.to_owned() } else { format!("({words})") }
}

#[cfg(test)]
#[path = "asked_tests.rs"]
mod tests;
