//! Seconds one can read in, statements that are used, numbers that rest on something, and vectors that hold.

use std::collections::BTreeSet;

use domain::quiz::{Question, QuestionKind, QuestionStatus, Status};

use super::words::count;
use crate::{finding::Report, load::Loaded};

/// Words a second of somebody who reads very fast (400 a minute; 238 are usual, Brysbaert 2019).
const FAST: f64 = 400.0 / 60.0;
/// No question of a short quiz takes longer, in seconds.
const SLOW: f64 = 60.0;
/// A statement whose thresholds differ more between groups than this, in standard deviations, favours one of them.
const DIF: f64 = 0.5;

/// Looks at seconds, use, calibration and test vectors.
pub fn check(loaded: &Loaded, report: &mut Report) {
    let pack = &loaded.pack;
    for (place, question) in pack.questions.iter().enumerate() {
        if question.status == QuestionStatus::Live {
            seconds(loaded, place, question, report);
        }
    }
    let asked = |question: &&Question| question.status != QuestionStatus::Retired;
    let used: BTreeSet<&String> =
        pack.questions.iter().filter(asked).flat_map(|question| &question.statements).collect();
    for (place, statement) in pack.statements.iter().enumerate() {
        if !used.contains(&statement.id) {
            let reason = format!("{} is in no question that is asked", statement.id);
            report.find("unused-statement", &loaded.file, format!("statements[{place}]"), reason);
        }
    }
    calibration(loaded, report);
    if pack.test_vectors.is_empty() {
        let reason = "there are none; `polyphony-pack vectors` makes some";
        report.find("test-vector", &loaded.file, "test_vectors", reason);
    }
    for (place, vector) in pack.test_vectors.iter().enumerate() {
        if let Some(reason) = vector.broken(pack) {
            let reason = format!("{} does not hold: {reason}", vector.id);
            report.find("test-vector", &loaded.file, format!("test_vectors[{place}]"), reason);
        }
    }
    report.count("test vectors", pack.test_vectors.len());
}

fn seconds(loaded: &Loaded, place: usize, question: &Question, report: &mut Report) {
    let own = loaded.pack.model.seconds;
    let seconds = question.seconds.unwrap_or(match question.kind {
        QuestionKind::Likert => own.likert,
        QuestionKind::PickOne => own.pick_one,
        QuestionKind::BestWorst => own.best_worst,
    });
    let texts = question.statements.iter().filter_map(|id| loaded.pack.statement(id)?.text.get("en"));
    let words: usize = texts.map(|text| count(text)).sum();
    let least = words as f64 / FAST;
    let reason = if seconds < least {
        format!(
            "its {words} words alone take {least:.1} s to read, however fast, and it is said to take {seconds} s"
        )
    } else if seconds > SLOW {
        format!("is said to take {seconds} s, more than {SLOW} s")
    } else {
        return;
    };
    report.find("seconds", &loaded.file, format!("questions[{place}]"), format!("{}: {reason}", question.id));
}

/// A calibrated pack says on whom, and how well each number is known.
fn calibration(loaded: &Loaded, report: &mut Report) {
    let pack = &loaded.pack;
    if pack.status == Status::Calibrated {
        if pack.norms.is_none() {
            report.find("calibration", &loaded.file, "norms", "a calibrated pack must say on whom");
        }
        for (place, statement) in pack.statements.iter().enumerate() {
            if statement.se.is_none() || statement.n_cal.is_none() {
                let reason = format!("{} has no `se` or `n_cal`, and the pack is calibrated", statement.id);
                report.find("calibration", &loaded.file, format!("statements[{place}]"), reason);
            }
        }
    }
    for (place, statement) in pack.statements.iter().enumerate() {
        if let Some(dif) = statement.dif.filter(|dif| dif.abs() > DIF) {
            let reason = format!("{} works differently for groups of people, by {dif}", statement.id);
            report.find("dif", &loaded.file, format!("statements[{place}].dif"), reason);
        }
    }
}
