//! The engine of the quiz and nothing else, for `cargo xtask bench quiz`: how large it is as a wasm module, and how long
//! the next question takes. `quiz_digests` is its native twin.

mod exports;
mod made;
mod session;
