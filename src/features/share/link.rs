//! The link that goes with a share, and how long a post with it gets.

use domain::{
    backend::About,
    ids::{Code, CommandId},
    network::Network,
    reach::Measure,
    share::with_utm,
    story::Story,
};

use crate::platform::page;

/// What X counts for any address.
const X_ADDRESS: usize = 23;

/// The link that stands in the post: tracked where links are counted, else the story's own address with its tags.
pub fn link(about: &About, story: &Story, network: Network, id: CommandId) -> String {
    match (about.tracked_links, &about.links) {
        (Measure::Measured, Some(links)) => format!("{links}{}", Code::of_share(id)),
        _ => with_utm(&story.url, network),
    }
}

/// The link that counts an opening on this device, where links are practice.
pub fn practice_link(about: &About, id: CommandId) -> Option<String> {
    (about.tracked_links == Measure::Practice)
        .then(|| page::url(&format!("?practice={}", Code::of_share(id))))
}

/// The most characters a post may have there; none where nobody will reach the limit.
pub const fn limit(network: Network) -> Option<usize> {
    match network {
        Network::LinkedIn => Some(3_000),
        Network::X => Some(280),
        Network::Bluesky => Some(300),
        Network::Threads | Network::Mastodon => Some(500),
        Network::Reddit => Some(300),
        _ => None,
    }
}

/// How many characters the post has there.
pub fn length(network: Network, caption: &str, link: &str) -> usize {
    let words = caption.trim().chars().count();
    match (network, words) {
        (Network::X, 0) => X_ADDRESS,
        (Network::X, words) => words + 1 + X_ADDRESS,
        (_, 0) => link.chars().count(),
        (_, words) => words + 2 + link.chars().count(),
    }
}
