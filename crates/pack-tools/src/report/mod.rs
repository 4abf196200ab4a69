//! `polyphony-pack report`: what a pack's results are worth. First for those who run a programme, then for those who ask a
//! psychometrician's questions.

pub mod dif;
pub mod document;
mod fairness;
pub mod observed;
mod people;
mod pictures;
pub mod repeated;

use std::sync::Arc;

use domain::{
    problem::Problem,
    quiz::{Pack, Status, text as words_of},
};

use crate::calibrate::answers::Person;
use dif::Difference;
use document::{Part, heading, table, text};
use observed::{LEAST_SHOWN, Observed, observe};
use pictures::{range, ranges};
use repeated::{Repeated, twice};

/// Of long lists so many lines are shown.
pub(crate) const SHOWN: usize = 15;

/// Everything the report rests on.
#[derive(Debug, Clone)]
pub struct Report {
    /// Simulated people who take the quiz twice.
    pub repeated: Repeated,
    /// What real answers say, if there are any.
    pub observed: Option<Observed>,
    /// Differential item functioning, if anybody is in a group.
    pub differences: Vec<Difference>,
}

/// Measures it all. `people` are the answers of real people, or none.
pub fn measure(pack: &Pack, people: &[Person], simulated: usize, seed: u64) -> Result<Report, Problem> {
    let repeated = twice(&Arc::new(pack.clone()), simulated, seed)?;
    let observed = (!people.is_empty()).then(|| observe(pack, people));
    Ok(Report { repeated, observed, differences: dif::differences(pack, people) })
}

/// The report in words, tables and pictures.
pub fn parts(pack: &Pack, report: &Report) -> Vec<Part> {
    let mut parts = vec![heading(1, format!("How well {} {} measures", pack.id, pack.version))];
    parts.extend(in_short(pack, report));
    parts.extend(accuracy(pack, &report.repeated));
    parts.extend(certainty(&report.repeated));
    if let Some(observed) = &report.observed {
        parts.extend(people::parts(pack, observed));
        parts.extend(fairness::parts(&report.differences));
    }
    parts.extend(limits(pack, report));
    parts
}

fn name(pack: &Pack, id: &str) -> String {
    pack.persona(id).map_or_else(|| id.to_owned(), |persona| words_of(&persona.name, "en").to_owned())
}

fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}

/// "6 in 10": for those who do not read decimals.
fn in_ten(share: f64) -> String {
    format!("about {:.0} in 10", 10.0 * share)
}

fn in_short(pack: &Pack, report: &Report) -> Vec<Part> {
    let seen = &report.repeated;
    let status = match pack.status {
        Status::Expert => {
            "The numbers behind this quiz were set by judgement; nobody's answers went into them."
        }
        Status::Pilot => {
            "Some of the numbers behind this quiz come from people's answers, others from judgement."
        }
        Status::Calibrated => "The numbers behind this quiz come from people's answers.",
    };
    let mut parts = vec![
        heading(2, "In short"),
        text(status),
        text(format!(
            "If people are as the pack supposes, the persona named first is the right one for {}, and the right one or one \
             as good as it for {}. Whoever takes the quiz a second time the next day, being the same, gets the same first \
             persona in {} cases. Half of the people are through after {} questions.",
            in_ten(seen.quality.top),
            in_ten(seen.quality.within),
            in_ten(seen.same),
            seen.lengths[1]
        )),
        text(
            "So a result is a good beginning of a conversation and a poor end of one. It is no basis for any decision about a \
             person.",
        ),
    ];
    if let Some(observed) = &report.observed {
        let flagged = report.differences.iter().filter(|difference| difference.flagged()).count();
        let fair = match (report.differences.is_empty(), flagged) {
            (true, _) => "Whether statements favour one group over another could not be looked at: no two groups of a hundred people or more are named in the file.".to_owned(),
            (false, 0) => "No statement was found to favour one group over another by much.".to_owned(),
            (false, count) => format!("{count} statements seem to favour one group over another; they are named below and should be looked at by people of both."),
        };
        parts.push(text(format!(
            "{} people answered, and {} of them have a result that nothing speaks against. {fair}",
            observed.people,
            of_all(observed.judged, observed.people)
        )));
    }
    parts
}

/// So many of all, unless those or the others are so few that it might show who they are.
fn of_all(count: usize, all: usize) -> String {
    let others = all.saturating_sub(count);
    match (count, others) {
        (_, 0) => "all".to_owned(),
        (0, _) => "none".to_owned(),
        (few, _) if few < LEAST_SHOWN => "hardly anybody".to_owned(),
        (_, few) if few < LEAST_SHOWN => "nearly all".to_owned(),
        (many, _) => many.to_string(),
    }
}

fn accuracy(pack: &Pack, seen: &Repeated) -> Vec<Part> {
    let lines = [
        ("first persona right", percent(seen.quality.top)),
        (
            &*format!("first persona right or within {} SD of it", pack.model.delta),
            percent(seen.quality.within),
        ),
        ("the same first persona twice (consistency)", percent(seen.same)),
        ("the same beyond chance (Cohen's kappa)", format!("{:.3}", seen.kappa)),
        ("F1 of the labels", format!("{:.3}", seen.quality.labels)),
        ("correlation of scores with true scores", format!("{:.3}", seen.quality.correlation)),
        ("questions: 10 % / 50 % / 90 % of people", seen.lengths.map(|n| n.to_string()).join(" / ")),
    ]
    .map(|(what, value)| vec![what.to_owned(), value]);
    let heads: Vec<String> = std::iter::once("true first persona".to_owned())
        .chain(pack.personas.iter().map(|persona| name(pack, &persona.id)))
        .collect();
    let row = |(persona, counts): (&domain::quiz::Persona, &Vec<usize>)| {
        let all = counts.iter().sum::<usize>().max(1) as f64;
        let cells = counts.iter().map(|count| format!("{:.0}", 100.0 * *count as f64 / all));
        std::iter::once(name(pack, &persona.id)).chain(cells).collect()
    };
    let confusion: Vec<Vec<String>> = pack.personas.iter().zip(&seen.confusion).map(row).collect();
    vec![
        heading(2, "How often it is right, and says the same again"),
        text(format!(
            "{} simulated people with known traits answered by the pack's own parameters, to the quiz's own end, and once \
             more with other questions. Classification accuracy and consistency are those of the persona named first.",
            seen.people
        )),
        table(&["measure", "value"], lines.to_vec()),
        heading(3, "Who is taken for whom"),
        text(
            "Of 100 people whose true first persona is that of the line, so many are told the persona of the column.",
        ),
        Part::Table(heads, confusion),
    ]
}

fn certainty(seen: &Repeated) -> Vec<Part> {
    let row = |(from, to, count, stated, realised): &(f64, f64, usize, f64, f64)| {
        vec![
            format!("{from:.1} to {to:.1}"),
            count.to_string(),
            format!("{stated:.3}"),
            format!("{realised:.3}"),
        ]
    };
    let enough: Vec<_> = seen.certainty.iter().filter(|bin| bin.2 >= 20).collect();
    let drawn = enough.iter().map(|(from, to, _, stated, realised)| {
        let label = format!("certainty {from:.1} to {to:.1}: {stated:.2} stated, {realised:.2} realised");
        range(&label, (*stated, *realised), false)
    });
    let mut parts = vec![
        heading(2, "Whether it is as sure as it says"),
        text(format!(
            "Stated certainty is the chance the quiz gives its first persona to be the best or as good as; realised is how \
             often it was. \"Also you\" has a calibration error of {:.4}.",
            seen.label_error
        )),
    ];
    let words = "Stated and realised certainty: the nearer the two dots of a line, the more honest the quiz.";
    parts.extend(ranges(drawn.collect(), &[0.0, 0.25, 0.5, 0.75, 1.0], None, words));
    parts.push(table(
        &["certainty", "people", "stated", "realised"],
        seen.certainty.iter().map(row).collect(),
    ));
    parts
}

fn limits(pack: &Pack, report: &Report) -> Vec<Part> {
    let norms = pack.norms.as_ref().map_or_else(
        || "Nobody's answers are behind the zeros of its scales.".to_owned(),
        |norms| {
            format!("Its scales compare with {} people, {}: {}", norms.people, norms.date, norms.population)
        },
    );
    vec![
        heading(2, "What this report rests on"),
        text(format!(
            "Audit: {}, {} people: {} {norms}",
            pack.audit.date, pack.audit.people, pack.audit.method
        )),
        text(format!(
            "The accuracy above is that of {} simulated people who are as the pack supposes; real people are not, in ways \
             nobody knows ({} of them saw the question asked most, {}). Nothing here shows that the personas are of use, that \
             results last, or that translations measure alike unless languages are among the groups compared.",
            report.repeated.people,
            percent(report.repeated.most_seen.0),
            report.repeated.most_seen.1
        )),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_few_that_it_might_show_who_they_are_are_not_counted_aloud() {
        assert_eq!((of_all(597, 600).as_str(), of_all(590, 600).as_str()), ("nearly all", "590"));
    }
}
