//! Where stories come from people: suggesting one, and for facilitators answering, writing and planning.

mod answer;
mod campaigns;
mod compose;
mod fields;
mod form;
mod hero;
mod mine;
mod page;
mod photo;
mod queue;
mod shared;
mod shelf;
mod suggest;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

pub use page::DeskScreen;
pub use suggest::SuggestScreen;

/// A text that is put into another one, isolated: whatever its direction, nothing around it turns.
fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// What lies beside the desk, by the name in the address; the desk itself for any other.
#[component]
pub fn DeskPart() -> impl IntoView {
    let part = use_params_map();
    move || match part.with(|part| part.get("part").unwrap_or_default()).as_str() {
        "story" => view! { <compose::ComposeScreen /> }.into_any(),
        "campaigns" => view! { <campaigns::CampaignsScreen /> }.into_any(),
        _ => view! { <page::DeskScreen /> }.into_any(),
    }
}
