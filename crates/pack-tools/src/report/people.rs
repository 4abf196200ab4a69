//! The report on what people answered.

use domain::quiz::Pack;

use super::{
    SHOWN,
    document::{Part, heading, table, text},
    name,
    observed::{LEAST_SHOWN, Observed},
    percent,
    pictures::{bars, range, ranges},
};

/// Who is first, how reliable scores are, what was asked.
pub fn parts(pack: &Pack, seen: &Observed) -> Vec<Part> {
    let mut parts = vec![
        heading(2, "What people answered"),
        text(format!(
            "Of {} questions that {} people were asked {} were skipped. The mean certainty stated is {:.3}. Shares of fewer \
             than five people are not shown, nor those from which they would follow.",
            seen.asked,
            seen.people,
            percent(seen.skipped as f64 / seen.asked.max(1) as f64),
            seen.certainty
        )),
        heading(3, "Who is first"),
    ];
    let share = |count: usize| count as f64 / seen.judged.max(1) as f64;
    let counts: Vec<usize> = seen.firsts.iter().map(|(_, count)| *count).collect();
    let firsts: Vec<(String, Option<f64>, String)> = seen
        .firsts
        .iter()
        .zip(may_be_shown(&counts))
        .map(|((id, count), plain)| {
            let value = plain.then(|| share(*count));
            (name(pack, id), value, if plain { percent(share(*count)) } else { "not shown".to_owned() })
        })
        .collect();
    parts.extend(bars(&firsts, "Which persona is first for how many people."));
    parts.push(table(
        &["persona", "first for"],
        firsts.iter().map(|row| vec![row.0.clone(), row.2.clone()]).collect(),
    ));
    let never: Vec<String> =
        seen.firsts.iter().filter(|(_, count)| *count < LEAST_SHOWN).map(|(id, _)| name(pack, id)).collect();
    if !never.is_empty() && seen.judged >= 100 {
        parts.push(text(format!(
            "First for hardly anybody: {}. Either such people were not asked, or its statements do not reach them.",
            never.join(", ")
        )));
    }
    parts.push(heading(3, "Marginal reliability of the scores"));
    parts.push(text(
        "The share of the differences between people's scores that is no error of measurement (Green et al. 1984), from the \
         answers in the file. 0.9 is asked of tests on which decisions hang; 0.5 will do for a conversation.",
    ));
    let known: Vec<(String, f64)> =
        seen.reliability.iter().filter_map(|(id, value)| Some((name(pack, id), (*value)?))).collect();
    let dots = known.iter().map(|(name, value)| range(name, (*value, *value), false)).collect();
    parts.extend(ranges(
        dots,
        &[0.0, 0.25, 0.5, 0.75, 1.0],
        None,
        "Marginal reliability of each persona's score.",
    ));
    let rows = known.iter().map(|(name, value)| vec![name.clone(), format!("{value:.3}")]).collect();
    parts.push(table(&["persona", "reliability"], rows));
    parts.push(heading(3, "Exposure"));
    let seen_by = |count: usize| percent(count as f64 / seen.people.max(1) as f64);
    let exposed: Vec<(String, Option<f64>, String)> = seen
        .exposure
        .iter()
        .filter(|(_, count)| *count >= LEAST_SHOWN)
        .take(SHOWN)
        .map(|(id, count)| (id.clone(), Some(*count as f64 / seen.people.max(1) as f64), seen_by(*count)))
        .collect();
    parts.push(text(format!(
        "{} of {} questions were asked of anybody.",
        seen.exposure.len(),
        pack.questions.len()
    )));
    parts.extend(bars(&exposed, "The questions that most people saw."));
    parts.push(table(
        &["question", "seen by"],
        exposed.iter().map(|row| vec![row.0.clone(), row.2.clone()]).collect(),
    ));
    parts
}

/// Which counts may be shown: none below five, and if what is withheld could be had by subtraction and is about fewer than
/// five people, the smallest of the others neither.
fn may_be_shown(counts: &[usize]) -> Vec<bool> {
    let mut shown: Vec<bool> = counts.iter().map(|count| *count >= LEAST_SHOWN).collect();
    let withheld: usize = counts.iter().filter(|count| **count < LEAST_SHOWN).sum();
    if withheld > 0 && withheld < LEAST_SHOWN {
        let others = counts.iter().enumerate().filter(|(_, count)| **count >= LEAST_SHOWN);
        if let Some((place, _)) = others.min_by_key(|(_, count)| **count) {
            shown.get_mut(place).into_iter().for_each(|cell| *cell = false);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_withheld_cannot_be_had_by_subtraction() {
        assert_eq!(may_be_shown(&[50, 7, 30]), [true, true, true]);
        assert_eq!(may_be_shown(&[50, 3, 9, 30]), [true, false, false, true]);
        assert_eq!(may_be_shown(&[50, 3, 4, 30]), [true, false, false, true]);
        assert_eq!(may_be_shown(&[50, 0, 30]), [true, false, true]);
    }
}
