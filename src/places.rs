//! The names by which screens link to each other. Which screen stands where is said in `routes.rs` alone.

use domain::{ids::StoryId, person::Me};

use crate::platform::{frame, page, storage};

/// The part of an address that names a practice link.
pub const PRACTICE_QUERY: &str = "practice";

/// The setting that remembers that the welcome was seen on this device.
pub const WELCOMED: &str = "welcomed";

/// A way that the navigation offers.
pub struct Way {
    /// The path below the base.
    pub to: &'static str,
    /// The key of its name.
    pub name: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// Who is offered it, and where.
    pub whose: Whose,
}

/// Who is offered a way, and where.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Everybody, everywhere.
    Everybody,
    /// Everybody; on phones it stands in the header, since five is what a thumb finds.
    Aside,
    /// Those who run the programme.
    Facilitators,
}

const fn way(to: &'static str, name: &'static str, icon: &'static str, whose: Whose) -> Way {
    Way { to, name, icon, whose }
}

/// The ways of the navigation, in its order.
pub const WAYS: [Way; 7] = [
    way("/today", "nav.today", "today", Whose::Everybody),
    way("/stories", "nav.stories", "stories", Whose::Everybody),
    way("/path", "nav.path", "path", Whose::Everybody),
    way("/reach", "nav.reach", "reach", Whose::Everybody),
    way("/me", "nav.me", "me", Whose::Everybody),
    way("/guide", "nav.guide", "guide", Whose::Aside),
    way("/programme", "nav.programme", "programme", Whose::Facilitators),
];

/// The address of a path below the base.
pub fn to(path: &str) -> String {
    format!("{}{path}", page::base_path())
}

/// The address of a story.
pub fn story(id: StoryId) -> String {
    to(&format!("/stories/{id}"))
}

/// The address of what one's links to a story brought.
pub fn story_reach(id: StoryId) -> String {
    format!("{}/reach", story(id))
}

/// The setting that remembers which letter this person read last on this device.
pub fn letter_read(me: Option<&Me>) -> String {
    format!("letter.{}", me.map(|me| me.person.to_string()).unwrap_or_default())
}

/// Where somebody begins: at the welcome if they are new, else at what is worth doing today.
pub fn first_screen(me: &Me) -> String {
    // Inside another page one came for what that page shows.
    if let Some(landing) = frame::landing() {
        return landing;
    }
    let new = me.quiz.is_none() && storage::get(WELCOMED).is_none();
    if new { "/welcome" } else { "/today" }.to_owned()
}
