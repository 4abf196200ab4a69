//! The report on differences between groups.

use super::{
    SHOWN,
    dif::{self, Difference},
    document::{Part, heading, table, text},
    pictures::{range, ranges},
};

/// The largest differences, drawn and in a table.
pub fn parts(differences: &[Difference]) -> Vec<Part> {
    let mut parts = vec![heading(2, "Whether statements treat groups alike")];
    if differences.is_empty() {
        parts.push(text(format!(
            "Not looked for: it needs two groups of {} people and more, and {} ratings of a statement in each.",
            dif::LEAST_GROUP,
            dif::LEAST_RATED
        )));
        return parts;
    }
    parts.push(text(format!(
        "How much higher a statement's thresholds lie for one group than for another among people who stand at the same \
         place of the trait (uniform differential item functioning), in standard deviations. Differences of the groups \
         themselves are taken out. A statement is flagged beyond {} and {} standard errors; with many statements some are \
         flagged by chance.",
        dif::MUCH,
        dif::SURE
    )));
    let largest: Vec<&Difference> = differences.iter().take(SHOWN).collect();
    let drawn = largest.iter().map(|d| {
        let reach = 1.96 * d.error;
        range(
            &format!("{}: {} above {}", d.statement, d.groups.0, d.groups.1),
            (d.size - reach, d.size + reach),
            !d.flagged(),
        )
    });
    let words = "The largest differences with their 95 % intervals; solid ones are flagged.";
    parts.extend(ranges(drawn.collect(), &[0.0, 0.5, 1.0], Some((dif::MUCH, "much")), words));
    let row = |d: &&Difference| {
        let flag = if d.flagged() { "flagged" } else { "" };
        vec![
            d.of.clone(),
            d.statement.clone(),
            format!("{} above {}", d.groups.0, d.groups.1),
            format!("{:.2} ± {:.2}", d.size, d.error),
            flag.to_owned(),
        ]
    };
    parts.push(table(
        &["grouped by", "statement", "between", "difference ± SE", ""],
        largest.iter().map(row).collect(),
    ));
    parts.push(text(format!(
        "{} statements were compared; the {} largest are shown.",
        differences.len(),
        largest.len()
    )));
    parts
}
