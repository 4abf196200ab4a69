//! Hashtags and mentions.

use std::ops::Range;

use super::{Hint, Notice, chooses_mentions, most_hashtags};
use crate::{length::links, network::Network};

/// Hashtags of more letters without a capital inside are probably several words.
const FLAT: usize = 12;

/// Words that begin with this sign, sign included, outside of links and mail addresses.
fn tagged(text: &str, sign: char, more: &str) -> Vec<Range<usize>> {
    let links = links(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before = ' ';
    let mut open: Option<usize> = None;
    let mut close = |open: &mut Option<usize>, end: usize| {
        if let Some(start) = open.take() {
            let word = text.get(start..end).unwrap_or_default();
            let end = start + word.trim_end_matches(['.', '-', '@']).len();
            if end > start + sign.len_utf8() {
                found.push(start..end);
            }
        }
    };
    for (at, c) in text.char_indices() {
        let goes_on = c.is_alphanumeric() || c == '_' || more.contains(c);
        if open.is_some() && !goes_on {
            close(&mut open, at);
        }
        let free = !before.is_alphanumeric()
            && !"&/".contains(before)
            && links.iter().all(|link| !link.contains(&at));
        if c == sign && free && open.is_none() {
            open = Some(at);
        }
        before = c;
    }
    close(&mut open, text.len());
    found
}

/// What there is to notice about hashtags.
pub(super) fn hashtags(caption: &str, networks: &[Network]) -> Vec<Hint> {
    let tags = tagged(caption, '#', "");
    let mut found = Vec::new();
    let most = networks.iter().map(|network| most_hashtags(*network)).min().unwrap_or(usize::MAX);
    found.extend(tags.get(most).map(|place| Hint { what: Notice::ManyHashtags, place: place.clone() }));
    let flat = tags.into_iter().find(|place| {
        let word = caption.get(place.clone()).unwrap_or_default().trim_start_matches('#');
        word.chars().count() > FLAT && word.chars().all(|c| c.is_ascii_lowercase())
    });
    found.extend(flat.map(|place| Hint { what: Notice::FlatHashtag, place }));
    found
}

/// What there is to notice about mentions.
pub(super) fn mentions(caption: &str, networks: &[Network]) -> Vec<Hint> {
    let names = tagged(caption, '@', "@.-");
    let mut found = Vec::new();
    let Some(first) = names.first().cloned() else { return found };
    if networks.iter().any(|network| chooses_mentions(*network)) {
        found.push(Hint { what: Notice::MentionToChoose, place: first.clone() });
    }
    if networks.contains(&Network::X) && first.start == 0 {
        found.push(Hint { what: Notice::MentionFirst, place: first });
    }
    if networks.contains(&Network::Mastodon) {
        let homeless = names
            .into_iter()
            .find(|place| !caption.get(place.start + 1..place.end).unwrap_or_default().contains('@'));
        found.extend(homeless.map(|place| Hint { what: Notice::MentionWithoutServer, place }));
    }
    found
}
