//! Filled in presently.
