//! The names by which screens link to each other. Which screen stands where is said in `routes.rs` alone.

use domain::ids::StoryId;

use crate::platform::page;

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
