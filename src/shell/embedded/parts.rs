//! The parts of the app that another page may show by themselves.

use crate::platform::frame;

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The whole app.
    Whole,
    /// The stories, each story, and sharing it.
    Gallery,
    /// One story, and sharing it.
    Story,
    /// What one's own links brought.
    Reach,
    /// The quiz and its result.
    Quiz,
    /// The programme at a glance.
    Tiles,
}

impl Part {
    /// The part that the page around shows; the whole app if it names none that there is.
    pub fn shown() -> Self {
        let parts = [Self::Gallery, Self::Story, Self::Reach, Self::Quiz, Self::Tiles];
        let name = frame::view().unwrap_or_default();
        parts.into_iter().find(|part| part.name() == name).unwrap_or(Self::Whole)
    }

    /// Its name in addresses and messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Whole => "app",
            Self::Gallery => "gallery",
            Self::Story => "story",
            Self::Reach => "reach",
            Self::Quiz => "quiz",
            Self::Tiles => "tiles",
        }
    }

    /// Its first screen.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Whole => "/today",
            Self::Gallery | Self::Story => "/stories",
            Self::Reach => "/reach",
            Self::Quiz => "/quiz",
            Self::Tiles => "/tiles",
        }
    }

    /// Whether a screen belongs to it.
    pub fn holds(self, path: &str) -> bool {
        let below =
            |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        // The door is everybody's.
        let door = below("/start");
        door || match self {
            Self::Whole => true,
            Self::Gallery => below("/stories"),
            Self::Story => frame::landing().is_some_and(|story| below(&story)),
            Self::Reach => below("/reach"),
            Self::Quiz => below("/quiz") || below("/me"),
            Self::Tiles => below("/tiles"),
        }
    }

    /// Whether this is where it begins: from there nothing leads back.
    pub fn begins_at(self, path: &str) -> bool {
        path == frame::landing().as_deref().unwrap_or(self.path())
    }
}
