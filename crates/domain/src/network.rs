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
    /// WhatsApp: takes one text.
    WhatsApp,
    /// The person's mail program.
    Email,
    /// Whatever the device's own share menu offers.
    Device,
}

impl Network {
    /// All networks, in the order in which the share sheet offers them.
    pub const ALL: [Self; 5] = [Self::LinkedIn, Self::X, Self::WhatsApp, Self::Email, Self::Device];

    /// Its name in the contract and in `utm_source`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::LinkedIn => "linked_in",
            Self::X => "x",
            Self::WhatsApp => "whats_app",
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
