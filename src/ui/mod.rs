//! Widgets without rules of their own, on native elements.

pub mod chart;
pub mod load;
pub mod shell;
