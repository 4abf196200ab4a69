//! Counts that know how they came about.

use serde::{Deserialize, Serialize};

macro_rules! count {
    ($(#[$about:meta])* $name:ident) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(u64);

        impl $name {
            /// So many.
            pub const fn of(count: u64) -> Self {
                Self(count)
            }
            /// How many, to be shown. What is computed from it afterwards is no longer protected from mixing.
            pub const fn get(self) -> u64 {
                self.0
            }
            /// Both together; stays at the largest count instead of overflowing.
            pub const fn plus(self, other: Self) -> Self {
                Self(self.0.saturating_add(other.0))
            }
        }

        impl std::iter::Sum for $name {
            fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
                counts.fold(Self(0), Self::plus)
            }
        }
    };
}

count!(
    /// Counted by the backend: clicks on tracked links, enquiries after a click. Exact.
    Measured
);
count!(
    /// Read from a network's own export: impressions, reactions, comments, reposts. As exact as that network is.
    Reported
);
