//! The estimates as a table for people, in Markdown.

use std::fmt::Write as _;

use super::Calibration;

/// Every statement: how many answered, slope, thresholds, intercept with their standard errors, and what is to be said.
pub fn markdown(calibration: &Calibration, title: &str) -> String {
    let mut text = format!(
        "# {title}\n\n{} people, {} statements; settled after {} sweeps, log-likelihood {:.2}.\n\nA number without ± was \
         kept as it stood in the pack. `a` is the slope, `b` the thresholds, `t` the forced-choice intercept.\n\n\
         | statement | rated | in blocks | a | b | t | note |\n| --- | --- | --- | --- | --- | --- | --- |\n",
        calibration.layout.people.len(),
        calibration.estimates.len(),
        calibration.sweeps,
        calibration.log,
    );
    for row in &calibration.estimates {
        let b: Vec<String> = row.b.iter().copied().map(number).collect();
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} |",
            row.id,
            row.answered.0,
            row.answered.1,
            number(row.a),
            b.join("; "),
            number(row.t),
            row.notes.join("; ")
        );
    }
    text
}

fn number((value, error): (f64, Option<f64>)) -> String {
    error.map_or_else(|| format!("{value:.2}"), |error| format!("{value:.2} ± {error:.2}"))
}
