//! `cargo xtask bench charts`: lines of up to a million points beside the libraries one would otherwise take.

use super::{examples, goals_of};
use crate::hook::optimise;
use crate::paths;
use crate::problem::Result;
use crate::run;
use crate::setup::tools;
use crate::setup::{self, packages};
use crate::test::browser;
use std::path::PathBuf;

/// Fetched for this alone, into the cache.
const RIVALS: [(&str, &str); 3] = [("uplot", "1.6.32"), ("echarts", "6.1.0"), ("chart.js", "4.6.1")];

/// Measures; the goals stand at the end.
pub fn main() -> Result<()> {
    setup::ensure(setup::WEB, |_| {})?;
    setup::ensure(setup::TESTS, |_| {})?;
    let module = module()?;
    let mut node = browser::node()?;
    node.arg(paths::root()?.join("tests/bench/charts.mjs"))
        .arg(module)
        .arg(packages::fetched("chart-rivals", &RIVALS)?);
    let goals = goals_of(&mut node)?;
    super::print(&goals);
    Ok(())
}

/// The folder with our drawing as a module, built and optimised as the app is.
pub(crate) fn module() -> Result<PathBuf> {
    let built = examples("charts", &["charts_bench"])?.join("charts_bench.wasm");
    let folder = paths::root()?.join("target/bench/charts");
    paths::create_dir(&folder)?;
    let mut bindgen = run::command(tools::bin()?.join("wasm-bindgen"));
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder).arg(&built);
    run::run(&mut bindgen, "Run `cargo xtask setup`, then try again.")?;
    optimise::all(&folder)?;
    Ok(folder)
}
