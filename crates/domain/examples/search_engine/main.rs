//! The index of stories as a wasm module behind plain functions, for `cargo xtask bench gallery`.

mod exports;
