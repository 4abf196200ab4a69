//! Widgets without rules of their own, on native elements.

pub mod account;
pub mod announce;
pub mod arrival;
pub mod chart;
mod demo;
pub mod dialog;
pub mod emblem;
pub mod empty;
pub mod icon;
mod live_badge;
pub mod load;
mod outbox_badge;
pub mod problem_note;
pub mod segmented;
pub mod shell;
pub mod skeleton;
pub mod theme;
