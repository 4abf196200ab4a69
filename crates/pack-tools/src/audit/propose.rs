//! What a survey proposes: traits of behaviours that go together, a persona for each, and where thresholds begin.

use std::collections::BTreeMap;

use domain::{
    math::{normal_quantile, sqrt},
    quiz::{Audit, Text},
};

use super::{
    Behaviour, Proposal, ProposedPersona, ProposedTrait, Survey,
    cluster::{between, columns, groups, table},
};

/// The slope with which statements start.
const SLOPE: f64 = 1.5;
/// Fewer behaviours are a trait that nobody can measure.
pub const LEAST_BEHAVIOURS: usize = 2;

/// What was found beside the proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The proposal.
    pub proposal: Proposal,
    /// By trait: the mean correlation of its behaviours, and the people of whom it is the highest.
    pub traits: Vec<(f64, usize)>,
    /// Behaviours that go with no other.
    pub alone: Vec<String>,
    /// Behaviours that nearly everybody never does.
    pub rare: Vec<String>,
    /// What interviews were about and the survey was not, and how often.
    pub unasked: Vec<(String, usize)>,
    /// Pairs of traits that could be one, and how strongly they go together.
    pub overlaps: Vec<(String, String, f64)>,
}

/// Two traits that correlate more on average would be told apart by hardly anybody.
const ALIKE: f64 = 0.2;

/// Looks at a survey without faults.
pub fn propose(survey: &Survey) -> Found {
    let columns = columns(survey);
    let table = table(&columns);
    let (groups, alone): (Vec<_>, Vec<_>) =
        groups(&table).into_iter().partition(|group| group.len() >= LEAST_BEHAVIOURS);
    let name = |place: &usize| survey.behaviours.get(*place).map_or_else(String::new, |b| b.id.clone());
    let first = first_for(&columns, &groups);
    let mut overlaps = Vec::new();
    let mut nearness = Vec::new();
    for (i, one) in groups.iter().enumerate() {
        for (j, other) in groups.iter().enumerate().skip(i + 1) {
            let near = between(&table, one, other);
            nearness.push(near);
            if near >= ALIKE {
                overlaps.push((trait_id(i), trait_id(j), near));
            }
        }
    }
    let correlation = nearness.iter().sum::<f64>() / nearness.len().max(1) as f64;
    let traits =
        groups.iter().enumerate().map(|(place, group)| proposed(survey, &columns, place, group)).collect();
    Found {
        traits: groups
            .iter()
            .zip(first)
            .map(|(group, first)| (between(&table, group, group), first))
            .collect(),
        alone: alone.iter().flatten().map(name).collect(),
        rare: (0..columns.len()).filter(|place| rare(survey, *place)).map(|place| name(&place)).collect(),
        unasked: unasked(survey),
        overlaps,
        proposal: Proposal {
            id: survey.id.clone(),
            lang: vec!["en".to_owned()],
            audit: Audit {
                date: survey.date.clone(),
                method: survey.method.clone(),
                people: u32::try_from(survey.answers.len()).unwrap_or(u32::MAX),
            },
            // Correlations of answers are lower than those of what is behind them, but no more is known.
            correlation: (100.0 * correlation.clamp(0.0, 0.9)).round() / 100.0,
            traits,
            personas: groups.iter().enumerate().map(|(place, group)| persona(survey, place, group)).collect(),
        },
    }
}

fn trait_id(place: usize) -> String {
    format!("trait_{}", place + 1)
}

fn english(text: &Text) -> String {
    text.get("en").cloned().unwrap_or_default()
}

fn proposed(survey: &Survey, columns: &[Vec<Option<f64>>], place: usize, group: &[usize]) -> ProposedTrait {
    let behaviours: Vec<Behaviour> = group
        .iter()
        .filter_map(|at| {
            let behaviour = survey.behaviours.get(*at)?.clone();
            Some(Behaviour { thresholds: thresholds(columns.get(*at)?), ..behaviour })
        })
        .collect();
    let words = |what: &str| Text::from([("en".to_owned(), format!("{what} of these behaviours"))]);
    ProposedTrait { id: trait_id(place), low: words("Little"), high: words("Much"), behaviours }
}

fn persona(survey: &Survey, place: usize, group: &[usize]) -> ProposedPersona {
    let lead = group
        .first()
        .and_then(|at| survey.behaviours.get(*at))
        .map_or_else(String::new, |b| english(&b.text));
    let text = |words: String| Text::from([("en".to_owned(), words)]);
    ProposedPersona {
        id: format!("persona_{}", place + 1),
        name: text(format!("Persona {}", place + 1)),
        essence: text(lead),
        weights: BTreeMap::from([(trait_id(place), 1.0)]),
    }
}

/// Thresholds at which a graded response with the starting slope gives the shares that were seen; half a person is added to
/// every level, so that none is at infinity.
fn thresholds(column: &[Option<f64>]) -> Option<[f64; 4]> {
    let seen: Vec<f64> = column.iter().flatten().copied().collect();
    let all = seen.len() as f64 + 2.5;
    // A logistic error of that slope beside a trait of variance 1.
    let wide = sqrt(1.0 + 3.29 / (SLOPE * SLOPE));
    let below =
        |k: u8| (seen.iter().filter(|x| **x <= f64::from(k)).count() as f64 + 0.5 * f64::from(k)) / all;
    let at = |k: u8| (100.0 * wide * normal_quantile(below(k))).round() / 100.0;
    let b = [at(1), at(2), at(3), at(4)];
    let ascends = b.iter().zip(b.iter().skip(1)).all(|(low, high)| low < high);
    (ascends && b.iter().all(|x| x.abs() <= 8.0)).then_some(b)
}

/// Of how many people each group's mean, in standard deviations, is the highest.
fn first_for(columns: &[Vec<Option<f64>>], groups: &[Vec<usize>]) -> Vec<usize> {
    let people = columns.first().map_or(0, Vec::len);
    let mean = |group: &[usize], person: usize| {
        let seen: Vec<f64> =
            group.iter().filter_map(|at| columns.get(*at)?.get(person).copied().flatten()).collect();
        (!seen.is_empty()).then(|| seen.iter().sum::<f64>() / seen.len() as f64)
    };
    let standard: Vec<Vec<Option<f64>>> = groups
        .iter()
        .map(|group| {
            let means: Vec<Option<f64>> = (0..people).map(|person| mean(group, person)).collect();
            let known: Vec<f64> = means.iter().flatten().copied().collect();
            let count = known.len().max(1) as f64;
            let middle = known.iter().sum::<f64>() / count;
            let sd = sqrt(known.iter().map(|x| (x - middle) * (x - middle)).sum::<f64>() / count).max(1e-9);
            means.into_iter().map(|x| x.map(|x| (x - middle) / sd)).collect()
        })
        .collect();
    let mut first = vec![0; groups.len()];
    for person in 0..people {
        let scores =
            standard.iter().enumerate().filter_map(|(g, all)| Some((g, all.get(person).copied().flatten()?)));
        if let Some((best, _)) = scores.max_by(|a, b| a.1.total_cmp(&b.1)) {
            first.get_mut(best).into_iter().for_each(|count| *count += 1);
        }
    }
    first
}

/// Whether nine of ten who answered never do it.
fn rare(survey: &Survey, place: usize) -> bool {
    let seen: Vec<u8> = survey.answers.iter().filter_map(|row| row.get(place).copied().flatten()).collect();
    !seen.is_empty() && 10 * seen.iter().filter(|level| **level == 1).count() >= 9 * seen.len()
}

fn unasked(survey: &Survey) -> Vec<(String, usize)> {
    let known = |word: &&String| !survey.behaviours.iter().any(|behaviour| behaviour.id == **word);
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    survey
        .notes
        .iter()
        .flat_map(|note| &note.about)
        .filter(known)
        .for_each(|word| *counts.entry(word).or_default() += 1);
    let mut counts: Vec<(String, usize)> =
        counts.into_iter().map(|(word, count)| (word.clone(), count)).collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}
