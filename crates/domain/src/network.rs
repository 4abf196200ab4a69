//! Where a story can be shared to.

use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// A network, or another way out of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Network {
    /// LinkedIn: takes the address only; its text comes from the page.
    LinkedIn,
    /// X: takes text and address, 280 characters.
    X,
    /// Threads: takes text and address, 500 characters.
    Threads,
    /// Bluesky: takes one text with the address inside, 300 graphemes.
    Bluesky,
    /// Mastodon: takes one text, on the instance where the person is at home.
    Mastodon,
    /// Facebook: takes the address only; its text comes from the page.
    Facebook,
    /// WhatsApp: takes one text.
    WhatsApp,
    /// Telegram: takes text and address.
    Telegram,
    /// Reddit: takes a title and the address.
    Reddit,
    /// XING: takes the address only; its text comes from the page.
    Xing,
    /// The person's mail program.
    Email,
    /// Whatever the device's own share menu offers.
    Device,
}

impl Network {
    /// All networks, in the order in which the share sheet offers them.
    pub const ALL: [Self; 12] = [
        Self::LinkedIn,
        Self::X,
        Self::Threads,
        Self::Bluesky,
        Self::Mastodon,
        Self::Facebook,
        Self::WhatsApp,
        Self::Telegram,
        Self::Reddit,
        Self::Xing,
        Self::Email,
        Self::Device,
    ];

    /// Its name in the contract and in `utm_source`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::LinkedIn => "linked_in",
            Self::X => "x",
            Self::Threads => "threads",
            Self::Bluesky => "bluesky",
            Self::Mastodon => "mastodon",
            Self::Facebook => "facebook",
            Self::WhatsApp => "whats_app",
            Self::Telegram => "telegram",
            Self::Reddit => "reddit",
            Self::Xing => "xing",
            Self::Email => "email",
            Self::Device => "device",
        }
    }

    /// The network with this name in the contract.
    pub fn named(name: &str) -> Result<Self, Problem> {
        Self::ALL
            .into_iter()
            .find(|network| network.name() == name)
            .ok_or_else(|| Problem::invalid("network", "is not a network Polyphony knows"))
    }

    /// Whether people who are not addressed can read and answer a post there.
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::WhatsApp | Self::Telegram | Self::Email | Self::Device)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_network_is_found_by_the_name_serde_gives_it() {
        for network in Network::ALL {
            assert_eq!(Network::named(network.name()).unwrap(), network);
            assert_eq!(serde_json::to_value(network).unwrap(), network.name());
        }
    }
}
