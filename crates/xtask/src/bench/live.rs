//! `cargo xtask bench live`: how soon a click somewhere is a line on somebody's screen.

use super::goals_of;
use crate::paths;
use crate::problem::Result;
use crate::setup;
use crate::test::browser;
use crate::web;

/// Measures through the real server and the release app; the goal stands last.
pub fn main() -> Result<()> {
    setup::ensure(setup::WEB, |_| {})?;
    setup::ensure(setup::TESTS, |_| {})?;
    web::build_server()?;
    web::build_release()?;
    let mut node = browser::node()?;
    node.arg(paths::root()?.join("tests/bench/live.mjs"));
    let goals = goals_of(&mut node)?;
    super::print(&goals);
    Ok(())
}
