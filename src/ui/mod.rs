//! Widgets without rules of their own, on native elements.

pub mod announce;
pub mod arrival;
pub mod brand;
pub mod chart;
pub mod dialog;
pub mod emblem;
pub mod empty;
pub mod icon;
pub mod load;
pub mod name;
pub mod popover;
pub mod problem_note;
pub mod room;
pub mod segmented;
pub mod skeleton;
pub mod theme;
