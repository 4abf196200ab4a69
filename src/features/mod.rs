//! The rooms of the house: each folder is one feature, with its page, state and views.

pub mod broken;
pub mod counting;
pub mod desk;
pub mod gallery;
pub mod guide;
pub mod home;
pub mod letter;
pub mod me;
pub mod not_found;
pub mod palette;
pub mod path;
pub mod practice;
pub mod programme;
pub mod quiz;
pub mod reach;
pub mod reported;
pub mod share;
#[cfg(feature = "style-page")]
pub mod style_page;
pub mod tiles;
pub mod today;
