//! `cargo xtask`: sets up, serves, tests and measures Polyphony. `cargo xtask help` lists the commands.

mod bench;
mod budget;
mod hash;
mod hook;
mod paths;
mod problem;
mod progress;
mod run;
mod serve;
mod setup;
mod soak;
mod steps;
mod teams;
mod test;
mod web;

use problem::{Problem, Result};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  serve [--listen 127.0.0.1:8787] [--data FOLDER]
                         set up what is missing, build, serve the demo programme, print its address
  test [--only a,b] [--list]
                         set up what is missing and run every check
  setup [--browser] [--data]
                         only set up: for building, for browser tests, with foreign data
  trunk <arguments>      run Trunk with the right toolchain and tools, e.g. `trunk serve`
  soak <name>            a test at its full count, ending in goal lines:
                         clicks, feeds, screens, pack, lighthouse
  bench <name>           a measurement, ending in goal lines: weight, quiz
  teams --url https://… [--name NAME] [--out FILE]
                         the package by which Microsoft Teams shows the app
  hook                   pack Trunk's output (Trunk calls this)
  help                   this text

Tools are kept in $POLYPHONY_CACHE, else $XDG_CACHE_HOME/polyphony, else ~/.cache/polyphony.";

fn dispatch(arguments: &[String]) -> Result<()> {
    let (command, rest) = arguments.split_first().map_or(("help", &[][..]), |(c, rest)| (c.as_str(), rest));
    match command {
        "serve" => serve::main(rest),
        "test" => test::main(rest),
        "setup" => setup::main(rest),
        "trunk" => web::trunk(rest),
        "soak" => soak::main(rest),
        "bench" => bench::main(rest),
        "teams" => teams::main(rest),
        "hook" => hook::main(),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => {
            let known = "there is serve, test, setup, trunk, soak, bench, teams, hook and help";
            Err(Problem::new(format!("run the command `{other}`"), known, "Run `cargo xtask help`."))
        }
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}
