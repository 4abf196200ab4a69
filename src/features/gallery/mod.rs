//! Stories: the gallery, a story's own page, and how facilitators add more.

mod asked;
mod between;
mod came;
mod card;
mod edition;
mod everybody;
mod feeds;
mod filters;
mod fit;
mod follow;
mod import;
mod import_view;
mod kept;
mod list;
#[cfg(feature = "style-page")]
mod lists;
mod page;
mod picture;
mod save;
mod story;

#[cfg(feature = "style-page")]
pub use lists::Lists;
pub use page::Gallery;
pub use picture::StoryPicture;
pub use story::{StoryPage, Untold, story_of_address};
