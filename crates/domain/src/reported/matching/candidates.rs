//! The shares that one post may be.

use std::collections::BTreeMap;

use super::{Candidate, Known, Sure, Words};
use crate::{
    ids::{Code, ShareId},
    reported::{How, MyReported, ReportedPost, Source},
};

/// Days between sharing and the post within which words or a story's address count: posts wait for a reminder.
const LATER: i64 = 7;
/// Days either way by which time zones and midnight move a post.
const NEAR: i64 = 1;
/// From this likeness on two texts are the same, percent.
const SAME: u64 = 60;
/// From this likeness on one may have come from the other, percent.
const AKIN: u64 = 25;
/// The most that are offered.
const MOST: usize = 5;

/// The surest first; of equals the one whose day is nearer.
pub(super) fn candidates(
    source: Source,
    post: &ReportedPost,
    known: &[Known<'_>],
    by_code: &BTreeMap<&Code, &Known<'_>>,
    before: &MyReported,
) -> Vec<Candidate> {
    let text = Words::of(&post.text);
    let said = earlier(source, post, before);
    let coded = code_in(&post.text, by_code);
    let key = post.key();
    let judge = |known: &Known<'_>| {
        let share = known.share.id;
        let distance = post.published.map(|day| day.number() - known.share.at.day().number());
        let found = if said == Some(share) {
            Some((How::Before, Sure::Certain))
        } else if coded == Some(share) {
            Some((How::TrackedLink, Sure::Certain))
        } else if known.post.is_some() && known.post == key {
            Some((How::PostLink, Sure::Certain))
        } else {
            by_day(post, &text, known, distance)
        };
        found.map(|(how, sure)| (Candidate { share, how, sure }, distance.map_or(i64::MAX, i64::abs)))
    };
    let mut found: Vec<(Candidate, i64)> = known.iter().filter_map(judge).collect();
    found.sort_by_key(|(candidate, distance)| {
        (std::cmp::Reverse(candidate.sure), candidate.how, *distance, candidate.share)
    });
    found.truncate(MOST);
    found.into_iter().map(|(candidate, _)| candidate).collect()
}

/// What the person settled for this post in an earlier import, about whichever days.
fn earlier(source: Source, post: &ReportedPost, before: &MyReported) -> Option<ShareId> {
    let key = post.key()?;
    let mut same = before.posts.iter().filter(|known| known.source == source && known.key == key);
    same.find_map(|known| known.share)
}

/// The share whose tracked link stands in the text. A code is ten characters that nothing else has.
fn code_in(text: &str, by_code: &BTreeMap<&Code, &Known<'_>>) -> Option<ShareId> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter_map(|part| Code::try_from(part.to_owned()).ok())
        .find_map(|code| by_code.get(&code).map(|known| known.share.id))
}

fn by_day(
    post: &ReportedPost,
    text: &Words,
    known: &Known<'_>,
    distance: Option<i64>,
) -> Option<(How, Sure)> {
    let distance = distance?;
    if !(-NEAR..=LATER).contains(&distance) {
        return None;
    }
    if !known.story.is_empty() && post.text.contains(&known.story) {
        return Some((How::StoryLink, Sure::Likely));
    }
    if text.is_empty() || known.words.is_empty() {
        // Nothing to compare: the day alone is a possibility, and no more.
        return (distance <= NEAR).then_some((How::Day, Sure::Possible));
    }
    match text.alike(&known.words) {
        SAME.. => Some((How::Words, Sure::Likely)),
        AKIN.. => Some((How::Words, Sure::Possible)),
        _ => None,
    }
}
