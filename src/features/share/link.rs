//! The link that goes with a share.

use domain::{
    backend::About,
    ids::{Code, CommandId},
    network::Network,
    reach::Measure,
    share::with_utm,
    story::Story,
};

use crate::platform::page;

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
