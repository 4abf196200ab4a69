//! Lighthouse on the release build, served by the server, as a phone sees it. It is fetched for this alone: it weighs
//! more than everything else that the tests take from npm.

use crate::paths;
use crate::problem::Result;
use crate::run;
use crate::setup::{self, packages};
use crate::test::browser;
use crate::web;

/// The last version that runs on Node 20.
const VERSION: &str = "12.8.2";

/// `cargo xtask soak lighthouse`.
pub fn main() -> Result<()> {
    setup::ensure(setup::WEB, |_| {})?;
    setup::ensure(setup::TESTS, |_| {})?;
    web::build_server()?;
    web::build_release()?;
    let folder = packages::fetched("lighthouse", &[("lighthouse", VERSION)])?;
    let mut node = browser::node()?;
    node.arg(paths::root()?.join("tests/lighthouse/run.mjs")).env("LIGHTHOUSE", &folder);
    run::run(&mut node, "Read its messages above.")
}
