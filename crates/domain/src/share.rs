//! Shares: a story told on a network in somebody's own words.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{Code, PersonId, ShareId, StoryId},
    network::Network,
    time::Instant,
};

/// The most shares that are listed at once, the newest.
pub const MOST_LISTED: usize = 200;

/// The longest caption, in characters: longer than any network takes.
pub const MAX_CAPTION: usize = 5_000;

/// One story shared once on one network. Seen by its owner only, but for what they show: see [`crate::thanks`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The id of the command that recorded it.
    pub id: ShareId,
    /// Who shared.
    pub person: PersonId,
    /// What.
    pub story: StoryId,
    /// The story's title at that moment, so that a list of shares needs nothing else.
    pub title: String,
    /// Where.
    pub network: Network,
    /// In which words.
    pub caption: String,
    /// The code of its tracked link.
    pub code: Code,
    /// Where the tracked link leads: the story's address with UTM tags. Stored, never taken from a request.
    pub target: String,
    /// The story's first topic then, under which its clicks are counted.
    pub topic: Option<String>,
    /// When.
    pub at: Instant,
    /// Whether it really went out, as the person said afterwards; none while they have not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub went: Option<bool>,
    /// Where the post can be seen, if the person said so: `http` or `https`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
    /// Whether colleagues may see how often its link is opened, while it is shown to them. Decided once, with the share:
    /// opened later, it could give away others of a group that was published with it. Hidden again, it stays open for the
    /// programme's figures, since nobody forgets what they saw.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
}

/// The longest address of a post, in characters.
pub const MAX_POST: usize = 2_000;

/// A story's address with the tags by which the company's own statistics tell where a visit came from.
///
/// Tags that the address already carries are kept as they are.
pub fn with_utm(url: &str, network: Network) -> String {
    let (address, fragment) = match url.split_once('#') {
        Some((address, fragment)) => (address, Some(fragment)),
        None => (url, None),
    };
    let mut tagged = address.to_owned();
    for (name, value) in
        [("utm_source", network.name()), ("utm_medium", "ambassador"), ("utm_campaign", "polyphony")]
    {
        if address.contains(&format!("?{name}=")) || address.contains(&format!("&{name}=")) {
            continue;
        }
        tagged.push(if tagged.contains('?') { '&' } else { '?' });
        tagged.push_str(name);
        tagged.push('=');
        tagged.push_str(value);
    }
    if let Some(fragment) = fragment {
        tagged.push('#');
        tagged.push_str(fragment);
    }
    tagged
}

/// A target with its link's code as `utm_content`, by which the company's own site can name the link when somebody
/// asks for something later. A target that has such a tag already keeps it.
pub fn with_code(target: &str, code: &str) -> String {
    let (address, fragment) = match target.split_once('#') {
        Some((address, fragment)) => (address, Some(fragment)),
        None => (target, None),
    };
    if address.contains("?utm_content=") || address.contains("&utm_content=") {
        return target.to_owned();
    }
    let sign = if address.contains('?') { '&' } else { '?' };
    let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
    format!("{address}{sign}utm_content={code}{fragment}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_travels_on_unless_its_place_is_taken() {
        assert_eq!(with_code("https://e.org/a?x=1#top", "abc"), "https://e.org/a?x=1&utm_content=abc#top");
        assert_eq!(with_code("https://e.org/a", "abc"), "https://e.org/a?utm_content=abc");
        let taken = "https://e.org/a?utm_content=mine";
        assert_eq!(with_code(taken, "abc"), taken);
    }

    #[test]
    fn utm_tags_join_what_is_there() {
        assert_eq!(
            with_utm("https://e.org/a?x=1#top", Network::X),
            "https://e.org/a?x=1&utm_source=x&utm_medium=ambassador&utm_campaign=polyphony#top"
        );
        assert_eq!(
            with_utm("https://e.org/?utm_source=mail", Network::LinkedIn),
            "https://e.org/?utm_source=mail&utm_medium=ambassador&utm_campaign=polyphony"
        );
    }
}
