//! The command line.

mod args;
mod click;
mod data;
mod options;
mod run;
mod web;

use std::process::ExitCode;

use crate::config::Mistake;

pub use options::config;

/// How the program is used.
pub const USAGE: &str = include_str!("usage.txt");

/// Why a command did not do what it was told.
#[derive(Debug)]
enum Failure {
    /// The command line or the environment is wrong: exit code 2.
    Mistake(Mistake),
    /// It was tried and failed: exit code 1.
    Failed(String),
}

impl From<Mistake> for Failure {
    fn from(mistake: Mistake) -> Self {
        Self::Mistake(mistake)
    }
}

fn failed(error: impl std::fmt::Display) -> Failure {
    Failure::Failed(error.to_string())
}

/// Runs the command that stands on the command line.
pub fn main() -> ExitCode {
    let words: Vec<String> =
        std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let environment = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let (command, rest) = match words.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    let done = match command {
        "serve" => run::serve(rest, &environment),
        "load-demo" => data::load_demo(rest, &environment),
        "import" => data::import(rest, &environment),
        "backup" => data::backup(rest, &environment),
        "restore" => data::restore(rest, &environment),
        "health" => web::health(rest, &environment),
        // For the counting test: not in the usage, because it is of no use to anybody else.
        "click" => click::click(rest),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        "--version" | "-V" => {
            println!("polyphony-server {}", env!("CARGO_PKG_VERSION"));
            Ok(())
        }
        other => Err(Mistake::new(other, "is not a command; `polyphony-server help` lists them").into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Mistake(mistake)) => {
            eprintln!("polyphony-server: {mistake}");
            ExitCode::from(2)
        }
        Err(Failure::Failed(why)) => {
            eprintln!("polyphony-server: {why}");
            ExitCode::FAILURE
        }
    }
}

/// A runtime for commands that wait for files or the network.
fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(failed)
}
