//! Small observations about a caption, made on the device: what they are and where. How they are said is the app's
//! affair. None of them forbids anything.

mod tags;
mod tone;
mod wordlist;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::{intent::takes_text, network::Network};

/// What was noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Notice {
    /// A place that was left open to be filled in.
    Gap,
    /// A sentence of more than [`LONG`] words.
    LongSentence,
    /// Several words in capitals.
    Shouting,
    /// Several exclamation marks in a row.
    Exclaiming,
    /// A word that belongs to brochures.
    Corporate,
    /// More hashtags than are read there.
    ManyHashtags,
    /// A hashtag of several words without capitals: hard to read, and read out as one word.
    FlatHashtag,
    /// More emoji than sentences can carry.
    ManyEmoji,
    /// A mention in a text that is pasted: it must be chosen again there.
    MentionToChoose,
    /// A mention without a server where names need one.
    MentionWithoutServer,
    /// A mention at the very beginning, where X shows a post to fewer people.
    MentionFirst,
}

impl Notice {
    /// Its name in texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::LongSentence => "long_sentence",
            Self::Shouting => "shouting",
            Self::Exclaiming => "exclaiming",
            Self::Corporate => "corporate",
            Self::ManyHashtags => "many_hashtags",
            Self::FlatHashtag => "flat_hashtag",
            Self::ManyEmoji => "many_emoji",
            Self::MentionToChoose => "mention_to_choose",
            Self::MentionWithoutServer => "mention_without_server",
            Self::MentionFirst => "mention_first",
        }
    }
}

/// Something that was noticed, and where: bytes of the caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// What.
    pub what: Notice,
    /// Where.
    pub place: Range<usize>,
}

/// More words than this make a sentence long.
pub const LONG: usize = 28;
/// What a prompt leaves open.
pub const GAP: char = '…';

/// What there is to notice about a caption meant for these networks, in the order in which it stands; at most one of
/// each kind, the first. `language` is the reader's of these hints, a BCP 47 tag; English words are always known.
pub fn hints(caption: &str, networks: &[Network], language: &str) -> Vec<Hint> {
    let mut found = Vec::new();
    found.extend(caption.find(GAP).map(|at| Hint { what: Notice::Gap, place: at..at + GAP.len_utf8() }));
    found.extend(tone::notice(caption, language));
    found.extend(tags::hashtags(caption, networks));
    found.extend(tags::mentions(caption, networks));
    found.sort_by_key(|hint: &Hint| (hint.what, hint.place.start));
    found.dedup_by_key(|hint| hint.what);
    found.sort_by_key(|hint| hint.place.start);
    found
}

/// The most hashtags that are read there.
pub const fn most_hashtags(network: Network) -> usize {
    match network {
        // Threads makes one topic of a post's tag.
        Network::Threads => 1,
        Network::X => 2,
        Network::LinkedIn | Network::Bluesky | Network::Facebook | Network::Xing => 4,
        Network::Mastodon => 5,
        Network::WhatsApp | Network::Telegram | Network::Reddit | Network::Email | Network::Device => 3,
    }
}

/// Whether a mention in a text that arrives there by pasting is no mention yet.
const fn chooses_mentions(network: Network) -> bool {
    network.is_public() && !takes_text(network)
}
