//! The only table of routes. Screens link to each other through `places.rs`.

use leptos::prelude::*;
use leptos_router::{
    components::{Route, Router, Routes},
    path,
};

use crate::{
    features::{home, not_found},
    platform::{frame, page},
    rooms,
    shell::Shell,
    ui::room::Enter,
};

/// The style page, where this build has it; with `?lists` the list that is measured.
#[cfg(feature = "style-page")]
fn style_page() -> AnyView {
    if leptos_router::hooks::use_query_map().with_untracked(|query| query.get("lists").is_some()) {
        return view! { <crate::features::gallery::Lists /> }.into_any();
    }
    view! { <crate::features::style_page::StylePage /> }.into_any()
}

/// The style page, where this build has it.
#[cfg(not(feature = "style-page"))]
fn style_page() -> AnyView {
    view! { <not_found::NotFound /> }.into_any()
}

/// The router with the shell around every screen.
#[component]
pub fn House() -> impl IntoView {
    view! {
        <Router base=page::base_path()>
            <Shell frame=rooms::FRAME embedded=rooms::EMBEDDED soon=rooms::SOON>
                <Screens />
            </Shell>
        </Router>
    }
}

/// Every screen by its path.
#[component]
fn Screens() -> impl IntoView {
    // A frame that grows with its content breaks a transition off.
    let moves = page::wants_motion() && !frame::framed();
    view! {
        <Routes fallback=not_found::NotFound transition=moves>
            <Route path=path!("/") view=|| view! { <home::Home practice=rooms::PRACTICE /> } />
            <Route path=path!("/start") view=home::StartAgain />
            <Route path=path!("/welcome") view=home::Welcome />
            <Route path=path!("/quiz") view=|| view! { <Enter room=rooms::QUIZ /> } />
            <Route path=path!("/stories") view=|| view! { <Enter room=rooms::GALLERY /> } />
            <Route path=path!("/stories/:id") view=|| view! { <Enter room=rooms::STORY /> } />
            <Route path=path!("/stories/:id/share") view=|| view! { <Enter room=rooms::SHARE /> } />
            <Route path=path!("/stories/:id/reach") view=|| view! { <Enter room=rooms::STORY_REACH /> } />
            <Route path=path!("/reach") view=|| view! { <Enter room=rooms::REACH /> } />
            <Route path=path!("/reach/reported") view=|| view! { <Enter room=rooms::REPORTED /> } />
            <Route path=path!("/reach/counting") view=|| view! { <Enter room=rooms::COUNTING /> } />
            <Route path=path!("/me") view=|| view! { <Enter room=rooms::ME /> } />
            <Route path=path!("/today") view=|| view! { <Enter room=rooms::TODAY /> } />
            <Route path=path!("/path") view=|| view! { <Enter room=rooms::PATH /> } />
            <Route path=path!("/me/data") view=|| view! { <Enter room=rooms::ME_DATA /> } />
            <Route path=path!("/me/letter") view=|| view! { <Enter room=rooms::LETTER /> } />
            <Route path=path!("/me/letter/:monday") view=|| view! { <Enter room=rooms::LETTER /> } />
            <Route path=path!("/programme") view=|| view! { <Enter room=rooms::PROGRAMME /> } />
            <Route path=path!("/guide") view=|| view! { <Enter room=rooms::GUIDE /> } />
            <Route path=path!("/guide/ask") view=|| view! { <Enter room=rooms::ASK /> } />
            <Route path=path!("/guide/:entry") view=|| view! { <Enter room=rooms::GUIDE_ENTRY /> } />
            <Route path=path!("/suggest") view=|| view! { <Enter room=rooms::SUGGEST /> } />
            <Route path=path!("/desk") view=|| view! { <Enter room=rooms::DESK /> } />
            <Route path=path!("/desk/:part") view=|| view! { <Enter room=rooms::DESK_PART /> } />
            <Route path=path!("/tiles") view=|| view! { <Enter room=rooms::TILES /> } />
            <Route path=path!("/style") view=style_page />
        </Routes>
    }
}
