//! The drawing of lines over time as a wasm module on two canvases, for `cargo xtask bench charts`. Elsewhere it is
//! empty.

#[cfg(target_arch = "wasm32")]
mod chart;
