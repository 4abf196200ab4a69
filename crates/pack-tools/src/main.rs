//! `polyphony-pack`: checks typology packs. `polyphony-pack help` lists its commands.

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    pack_tools::cli::run(&words)
}
