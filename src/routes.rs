//! The only table of routes. Screens link to each other through `places.rs`.

use leptos::prelude::*;
use leptos_router::{
    components::{Route, Routes},
    path,
};

use crate::features::{gallery, home, me, not_found, programme, quiz, reach, share};

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
