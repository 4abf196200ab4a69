//! The door: who one is here, and what a practice link leads to.

mod practice;
mod start;

use domain::reach::Measure;
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

pub use start::Start;

use crate::session::use_session;

/// The first address of the app: a practice link if it carries one, else the stories, else the door.
#[component]
pub fn Home() -> impl IntoView {
    let session = use_session();
    let code = use_query_map().get_untracked().get("practice");
    // Elsewhere tracked links are real and lead past the app.
    if let (Some(code), Measure::Practice) = (code, session.about().tracked_links) {
        return view! { <practice::Practice code=code /> }.into_any();
    }
    if session.me.with_untracked(Option::is_none) {
        return view! { <Start /> }.into_any();
    }
    let navigate = use_navigate();
    Effect::new(move |_| navigate("/stories", NavigateOptions { replace: true, ..Default::default() }));
    ().into_any()
}
