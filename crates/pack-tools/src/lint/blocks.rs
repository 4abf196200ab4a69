//! Blocks that compare fairly: equally desirable statements of different personas, every two of which meet.

use std::collections::{BTreeMap, BTreeSet};

use domain::quiz::{Keyed, Question, QuestionStatus, Statement};

use super::personas;
use crate::{finding::Report, load::Loaded};

/// How far the desirability of a block's statements may differ, on the scale 1–7.
const SPREAD: f64 = 0.75;
/// In how many live blocks every two personas must meet.
const MEETINGS: usize = 3;

/// A live block with its statements found.
struct Block<'a> {
    place: usize,
    statements: Vec<&'a Statement>,
}

/// Looks at every live block, and at what they come to together.
pub fn check(loaded: &Loaded, report: &mut Report) {
    let pack = &loaded.pack;
    let find =
        |question: &'_ Question| question.statements.iter().filter_map(|id| pack.statement(id)).collect();
    let live = |question: &Question| question.status == QuestionStatus::Live && question.statements.len() > 1;
    let all = pack.questions.iter().enumerate().filter(|(_, question)| live(question));
    let blocks: Vec<Block<'_>> =
        all.map(|(place, question)| Block { place, statements: find(question) }).collect();
    for block in &blocks {
        each(loaded, block, report);
    }
    pairs(loaded, &blocks, report);
    keying(loaded, &blocks, report);
}

fn each(loaded: &Loaded, block: &Block<'_>, report: &mut Report) {
    let path = format!("questions[{}].statements", block.place);
    let spread = spread(&block.statements);
    if spread > SPREAD + 1e-9 {
        let reason =
            format!("desirability differs by {spread:.2}, more than {SPREAD}: {}", names(&block.statements));
        report.find("desirability-spread", &loaded.file, &path, reason);
    }
    let mut seen = BTreeSet::new();
    for place in block.statements.iter().flat_map(|statement| personas(&loaded.pack, statement)) {
        if let (false, Some(persona)) = (seen.insert(place), loaded.pack.personas.get(place)) {
            let reason = format!("{} is there twice: {}", persona.id, names(&block.statements));
            report.find("persona-twice", &loaded.file, &path, reason);
        }
    }
}

fn names(statements: &[&Statement]) -> String {
    statements.iter().map(|statement| statement.id.as_str()).collect::<Vec<_>>().join(", ")
}

fn spread(statements: &[&Statement]) -> f64 {
    let all = || statements.iter().map(|statement| statement.desirability);
    all().fold(f64::MIN, f64::max) - all().fold(f64::MAX, f64::min)
}

/// Counts in how many blocks every two personas meet.
fn pairs(loaded: &Loaded, blocks: &[Block<'_>], report: &mut Report) {
    let personas_of = |block: &Block<'_>| -> Vec<usize> {
        let all: BTreeSet<usize> = block.statements.iter().flat_map(|s| personas(&loaded.pack, s)).collect();
        all.into_iter().collect()
    };
    let mut met: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut offered = 0;
    for block in blocks {
        let size = block.statements.len();
        offered += size * size.saturating_sub(1) / 2;
        let here = personas_of(block);
        for (i, one) in here.iter().enumerate() {
            for other in here.iter().skip(i + 1) {
                *met.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    let count = loaded.pack.personas.len();
    let needed = MEETINGS * count * count.saturating_sub(1) / 2;
    let name = |place: usize| loaded.pack.personas.get(place).map_or("", |persona| &persona.id);
    let every = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
    let mut spectrum: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in every {
        let times = met.get(&pair).copied().unwrap_or(0);
        *spectrum.entry(times).or_default() += 1;
        if times < MEETINGS {
            let reason = format!(
                "{} and {} meet in {times} live blocks, fewer than {MEETINGS}",
                name(pair.0),
                name(pair.1)
            );
            report.find("pair-coverage", &loaded.file, "questions", reason);
        }
    }
    if offered < needed {
        let reason = format!(
            "live blocks make {offered} pairs, and every two personas {MEETINGS} times makes {needed}"
        );
        report.find("too-few-blocks", &loaded.file, "questions", reason);
    }
    let sizes = |size: usize| blocks.iter().filter(|block| block.statements.len() == size).count();
    report.count("live blocks", format!("{} pairs, {} triads, {} quads", sizes(2), sizes(3), sizes(4)));
    report.count("pairs in live blocks", format!("{offered}, needed {needed}"));
    let told: Vec<String> = spectrum.iter().map(|(times, pairs)| format!("{times}× {pairs}")).collect();
    report.count("meetings of two personas × pairs of personas", told.join(", "));
}

/// Blocks that hold statements of both directions say more about where somebody stands. Where exchanging one
/// statement for another of its trait would make such a block, at least every third must be one.
fn keying(loaded: &Loaded, blocks: &[Block<'_>], report: &mut Report) {
    let is_mixed = |block: &&Block<'_>| {
        let against = block.statements.iter().filter(|s| s.keyed == Keyed::Against).count();
        against > 0 && against < block.statements.len()
    };
    let mixed = blocks.iter().filter(is_mixed).count();
    let possible = blocks.iter().filter(|block| is_mixed(block) || could_mix(loaded, block)).count();
    report.count("live blocks of mixed keying", format!("{mixed} of {}, {possible} could be", blocks.len()));
    if mixed * 3 < possible {
        let reason = format!(
            "{mixed} live blocks mix both directions, fewer than a third of the {possible} that could"
        );
        report.find("mixed-keying", &loaded.file, "questions", reason);
    }
}

fn could_mix(loaded: &Loaded, block: &Block<'_>) -> bool {
    block.statements.iter().enumerate().any(|(place, out)| {
        let other_side = |s: &&Statement| s.keyed != out.keyed && s.main_trait() == out.main_trait();
        loaded.pack.statements.iter().filter(other_side).any(|new| {
            let mut changed = block.statements.clone();
            if let Some(slot) = changed.get_mut(place) {
                *slot = new;
            }
            spread(&changed) <= SPREAD && !block.statements.iter().any(|s| s.enemies.contains(&new.id))
        })
    })
}
