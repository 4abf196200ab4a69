//! Commands about people's answers.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use domain::{
    quiz::{Pack, PackFault},
    time::{Instant, is_date},
};

use super::Args;
use crate::{
    audit::{self, Proposal, Survey, propose::propose},
    calibrate::{
        self,
        answers::{self, LARGEST, Person},
        em::Settings,
        table,
        write::{Asked, save, write},
    },
    finding::Report,
    load,
    report::{self, document},
    simulate::{people::World, take::answers_of},
};

/// `polyphony-pack calibrate`.
pub fn calibrate(words: &[String]) -> Result<ExitCode, String> {
    let flags = ["--population", "--out", "--table", "--date", "--version"];
    let args = Args::read(words, &flags, &["--sigma", "--no-prior", "--no-style"])?;
    let [pack_file, answers_file] = args.files.as_slice() else {
        return Err("calibrate needs the file of a pack and one of answers".to_owned());
    };
    let population =
        args.text("--population").ok_or("calibrate needs --population: who answered, in a sentence")?;
    let out = args.text("--out").ok_or("calibrate needs --out: where the new pack goes")?;
    let date = args.text("--date").map_or_else(today, str::to_owned);
    if !is_date(&date) {
        return Err(format!("--date {date} is not of the form 2026-01-31"));
    }
    let mut report = Report::default();
    let Some((pack, people)) = read(pack_file, answers_file, &mut report) else { return told(&report) };
    let mut settings = Settings { sigma: args.has("--sigma"), ..Settings::default() };
    if args.has("--no-prior") {
        settings.slopes = None;
    }
    let asked = Asked {
        date,
        population: population.to_owned(),
        version: args.text("--version").map(str::to_owned),
        sigma: settings.sigma,
    };
    let answers_name = answers_file.display().to_string();
    let made = calibrate::calibrate(&pack, &people, &settings, !args.has("--no-style"));
    let Some(made) = kept(made, "calibration", &answers_name, &mut report) else { return told(&report) };
    let written = kept(write(&pack, &made, &asked), "calibration", out, &mut report);
    let Some(written) = written else { return told(&report) };
    let json = serde_json::to_string_pretty(&written).map_err(|error| error.to_string())?;
    save(Path::new(out), &(json + "\n"))?;
    if let Some(file) = args.text("--table") {
        let title = format!("{} {}, calibrated", written.id, written.version);
        save(Path::new(file), &table::markdown(&made, &title))?;
    }
    let count = |estimated: fn(&calibrate::outcome::Estimate) -> bool| {
        made.estimates.iter().filter(|row| estimated(row)).count().to_string()
    };
    report.count("people", made.layout.people.len());
    report.count("sweeps", made.sweeps);
    report.count("log-likelihood", format!("{:.3}", made.log));
    report.count("statements with a slope of their own", count(|row| row.a.1.is_some()));
    report.count("statements with a forced-choice intercept of their own", count(|row| row.t.1.is_some()));
    report.count("status", format!("{:?}", written.status).to_lowercase());
    for warning in &made.warnings {
        report.count("note", format!("{}: {}: {}", pack_file.display(), warning.path, warning.reason));
    }
    println!("{}", report.text());
    Ok(ExitCode::SUCCESS)
}

/// `polyphony-pack answers`: what simulated people answer, in the form that `calibrate` reads.
pub fn simulated(words: &[String]) -> Result<ExitCode, String> {
    let args = Args::read(words, &["--people", "--seed"], &[])?;
    let [file] = args.files.as_slice() else { return Err("answers needs the file of one pack".to_owned()) };
    let people = usize::try_from(args.number("--people")?.unwrap_or(400)).map_err(|e| e.to_string())?;
    let mut report = Report::default();
    let Some(loaded) = load::load::<PathBuf>(file, &[], &mut report) else { return told(&report) };
    let world = World::as_supposed(&loaded.pack);
    let seed = args.number("--seed")?.unwrap_or(1);
    let made =
        answers_of(&Arc::new(loaded.pack), &world, people, seed).map_err(|problem| problem.to_string())?;
    for person in made {
        println!("{}", serde_json::to_string(&person).map_err(|error| error.to_string())?);
    }
    Ok(ExitCode::SUCCESS)
}

/// `polyphony-pack report`.
pub fn report(words: &[String]) -> Result<ExitCode, String> {
    let args = Args::read(words, &["--out", "--page", "--people", "--seed"], &[])?;
    let simulated = usize::try_from(args.number("--people")?.unwrap_or(1_000)).map_err(|e| e.to_string())?;
    if simulated == 0 {
        return Err("--people 0 measures nothing".to_owned());
    }
    let mut found = Report::default();
    let read = match args.files.as_slice() {
        [pack] => load::load::<PathBuf>(pack, &[], &mut found).map(|loaded| (loaded.pack, Vec::new())),
        [pack, answers] => read(pack, answers, &mut found),
        _ => return Err("report needs the file of a pack, and perhaps one of answers".to_owned()),
    };
    let Some((pack, people)) = read else { return told(&found) };
    let measured = report::measure(&pack, &people, simulated, args.number("--seed")?.unwrap_or(1))
        .map_err(|problem| problem.to_string())?;
    let parts = report::parts(&pack, &measured);
    let markdown = document::markdown(&parts);
    match args.text("--out") {
        Some(file) => save(Path::new(file), &markdown)?,
        None => println!("{markdown}"),
    }
    if let Some(file) = args.text("--page") {
        save(Path::new(file), &document::page(&parts, &format!("{} {}", pack.id, pack.version)))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// `polyphony-pack audit`.
pub fn audit(words: &[String]) -> Result<ExitCode, String> {
    let args = Args::read(words, &["--out", "--report"], &[])?;
    let [file] = args.files.as_slice() else { return Err("audit needs the file of one survey".to_owned()) };
    let (mut found, name) = (Report::default(), file.display().to_string());
    let read = text(file).and_then(|json| load::parsed::<Survey>(&json)).and_then(|survey| {
        let faults = survey.faults();
        if faults.is_empty() { Ok(survey) } else { Err(faults) }
    });
    let Some(survey) = kept(read, "refused", &name, &mut found) else { return told(&found) };
    let seen = propose(&survey);
    if let Some(out) = args.text("--out") {
        let json = serde_json::to_string_pretty(&seen.proposal).map_err(|error| error.to_string())?;
        save(Path::new(out), &(json + "\n"))?;
    }
    let words = document::markdown(&audit::words::parts(&seen));
    match args.text("--report") {
        Some(out) => save(Path::new(out), &words)?,
        None => println!("{words}"),
    }
    Ok(ExitCode::SUCCESS)
}

/// `polyphony-pack new`.
pub fn new(words: &[String]) -> Result<ExitCode, String> {
    let args = Args::read(words, &["--out"], &[])?;
    let [file] = args.files.as_slice() else { return Err("new needs the file of one proposal".to_owned()) };
    let out = args.text("--out").ok_or("new needs --out: where the pack goes")?;
    if Path::new(out).exists() {
        return Err(format!("{out} is there already; a pack that somebody works on is not overwritten"));
    }
    let (mut found, name) = (Report::default(), file.display().to_string());
    let made =
        text(file).and_then(|json| load::parsed::<Proposal>(&json)).and_then(|read| audit::new::pack(&read));
    let Some(pack) = kept(made, "refused", &name, &mut found) else { return told(&found) };
    let json = serde_json::to_string_pretty(&pack).map_err(|error| error.to_string())?;
    save(Path::new(out), &(json + "\n"))?;
    found.count("personas", pack.personas.len());
    found.count("statements", pack.statements.len());
    found.count("questions", pack.questions.len());
    println!("{}", found.text());
    Ok(ExitCode::SUCCESS)
}

/// `polyphony-pack real`.
pub fn real(words: &[String]) -> Result<ExitCode, String> {
    let args = Args::read(words, &[], &[])?;
    let [folder] = args.files.as_slice() else {
        return Err("real needs the folder of the answers".to_owned());
    };
    crate::real::run(folder)?;
    Ok(ExitCode::SUCCESS)
}

/// A pack and the answers to it; what is wrong with either is in the report.
pub fn read(pack: &Path, answers: &Path, report: &mut Report) -> Option<(Pack, Vec<Person>)> {
    let pack = load::load::<PathBuf>(pack, &[], report)?.pack;
    let name = answers.display().to_string();
    let text = kept(text(answers), "refused", &name, report)?;
    let people = kept(answers::read(&text, &pack), "refused", &name, report)?;
    Some((pack, people))
}

fn text(file: &Path) -> Result<String, Vec<PackFault>> {
    let fault = |reason: String| vec![PackFault { path: "the file".to_owned(), reason }];
    let length = fs::metadata(file).map_err(|error| fault(error.to_string()))?.len();
    if length > LARGEST {
        return Err(fault(format!("has {length} bytes, more than {LARGEST}")));
    }
    fs::read_to_string(file).map_err(|error| fault(error.to_string()))
}

/// What was made, or nothing and the faults in the report.
fn kept<T>(
    made: Result<T, Vec<PackFault>>,
    rule: &'static str,
    file: &str,
    report: &mut Report,
) -> Option<T> {
    made.map_err(|faults| faults.into_iter().for_each(|f| report.find(rule, file, f.path, f.reason))).ok()
}

fn told(report: &Report) -> Result<ExitCode, String> {
    println!("{}", report.text());
    Ok(ExitCode::from(1))
}

/// Today by the machine's clock, in universal time.
fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::from_millis(i64::try_from(since.as_millis()).unwrap_or(0)).day().date()
}
