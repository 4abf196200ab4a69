//! `cargo xtask soak stream`: an hour of events into a chart, and what it keeps of them in memory.

use super::with_goals;
use crate::bench::charts;
use crate::paths;
use crate::problem::Result;
use crate::setup;
use crate::test::browser;

/// Streams; the goals stand at the end.
pub fn main() -> Result<()> {
    setup::ensure(setup::WEB, |_| {})?;
    setup::ensure(setup::TESTS, |_| {})?;
    let mut node = browser::node()?;
    node.arg(paths::root()?.join("tests/bench/charts-stream.mjs")).arg(charts::module()?);
    with_goals(node, "stream")
}
