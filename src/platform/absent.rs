//! Code that the release build fetches when it is first needed (`src/rooms.rs`).

/// That it cannot be had now.
pub struct Absent;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Absent {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}
