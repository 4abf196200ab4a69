//! Widgets without rules of their own, on native elements.

pub mod announce;
pub mod chart;
pub mod dialog;
pub mod emblem;
pub mod empty;
pub mod icon;
pub mod load;
pub mod problem_note;
pub mod segmented;
pub mod shell;
pub mod skeleton;
