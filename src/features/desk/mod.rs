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
mod shelf;
mod suggest;

/// A text that is put into another one, isolated: whatever its direction, nothing around it turns.
fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

pub use campaigns::CampaignsScreen;
pub use compose::ComposeScreen;
pub use page::DeskScreen;
pub use suggest::SuggestScreen;
