//! The app in another browser than Chromium: Debian's Firefox, from cold starts without a network.

use crate::paths;
use crate::problem::Result;
use crate::setup::{self, apt, packages};
use crate::test::browser;
use crate::web;

/// Speaks with Firefox as it comes, by the W3C's protocol for that; the other tests' library wants a Firefox of its own.
const PUPPETEER: &str = "24.43.1";

/// `cargo xtask soak firefox`.
pub fn main() -> Result<()> {
    setup::ensure(setup::WEB, |_| {})?;
    setup::ensure(setup::TESTS, |_| {})?;
    apt::install(&["firefox-esr"], "Firefox")?;
    web::build_server()?;
    web::build_release()?;
    let folder = packages::fetched("puppeteer", &[("puppeteer-core", PUPPETEER)])?;
    let mut node = browser::node()?;
    node.env("PUPPETEER", &folder).arg("--test");
    node.arg(paths::root()?.join("tests/firefox/offline.test.mjs"));
    super::with_goals(node, "firefox")
}
