//! Filled in presently.
fn main() {}
