//! The command line.

use std::{path::PathBuf, process::ExitCode};

use domain::quiz::MOST;

use crate::{
    bench,
    finding::Report,
    lint, load,
    simulate::{
        self,
        exposure::{Limit, shares},
        people::World,
    },
    vectors,
};

mod studies;

/// How the program is used.
const USAGE: &str = "\
polyphony-pack <command>

  lint PACK.json [OVERLAY.json …] [--json] [--simulate N] [--seed S]
        checks a pack and its other languages by every rule; with --simulate also by N simulated people
  simulate PACK.json [--people N] [--seed S]
        N simulated people (1,000 unless said otherwise) take the quiz, once as the pack supposes people to be and once
        misjudged by it: who becomes what, how many questions, stated against realised certainty, exposure
  bench PACK.json [--people N] [--seed S]
        compares the quiz with fixed forms on N simulated people (1,000 unless said otherwise), and itself with its goals
  exposure PACK.json [--percent P] [--people N] [--seed S]
        finds, on N simulated people, the share of the sessions to which questions may be dealt so that none is shown to
        more than P % of people (30 unless said otherwise); prints it by question, to be put into the pack
  vectors PACK.json [--count N] [--seed S]
        prints N test vectors (3 unless said otherwise) to be put into the pack
  answers PACK.json [--people N] [--seed S]
        prints what N simulated people (400 unless said otherwise) answer, in the form that calibrate reads
  calibrate PACK.json ANSWERS.jsonl --population TEXT --out NEW.json [--table TABLE.md] [--date YYYY-MM-DD]
            [--version V] [--sigma] [--no-prior] [--no-style]
        estimates slopes, thresholds and forced-choice intercepts from people's answers (docs/QUIZ.md says in which form),
        with standard errors; writes the pack with these numbers, and a table of them. --sigma estimates the correlations
        of traits and the variance of the response style as well; --no-prior leaves slopes to the answers alone;
        --no-style leaves the response style out
  report PACK.json [ANSWERS.jsonl] [--out REPORT.md] [--page REPORT.html] [--people N] [--seed S]
        how well the pack measures, in words, tables and pictures: accuracy, consistency, confusion and certainty of N
        simulated people (1,000 unless said otherwise); with answers also reliability, exposure and differences of groups
  audit SURVEY.json [--out PROPOSAL.json] [--report AUDIT.md]
        from an anonymous survey and interview notes: which behaviours go together, gaps, overlaps, and a proposal of traits
        and personas to be changed by hand
  new PROPOSAL.json --out PACK.json
        a company pack to begin with, of what was decided
  real FOLDER
        measures calibration and quiz on answers of real people that `cargo xtask setup --data` fetched
  help  this text

Exit codes: 0 nothing to mend, 1 something to mend, 2 not understood.";

/// Does what the words say.
pub fn run(words: &[String]) -> ExitCode {
    let (command, rest) = words.split_first().map_or(("help", words), |(word, rest)| (word.as_str(), rest));
    let done = match command {
        "lint" => check(rest),
        "vectors" => make(rest),
        "bench" => measure(rest),
        "exposure" => hold_back(rest),
        "simulate" => take(rest),
        "audit" => studies::audit(rest),
        "new" => studies::new(rest),
        "report" => studies::report(rest),
        "real" => studies::real(rest),
        "answers" => studies::simulated(rest),
        "calibrate" => studies::calibrate(rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(format!("{other} is not a command; `polyphony-pack help` lists them")),
    };
    done.unwrap_or_else(|reason| {
        eprintln!("polyphony-pack: {reason}");
        ExitCode::from(2)
    })
}

fn check(words: &[String]) -> Result<ExitCode, String> {
    let args = Args::read(words, &["--simulate", "--seed"], &["--json"])?;
    let (pack, overlays) = args.files.split_first().ok_or("lint needs the file of a pack")?;
    let people = args.number("--simulate")?;
    let seed = args.number("--seed")?.unwrap_or(1);
    let mut report = Report::default();
    if let Some(loaded) = load::load(pack, overlays, &mut report) {
        lint::lint(&loaded, &mut report);
        if let Some(people) = people {
            let people = usize::try_from(people).map_err(|error| error.to_string())?;
            let found = simulate::self_check(&loaded.pack, people, seed);
            report.counts.extend(found.counts);
            for fault in found.faults {
                report.find("self-check", &loaded.file, fault.path, fault.reason);
            }
        }
    }
    println!("{}", if args.has("--json") { report.json() } else { report.text() });
    Ok(if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn take(words: &[String]) -> Result<ExitCode, String> {
    let args = Args::read(words, &["--people", "--seed"], &[])?;
    let [file] = args.files.as_slice() else { return Err("simulate needs the file of one pack".to_owned()) };
    let people =
        usize::try_from(args.number("--people")?.unwrap_or(1_000)).map_err(|error| error.to_string())?;
    let mut report = Report::default();
    if let Some(loaded) = load::load::<PathBuf>(file, &[], &mut report) {
        let found = simulate::self_check(&loaded.pack, people, args.number("--seed")?.unwrap_or(1));
        report.counts.extend(found.counts);
        for fault in found.faults {
            report.find("self-check", &loaded.file, fault.path, fault.reason);
        }
    }
    println!("{}", report.text());
    Ok(if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn measure(words: &[String]) -> Result<ExitCode, String> {
    let args = Args::read(words, &["--people", "--seed"], &[])?;
    let [file] = args.files.as_slice() else { return Err("bench needs the file of one pack".to_owned()) };
    let people =
        usize::try_from(args.number("--people")?.unwrap_or(1_000)).map_err(|error| error.to_string())?;
    let mut report = Report::default();
    let Some(loaded) = load::load::<PathBuf>(file, &[], &mut report) else {
        println!("{}", report.text());
        return Ok(ExitCode::from(1));
    };
    // A goal that is missed is told, not an error: a benchmark never fails a build.
    bench::run(loaded.pack, people, args.number("--seed")?.unwrap_or(1))
        .map_err(|problem| problem.to_string())?;
    Ok(ExitCode::SUCCESS)
}

fn hold_back(words: &[String]) -> Result<ExitCode, String> {
    let args = Args::read(words, &["--percent", "--people", "--seed"], &[])?;
    let [file] = args.files.as_slice() else { return Err("exposure needs the file of one pack".to_owned()) };
    let percent = args.number("--percent")?.unwrap_or(30);
    if !(1..=100).contains(&percent) {
        return Err(format!("--percent {percent} is not 1 to 100"));
    }
    let people = usize::try_from(args.number("--people")?.unwrap_or(1_000)).map_err(|e| e.to_string())?;
    let mut report = Report::default();
    let Some(loaded) = load::load::<PathBuf>(file, &[], &mut report) else {
        println!("{}", report.text());
        return Ok(ExitCode::from(1));
    };
    let limit = Limit { most: percent as f64 / 100.0, people, length: MOST };
    let world = World::as_supposed(&loaded.pack);
    let shares = shares(&loaded.pack, &world, limit, args.number("--seed")?.unwrap_or(1))
        .map_err(|problem| problem.to_string())?;
    println!("{}", serde_json::to_string_pretty(&shares).map_err(|error| error.to_string())?);
    Ok(ExitCode::SUCCESS)
}

fn make(words: &[String]) -> Result<ExitCode, String> {
    let args = Args::read(words, &["--count", "--seed"], &[])?;
    let [file] = args.files.as_slice() else { return Err("vectors needs the file of one pack".to_owned()) };
    let mut report = Report::default();
    let Some(loaded) = load::load::<PathBuf>(file, &[], &mut report) else {
        println!("{}", report.text());
        return Ok(ExitCode::from(1));
    };
    let count = usize::try_from(args.number("--count")?.unwrap_or(3)).map_err(|error| error.to_string())?;
    let made = vectors::make(&loaded.pack, count, args.number("--seed")?.unwrap_or(1))?;
    println!("{}", serde_json::to_string_pretty(&made).map_err(|error| error.to_string())?);
    Ok(ExitCode::SUCCESS)
}

/// A command line, taken apart.
struct Args {
    files: Vec<PathBuf>,
    flags: Vec<(String, String)>,
    switches: Vec<String>,
}

impl Args {
    /// Takes words apart: `flags` take a value, `switches` do not, and nothing else may begin with a dash.
    fn read(words: &[String], flags: &[&str], switches: &[&str]) -> Result<Self, String> {
        let mut args = Self { files: Vec::new(), flags: Vec::new(), switches: Vec::new() };
        let mut rest = words.iter();
        while let Some(word) = rest.next() {
            if switches.contains(&word.as_str()) {
                args.switches.push(word.clone());
            } else if flags.contains(&word.as_str()) {
                let value = rest.next().ok_or_else(|| format!("{word} stands without a value"))?;
                args.flags.push((word.clone(), value.clone()));
            } else if word.starts_with('-') {
                return Err(format!(
                    "{word} is not a flag of this command; `polyphony-pack help` lists them"
                ));
            } else {
                args.files.push(PathBuf::from(word));
            }
        }
        Ok(args)
    }

    fn has(&self, switch: &str) -> bool {
        self.switches.iter().any(|name| name == switch)
    }

    /// The last value of a flag, as it stands.
    fn text(&self, flag: &str) -> Option<&str> {
        self.flags.iter().rev().find(|(name, _)| name == flag).map(|(_, text)| text.as_str())
    }

    fn number(&self, flag: &str) -> Result<Option<u64>, String> {
        let value = self.flags.iter().rev().find(|(name, _)| name == flag);
        value.map(|(_, text)| text.parse().map_err(|_| format!("{flag} {text} is not a number"))).transpose()
    }
}
