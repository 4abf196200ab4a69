//! How long a post is, counted as the network it is for counts.
//!
//! | network | limit | counted in | from |
//! | --- | --- | --- | --- |
//! | X | 280 | weights: 1 for Latin and its neighbours, 2 for the rest and for an emoji, 23 for a link | the configuration `v3` of twitter-text, which X publishes |
//! | Threads | 500 | characters, an emoji by its UTF-8 bytes | Meta's documentation of the Threads API |
//! | Bluesky | 300 | graphemes, a link as it is shown shortened; 3,000 bytes | the lexicon `app.bsky.feed.post`; the composer of bsky.app |
//! | Mastodon | 500 | graphemes, 23 for a link, a mention without its server | Mastodon's `StatusLengthValidator`; servers may allow more |
//! | LinkedIn | 3,000 | UTF-16 units | LinkedIn Help; the Share API's `commentary` |
//! | Facebook | 63,206 | UTF-16 units | Meta's announcement of 2011, still what its composer takes |
//! | Telegram | 4,096 | UTF-16 units | the Bot API's `sendMessage` |
//! | Reddit | 300 | characters of the title | Reddit's API documentation, `/api/submit` |
//!
//! The others have no limit that anybody reaches, or none that is published.

mod emoji;
mod links;
mod x;

#[cfg(test)]
mod tests;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    intent::{heading, tidy, whole_text},
    network::Network,
};

pub(crate) use emoji::is_emoji;
pub use links::links;
pub(crate) use links::shown as shown_link;

/// What Mastodon and X count for any link.
const LINK: usize = 23;
/// The most bytes of a post on Bluesky.
const BLUESKY_BYTES: usize = 3_000;

/// How long a post is, and how long it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// In the network's own measure.
    pub used: usize,
    /// The most that fits; none where nobody will reach it.
    pub limit: Option<usize>,
}

impl Length {
    /// By how much it is too long; 0 if it fits.
    pub fn over(self) -> usize {
        self.limit.map_or(0, |limit| self.used.saturating_sub(limit))
    }
}

/// The most a post may have there.
pub const fn limit(network: Network) -> Option<usize> {
    match network {
        Network::LinkedIn => Some(3_000),
        Network::X => Some(280),
        Network::Threads | Network::Mastodon => Some(500),
        Network::Bluesky | Network::Reddit => Some(300),
        Network::Facebook => Some(63_206),
        Network::Telegram => Some(4_096),
        Network::WhatsApp | Network::Xing | Network::Email | Network::Device => None,
    }
}

/// The length of a post with these words and this link.
pub fn length(network: Network, caption: &str, link: &str) -> Length {
    let text = whole_text(network, caption, link);
    let used = match network {
        Network::X => x::weighted(&text),
        Network::Threads => threads(&text),
        Network::Bluesky => bluesky(&text),
        Network::Mastodon => mastodon(&text),
        Network::Reddit => heading(&tidy(caption), "").chars().count(),
        Network::LinkedIn | Network::Facebook | Network::Telegram => text.encode_utf16().count(),
        Network::WhatsApp | Network::Xing | Network::Email | Network::Device => graphemes(&text),
    };
    Length { used, limit: limit(network) }
}

/// What a reader would call signs: a flag, a family or a letter with its accents is one.
pub fn graphemes(text: &str) -> usize {
    text.graphemes(true).count()
}

fn threads(text: &str) -> usize {
    let sign = |sign: &str| if emoji::is_emoji(sign) { sign.len() } else { sign.chars().count() };
    text.graphemes(true).map(sign).sum()
}

fn bluesky(text: &str) -> usize {
    let shown = replaced(text, links::shown);
    let signs = graphemes(&shown);
    // Whoever writes many bytes in few signs reaches the other limit first.
    let over = shown.len().saturating_sub(BLUESKY_BYTES);
    if over > 0 { signs.max(limit(Network::Bluesky).unwrap_or(0) + over) } else { signs }
}

fn mastodon(text: &str) -> usize {
    let placed = replaced(text, |_| "x".repeat(LINK));
    graphemes(&links::without_servers(&placed))
}

/// The text with every `http` or `https` link replaced.
fn replaced(text: &str, by: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for link in links(text) {
        out.push_str(text.get(end..link.start).unwrap_or_default());
        out.push_str(&by(text.get(link.clone()).unwrap_or_default()));
        end = link.end;
    }
    out.push_str(text.get(end..).unwrap_or_default());
    out
}
