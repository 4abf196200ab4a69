//! Which of a person's shares a reported post is: by a link where there is one, else by its day and its words. Says how
//! it was found and how sure that is, and leaves the choice to the person wherever two shares would do.

mod candidates;
mod words;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{How, MyReported, ReportedPost, Source};
use crate::{
    ids::{Code, ShareId},
    share::Share,
};

use candidates::candidates;
use words::Words;

/// How sure a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sure {
    /// It could be.
    Possible,
    /// It is, unless the person wrote the same twice.
    Likely,
    /// A link says so.
    Certain,
}

impl Sure {
    /// Its name in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// A share that a post may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Which.
    pub share: ShareId,
    /// How it was found.
    pub how: How,
    /// How sure that is.
    pub sure: Sure,
}

/// What was found for one post.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The shares it may be, the surest first, at most five.
    pub candidates: Vec<Candidate>,
    /// Whether the first of them is it without anybody being asked.
    pub settled: bool,
}

/// A person's shares, made ready to be compared with posts.
struct Known<'a> {
    share: &'a Share,
    words: Words,
    post: Option<String>,
    story: String,
}

/// For each post, which of the shares it may be. What the person said did not go out is not looked at.
pub fn matches(source: Source, posts: &[ReportedPost], shares: &[Share], before: &MyReported) -> Vec<Found> {
    let went = shares.iter().filter(|share| share.went != Some(false) && source.may_have(share.network));
    let known: Vec<Known<'_>> = went
        .map(|share| Known {
            share,
            words: Words::of(&share.caption),
            post: share.post.as_deref().and_then(super::post_key),
            story: share.target.split(['?', '#']).next().unwrap_or_default().to_owned(),
        })
        .collect();
    let by_code: BTreeMap<&Code, &Known<'_>> = known.iter().map(|known| (&known.share.code, known)).collect();
    let mut found: Vec<Found> = posts
        .iter()
        .map(|post| {
            let candidates = candidates(source, post, &known, &by_code, before);
            let settled = stands_out(&candidates);
            Found { candidates, settled }
        })
        .collect();
    unsettle_doubles(posts, &mut found);
    found
}

/// Whether the first is the only one of its kind, and more than a possibility.
fn stands_out(candidates: &[Candidate]) -> bool {
    match candidates {
        [] => false,
        [only] => only.sure >= Sure::Likely,
        [first, second, ..] => first.sure >= Sure::Likely && first.sure > second.sure,
    }
}

/// One share is one post: where two posts would be the same share, the person says which. A link outweighs words.
fn unsettle_doubles(posts: &[ReportedPost], found: &mut [Found]) {
    let mut takers: BTreeMap<ShareId, Vec<(Sure, Option<String>)>> = BTreeMap::new();
    for (post, found) in posts.iter().zip(found.iter()) {
        if let Some(first) = found.candidates.first().filter(|_| found.settled) {
            let taker = (first.sure, post.key());
            let all = takers.entry(first.share).or_default();
            // The same post about other days is no other post.
            if !all.contains(&taker) {
                all.push(taker);
            }
        }
    }
    for found in found.iter_mut().filter(|found| found.settled) {
        let Some(first) = found.candidates.first() else { continue };
        let others = takers.get(&first.share).map_or(&[][..], Vec::as_slice);
        let as_sure = others.iter().filter(|(sure, _)| *sure >= first.sure).count();
        found.settled = as_sure <= 1;
    }
}
