//! Widgets without rules of their own, on native elements.
//!
//! Some wait here for the screens to come and are seen on the style page; the linker leaves out what nobody uses.

pub mod announce;
pub mod arrival;
#[cfg_attr(not(feature = "style-page"), allow(dead_code))]
pub mod avatar;
pub mod brand;
pub mod brand_theme;
pub mod chart;
pub mod dialog;
pub mod emblem;
pub mod empty;
#[cfg_attr(not(feature = "style-page"), allow(dead_code))]
pub mod field;
pub mod figure;
pub mod finding;
pub mod focal;
pub mod icon;
pub mod language;
pub mod later;
pub mod load;
#[cfg_attr(not(feature = "style-page"), allow(dead_code))]
pub mod long_list;
#[cfg_attr(not(feature = "style-page"), allow(dead_code))]
pub mod menu;
pub mod name;
#[cfg_attr(not(feature = "style-page"), allow(dead_code))]
pub mod options;
pub mod persona;
pub mod popover;
pub mod problem_note;
pub mod refusal;
mod refusal_key;
pub mod report_links;
pub mod reported;
pub mod room;
#[cfg_attr(not(feature = "style-page"), allow(dead_code))]
pub mod roving;
pub mod row_window;
pub mod segmented;
pub mod skeleton;
#[cfg_attr(not(feature = "style-page"), allow(dead_code))]
pub mod table;
#[cfg_attr(not(feature = "style-page"), allow(dead_code))]
pub mod tabs;
pub mod thanks;
pub mod theme;
#[cfg_attr(not(feature = "style-page"), allow(dead_code))]
pub mod tip;
pub mod toast;
