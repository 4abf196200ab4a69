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

pub use campaigns::CampaignsScreen;
pub use compose::ComposeScreen;
pub use page::DeskScreen;
pub use suggest::SuggestScreen;
