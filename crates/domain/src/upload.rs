//! Pictures that people hand in: looked at by what they are, never by what they say they are.

mod strip;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};

use crate::{
    faults::Faults,
    future::{BoxFuture, MaybeSend, MaybeSync},
    problem::Problem,
};

pub use strip::without_metadata;

/// The most bytes of a picture as it is handed in: with what stands around it, it must fit into one command.
pub const MAX_UPLOAD: usize = 1_400_000;
/// The longest text for those who do not see a picture, in characters.
pub const MAX_ALT: usize = 500;

/// The point of a picture that must stay in sight when it is cut, in percent of its width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Focus {
    /// From the left.
    pub x: u8,
    /// From the top.
    pub y: u8,
}

impl Focus {
    /// The middle.
    pub const MIDDLE: Self = Self { x: 50, y: 50 };

    /// Whether it lies in the picture.
    pub const fn is_inside(self) -> bool {
        self.x <= 100 && self.y <= 100
    }
}

/// A picture on its way in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// The file: JPEG, PNG or WebP of at most [`MAX_UPLOAD`] bytes, in base 64 with padding.
    pub data: String,
    /// What one sees on it: 1–500 characters.
    pub alt: String,
    /// What must stay in sight; the middle if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<Focus>,
}

/// The forms in which pictures are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
}

impl Media {
    /// What a file is, by how it begins.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            return Some(Self::Jpeg);
        }
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice());
        webp.then_some(Self::WebP)
    }

    /// Its media type.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
        }
    }
}

/// A picture that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is.
    pub media: Media,
    /// The text for those who do not see it, cleaned.
    pub alt: String,
    /// What must stay in sight.
    pub focus: Option<Focus>,
}

impl Upload {
    /// The picture, or every place below `at` (a JSON pointer) that is wrong.
    pub fn check(&self, at: &str) -> Result<Photo, Problem> {
        let mut faults = Faults::below(at);
        let alt = faults.line("alt", &self.alt, 1, MAX_ALT);
        faults.unless(self.focus.is_none_or(Focus::is_inside), "focus", "must be between 0 and 100");
        let bytes = STANDARD.decode(&self.data).unwrap_or_default();
        faults.unless(bytes.len() <= MAX_UPLOAD, "data", "is larger than 1,400,000 bytes");
        let media = Media::of(&bytes);
        faults.unless(media.is_some(), "data", "is not a JPEG, PNG or WebP picture");
        faults.done("this picture cannot be taken")?;
        let media = media.unwrap_or(Media::Jpeg);
        Ok(Photo { bytes, media, alt, focus: self.focus })
    }
}

/// Where pictures are kept. Outside of the rules, since it writes files.
pub trait Pictures: MaybeSend + MaybeSync {
    /// Keeps a picture and answers where it is served, relative to the app's base; or says why not, as the end of a
    /// sentence that begins with its name. The same picture gets the same address.
    fn keep(&self, photo: Photo) -> BoxFuture<'_, Result<String, String>>;
}

/// Keeps pictures in the rows themselves, as `data:` addresses, without what cameras write beside the pixels.
#[derive(Debug, Clone, Copy, Default)]
pub struct InRows;

impl Pictures for InRows {
    fn keep(&self, photo: Photo) -> BoxFuture<'_, Result<String, String>> {
        Box::pin(async move {
            let bare = without_metadata(&photo.bytes).ok_or("is a picture that is damaged or cut short")?;
            Ok(format!("data:{};base64,{}", photo.media.name(), STANDARD.encode(bare)))
        })
    }
}

#[cfg(test)]
#[path = "upload/tests.rs"]
mod tests;
