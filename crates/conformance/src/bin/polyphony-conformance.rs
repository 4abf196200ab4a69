//! Runs the suite against a server, and says which parts of the contract hold there.

use std::process::ExitCode;

use client::{Client, native::HttpTransport};
use conformance::http::Served;
use domain::backend::Door;
use futures_executor::block_on;

const USAGE: &str = "usage: polyphony-conformance BASE_URL [--may-empty]

Asks the server at BASE_URL everything a Polyphony backend must answer, over plain HTTP.
It comes in as newcomers and as the demo's facilitator, and adds stories, shares and clicks.
  --may-empty   also empty the demo programme at the end: everything in it is lost";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (flags, addresses): (Vec<_>, Vec<_>) = arguments.iter().partition(|word| word.starts_with("--"));
    let known = flags.iter().all(|flag| *flag == "--may-empty");
    let [base] = addresses.as_slice() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    if !known || !base.starts_with("http://") {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    match block_on(Client::new(HttpTransport::new(base)).about()) {
        Ok(about) => {
            println!("{} at {base}, contract {}", about.programme, about.contract);
            println!("capabilities: {:?}", about.capabilities);
        }
        Err(problem) => {
            eprintln!("{base} does not say what it is: {problem}");
            return ExitCode::FAILURE;
        }
    }
    let report = block_on(conformance::run(&Served::at(base, !flags.is_empty())));
    println!("{report}");
    if report.failed() > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
