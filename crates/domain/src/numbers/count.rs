//! What was counted here.

use serde::{Deserialize, Serialize};

/// Counted by the backend: clicks on tracked links, enquiries after a click. Exact. What networks report is
/// [`Reported`](crate::reported::Reported), which cannot be added to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Measured(u64);

impl Measured {
    /// So many.
    pub const fn of(count: u64) -> Self {
        Self(count)
    }

    /// How many, to be shown. What is computed from it afterwards is no longer protected from mixing.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// Both together; stays at the largest count instead of overflowing.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::iter::Sum for Measured {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self(0), Self::plus)
    }
}
