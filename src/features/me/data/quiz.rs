//! What is kept of the quiz: the last one with every answer, and what the earlier ones said.

use domain::{
    person::{PastQuiz, Person, QuizRecord},
    quiz::{Answer, Doubt, Pack, Response, Verdict},
};
use leptos::prelude::*;

use super::table::{facts, folded, group, nothing, table};
use crate::{
    i18n::{Moment, language, moment, number, percent, seconds, t, t_n, t_with},
    ui::persona::{headline, words},
};

/// The last quiz, and those before it, the newest first.
pub fn quiz(person: &Person, pack: &Pack) -> AnyView {
    let Some(last) = &person.quiz else { return group("quiz", t("data.quiz"), nothing()) };
    let earlier = person.quiz_history.iter().rev().map(|past| {
        let title = t_with("data.quiz.past", &[("date", &moment(past.at, Moment::Full))]);
        let body = view! { {facts(result(pack, past))} {figures(pack, &past.verdict, title.clone())} };
        folded(title, body.into_any())
    });
    let body = view! {
        {facts(result(pack, &last.clone().past()))}
        {folded(t_n("data.quiz.answers", last.answers.len() as u64, &[]), answers(pack, last))}
        {folded(t("data.quiz.blend"), figures(pack, &last.verdict, t("me.table_caption")))}
        {earlier.collect_view()}
    };
    group("quiz", t("data.quiz"), body.into_any())
}

/// What a quiz said, and what the person says to it: of the last one as of an earlier one.
fn result(pack: &Pack, quiz: &PastQuiz) -> Vec<(String, String)> {
    let verdict = &quiz.verdict;
    let mut rows = vec![
        (t("data.quiz.at"), moment(quiz.at, Moment::Full)),
        (t("data.quiz.result"), headline(pack, verdict, None)),
    ];
    if let Some(doubt) = verdict.doubt {
        rows.push((t("data.quiz.doubt"), t(why_not(doubt))));
    }
    if let Some(said) = &quiz.correction {
        let values = [words::persona_name(pack, &said.persona), moment(said.at, Moment::Full)];
        let [name, time] = &values;
        rows.push((t("data.quiz.said"), t_with("data.quiz.said_at", &[("name", name), ("time", time)])));
    }
    let typology = &quiz.pack;
    rows.push((t("data.quiz.certainty"), percent(verdict.certainty)));
    rows.push((t("data.quiz.scored"), number(verdict.scored as u64)));
    rows.push((t("data.quiz.pack"), format!("{} {} · {}", typology.id, typology.version, typology.hash)));
    rows
}

/// Why nobody is named.
fn why_not(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Contradictory => "me.doubt.contradictory",
        Doubt::SamePlace => "me.doubt.same_place",
        Doubt::Hasty => "me.doubt.hasty",
    }
}

/// Every answer, how long it took where that was measured, and how much it moved the result where it is one of the
/// reasons.
fn answers(pack: &Pack, quiz: &QuizRecord) -> AnyView {
    let rows = quiz.answers.iter().map(|answer| {
        let reason = quiz.verdict.reasons.iter().find(|reason| reason.question == answer.question);
        vec![
            words::answer(pack, answer).unwrap_or_else(|| unsaid(pack, answer)),
            answer.ms.map(seconds).unwrap_or_default(),
            reason.map(|reason| words::score(reason.shift)).unwrap_or_default(),
        ]
    });
    let heads = ["data.quiz.answer", "data.quiz.time", "data.quiz.shift"];
    table(t("data.quiz.answers_caption"), &heads, rows.collect())
}

/// A question that was skipped, in its own words; or one that the typology does not ask any more, by its id.
fn unsaid(pack: &Pack, answer: &Answer) -> String {
    let statement = pack.question(&answer.question).and_then(|question| question.statements.first());
    let statement = statement.and_then(|id| pack.statement(id));
    let words = statement.map(|statement| domain::quiz::text(&statement.text, &language()));
    let question = words.unwrap_or(&answer.question);
    let key = if answer.response == Response::Skip { "data.quiz.skipped" } else { "data.quiz.lost" };
    t_with(key, &[("question", question)])
}

/// Every persona's figures.
fn figures(pack: &Pack, verdict: &Verdict, caption: String) -> AnyView {
    let rows = verdict.blend.iter().map(|blend| {
        let (standing, _) = words::standing(blend);
        let band = [("low", words::score(blend.low)), ("high", words::score(blend.high))];
        let band = band.each_ref().map(|(name, value)| (*name, value.as_str()));
        let name = words::persona_name(pack, &blend.persona);
        let chances = [blend.first, blend.above].map(percent);
        let [first, above] = chances;
        vec![name, standing, words::score(blend.mean), t_with("me.band", &band), first, above]
    });
    let heads = [
        "me.col.persona",
        "me.col.standing",
        "me.col.score",
        "me.col.band",
        "me.col.first",
        "data.quiz.above",
    ];
    table(caption, &heads, rows.collect())
}
