//! A verdict in words.

use domain::quiz::{Answer, Blend, Pack, Response, Standing, Verdict, text};

use crate::i18n::{language, t, t_with};

/// The name of a persona.
pub fn persona_name(pack: &Pack, id: &str) -> String {
    pack.persona(id)
        .map(|persona| text(&persona.name, &language()).to_owned())
        .unwrap_or_else(|| id.to_owned())
}

/// "Mostly Messenger, and also Explainer".
pub fn headline(pack: &Pack, verdict: &Verdict) -> String {
    let names = |wanted: &[Standing]| {
        let of = verdict.blend.iter().filter(|blend| wanted.contains(&blend.standing));
        of.map(|blend| persona_name(pack, &blend.persona)).collect::<Vec<_>>()
    };
    let first = names(&[Standing::Primary, Standing::CoPrimary]);
    let also = list(&names(&[Standing::AlsoYou]));
    let key = match (first.len(), also.is_empty()) {
        (0 | 1, true) => "me.headline.one",
        (0 | 1, false) => "me.headline.one_also",
        (_, true) => "me.headline.several",
        (_, false) => "me.headline.several_also",
    };
    t_with(key, &[("first", &list(&first)), ("also", &also)])
}

/// "a, b and c".
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [start @ .., last] => t_with("list.and", &[("start", &start.join(&t("list.comma"))), ("last", last)]),
    }
}

/// A probability as a word that people use.
pub fn likely(probability: f64) -> String {
    t(match probability {
        p if p >= 0.9 => "likely.almost_certain",
        p if p >= 0.7 => "likely.very",
        p if p >= 0.5 => "likely.quite",
        p if p >= 0.25 => "likely.possible",
        _ => "likely.little",
    })
}

/// What a persona is to the person, with how sure that is.
pub fn standing(blend: &Blend) -> (String, f64) {
    match blend.standing {
        Standing::Primary => (t("me.standing.primary"), blend.first),
        Standing::CoPrimary => (t("me.standing.co_primary"), blend.first),
        Standing::AlsoYou => (t("me.standing.also"), blend.above),
        Standing::Room => (t("me.standing.room"), blend.above),
    }
}

/// An answer in words; none if the pack has lost the question or it was skipped.
pub fn answer(pack: &Pack, answer: &Answer) -> Option<String> {
    let said = |id: &str| pack.statement(id).map(|statement| text(&statement.text, &language()).to_owned());
    match &answer.response {
        Response::Level { level } => {
            let statement = said(pack.question(&answer.question)?.statements.first()?)?;
            let level = t(&format!("quiz.level.{level}"));
            Some(t_with("me.because.level", &[("statement", &statement), ("level", &level)]))
        }
        Response::Pick { statement } => Some(t_with("me.because.pick", &[("statement", &said(statement)?)])),
        Response::BestWorst { best, worst } => {
            Some(t_with("me.because.best_worst", &[("best", &said(best)?), ("worst", &said(worst)?)]))
        }
        Response::Skip => None,
    }
}

/// What was offered beside what was picked.
pub fn others(pack: &Pack, answer: &Answer) -> Vec<String> {
    let Response::Pick { statement: picked } = &answer.response else { return Vec::new() };
    let offered = pack.question(&answer.question).map(|question| question.statements.as_slice());
    let others = offered.unwrap_or_default().iter().filter(|id| *id != picked);
    let others = others.filter_map(|id| pack.statement(id));
    others.map(|statement| text(&statement.text, &language()).to_owned()).collect()
}

/// How strongly a persona shows, as the range that its band spans, in words.
pub fn strength(blend: &Blend) -> String {
    let (low, high) = (level(blend.low), level(blend.high));
    if low == high {
        return t_with("me.strength_one", &[("level", &low)]);
    }
    t_with("me.strength", &[("low", &low), ("high", &high)])
}

/// A score against most people.
fn level(score: f64) -> String {
    t(match score {
        s if s < -1.0 => "strength.far_less",
        s if s < -0.35 => "strength.less",
        s if s < 0.35 => "strength.same",
        s if s < 0.9 => "strength.more",
        s if s < 1.5 => "strength.clearly",
        _ => "strength.far",
    })
}

/// A score of the latent scale with its sign and one decimal.
pub fn score(value: f64) -> String {
    format!("{value:+.1}").replace('-', "−")
}
