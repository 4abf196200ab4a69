//! The names by which screens link to each other. Which screen stands where is said in `routes.rs` alone.

use domain::{ids::StoryId, person::Me};

use crate::platform::{page, storage};

/// The part of an address that names a practice link.
pub const PRACTICE_QUERY: &str = "practice";

/// The setting that remembers that the welcome was seen on this device.
pub const WELCOMED: &str = "welcomed";

/// The screens of the navigation, in its order: path below the base, key of the name, icon, for facilitators only.
pub const SCREENS: [(&str, &str, &str, bool); 4] = [
    ("/stories", "nav.stories", "stories", false),
    ("/reach", "nav.reach", "reach", false),
    ("/me", "nav.me", "me", false),
    ("/programme", "nav.programme", "programme", true),
];

/// The address of a path below the base.
pub fn to(path: &str) -> String {
    format!("{}{path}", page::base_path())
}

/// The address of a story.
pub fn story(id: StoryId) -> String {
    to(&format!("/stories/{id}"))
}

/// Where somebody begins: at the welcome if they are new, else at what is worth doing today.
pub fn first_screen(me: &Me) -> &'static str {
    let new = me.quiz.is_none() && storage::get(WELCOMED).is_none();
    if new { "/welcome" } else { "/today" }
}
