//! The only table of routes, and the names by which screens link to each other.

use domain::ids::StoryId;
use leptos::prelude::*;
use leptos_router::{
    components::{Route, Routes},
    path,
};

use crate::features::{gallery, home, me, not_found, programme, quiz, reach, share};

/// The screens of the navigation, in its order: path below the base, key of the name, icon, for facilitators only.
pub const SCREENS: [(&str, &str, &str, bool); 4] = [
    ("/stories", "nav.stories", "stories", false),
    ("/reach", "nav.reach", "reach", false),
    ("/me", "nav.me", "me", false),
    ("/programme", "nav.programme", "programme", true),
];

/// The address of a path of this table, below the base.
pub fn to(path: &str) -> String {
    format!("{}{path}", crate::platform::page::base_path())
}

/// The address of a story.
pub fn story(id: StoryId) -> String {
    to(&format!("/stories/{id}"))
}

/// Every screen by its path.
#[component]
pub fn Screens() -> impl IntoView {
    view! {
        <Routes fallback=not_found::NotFound>
            <Route path=path!("/") view=home::Home />
            <Route path=path!("/start") view=home::Start />
            <Route path=path!("/quiz") view=quiz::QuizScreen />
            <Route path=path!("/stories") view=gallery::Gallery />
            <Route path=path!("/stories/:id") view=gallery::StoryPage />
            <Route path=path!("/stories/:id/share") view=share::ShareScreen />
            <Route path=path!("/reach") view=reach::ReachScreen />
            <Route path=path!("/me") view=me::MeScreen />
            <Route path=path!("/programme") view=programme::ProgrammeScreen />
        </Routes>
    }
}
