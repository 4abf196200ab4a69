//! The figures.

use std::{collections::BTreeMap, fmt};

use crate::{
    collection::Fixture,
    compare::{Judgement, Ours},
    expected::Verdict,
};

/// Everything that was read.
#[derive(Default)]
pub struct Table {
    rows: BTreeMap<String, BTreeMap<Ours, usize>>,
    verdicts: BTreeMap<(Verdict, Ours), usize>,
    lent: BTreeMap<Ours, usize>,
    details: Vec<String>,
    faults: Vec<String>,
    explained: BTreeMap<&'static str, usize>,
    pub panics: usize,
    pub compared: usize,
    /// Values that differ without a reason on record.
    pub unlike: usize,
}

impl Table {
    /// Counts a fixture.
    pub fn add(&mut self, fixture: &Fixture, judgement: Judgement) {
        *self.rows.entry(fixture.source.clone()).or_default().entry(judgement.ours).or_default() += 1;
        *self.verdicts.entry((judgement.theirs, judgement.ours)).or_default() += 1;
        *self.lent.entry(judgement.lent).or_default() += 1;
        self.compared += judgement.compared;
        let name = format!("{}/{}", fixture.source, fixture.path);
        if judgement.lent == Ours::Panicked {
            self.panics += 1;
            self.faults.push(format!("{name}: panics, or yields an unsound story"));
        }
        if let Some(error) = judgement.error {
            self.details.push(format!("refused  {name}: {error}"));
        }
        for unlike in judgement.unlike {
            let cut = |text: &str| text.chars().take(100).collect::<String>();
            let line = format!(
                "{name}: {}: theirs {:?}, ours {:?}",
                unlike.what,
                cut(&unlike.theirs),
                cut(&unlike.ours)
            );
            match unlike.reason {
                Some(reason) => *self.explained.entry(reason).or_default() += 1,
                None => {
                    self.unlike += 1;
                    self.faults.push(line);
                }
            }
        }
    }

    /// How many were read.
    pub fn feeds(&self) -> usize {
        self.verdicts.values().sum()
    }

    /// What must be mended.
    pub fn faults(&self) -> Vec<&str> {
        self.faults.iter().map(String::as_str).collect()
    }
}

const COLUMNS: [(Ours, &str); 5] = [
    (Ours::Accepted, "accepted"),
    (Ours::Partly, "partly"),
    (Ours::Refused, "refused"),
    (Ours::Empty, "no entries"),
    (Ours::Panicked, "panicked"),
];

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<30}{:>8}", "", "feeds")?;
        COLUMNS.iter().try_for_each(|(_, name)| write!(f, "{name:>12}"))?;
        writeln!(f)?;
        for (source, row) in &self.rows {
            write!(f, "{source:<30}{:>8}", row.values().sum::<usize>())?;
            COLUMNS
                .iter()
                .try_for_each(|(ours, _)| write!(f, "{:>12}", row.get(ours).copied().unwrap_or(0)))?;
            writeln!(f)?;
        }
        for (verdict, name) in [
            (Verdict::Sound, "their parser: sound"),
            (Verdict::IllFormed, "their parser: ill-formed"),
            (Verdict::Refused, "their parser: refused"),
            (Verdict::Silent, "their suite does not say"),
        ] {
            let count = |ours: Ours| self.verdicts.get(&(verdict, ours)).copied().unwrap_or(0);
            write!(f, "{name:<30}{:>8}", COLUMNS.iter().map(|(ours, _)| count(*ours)).sum::<usize>())?;
            COLUMNS.iter().try_for_each(|(ours, _)| write!(f, "{:>12}", count(*ours)))?;
            writeln!(f)?;
        }
        write!(f, "{:<30}{:>8}", "with lent links and titles", self.feeds())?;
        COLUMNS
            .iter()
            .try_for_each(|(ours, _)| write!(f, "{:>12}", self.lent.get(ours).copied().unwrap_or(0)))?;
        writeln!(f)?;
        self.details.iter().try_for_each(|line| writeln!(f, "{line}"))?;
        for (reason, number) in &self.explained {
            writeln!(f, "unlike by design, {number} values: {reason}")?;
        }
        self.faults.iter().try_for_each(|line| writeln!(f, "FAULT    {line}"))
    }
}
