//! `cargo xtask bench quiz`: how well the quiz measures (by simulation), how large its engine is, whether it gives the
//! same bits everywhere, and how soon the next question is there.

use super::{engine, goals_of};
use crate::paths;
use crate::problem::Result;
use crate::setup;
use crate::test::browser;
use crate::web;
use std::process::Command;

const PACK: &str = "public/packs/default.json";

/// Builds what one part needs, and gives the program that measures it.
type Part = fn() -> Result<Command>;

/// What is measured, under which heading.
const PARTS: [(&str, Part); 3] = [
    ("The quiz by simulation (some minutes)", simulation),
    ("The engine alone: its size, its bits, its time in Chromium", engine::command),
    ("The app in Chromium: from a key to the next question", app),
];

/// Measures all of it; the goals stand together at the end, also those of a run of which one part failed.
pub fn main() -> Result<()> {
    setup::ensure(setup::WEB, |_| {})?;
    setup::ensure(setup::TESTS, |_| {})?;
    web::build_server()?;
    web::build_release()?;
    let mut goals = Vec::new();
    let mut failed = None;
    for (heading, command) in PARTS {
        println!("\n{heading}");
        match command().and_then(|mut command| goals_of(&mut command)) {
            Ok(found) => goals.extend(found),
            Err(problem) => {
                println!("{problem}");
                failed = Some(problem);
            }
        }
    }
    super::print(&goals);
    failed.map_or(Ok(()), Err)
}

/// The release build, served by the real server, answered by key.
fn app() -> Result<Command> {
    let mut node = browser::node()?;
    node.arg(paths::root()?.join("tests/bench/quiz-app.mjs"));
    Ok(node)
}

/// The pack's own measurements: accuracy, certainty, exposure, against quadrature.
fn simulation() -> Result<Command> {
    let mut cargo = super::pack_tool()?;
    cargo.args(["bench", PACK]);
    Ok(cargo)
}
