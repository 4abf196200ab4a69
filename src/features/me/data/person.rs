//! What is kept about the person: who they are, their quiz, their settings, their path.

use domain::{
    path::Paths,
    person::{Person, QuizRecord},
    quiz::Pack,
    settings::{Pause, Settings},
    time::Instant,
};
use leptos::prelude::*;

use super::table::{facts, folded, group, list, nothing, table};
use crate::{
    i18n::{Moment, moment, number, percent, t, t_n, t_with},
    ui::{name::called, persona::words},
};

/// Who they are.
pub fn about(person: &Person) -> AnyView {
    let mut rows = vec![
        (t("data.person.name"), called(&person.name)),
        (t("data.person.id"), person.id.to_string()),
        (t("data.person.circle"), t(&format!("circle.{}", person.circle.name()))),
        (t("data.person.joined"), moment(person.joined, Moment::Full)),
        (t("data.person.version"), number(person.version)),
    ];
    if person.demo {
        rows.push((t("data.person.demo"), t("data.yes")));
    }
    group("person", t("data.person"), facts(rows))
}

/// The last quiz: every answer, and what follows from them.
pub fn quiz(quiz: Option<&QuizRecord>, pack: &Pack) -> AnyView {
    let Some(quiz) = quiz else { return group("quiz", t("data.quiz"), nothing()) };
    let rows = vec![
        (t("data.quiz.at"), moment(quiz.at, Moment::Full)),
        (t("data.quiz.result"), words::headline(pack, &quiz.verdict)),
        (t("data.quiz.certainty"), percent(quiz.verdict.certainty)),
        (t("data.quiz.pack"), format!("{} {}", quiz.pack.id, quiz.pack.version)),
    ];
    let answers: Vec<String> = quiz
        .answers
        .iter()
        .map(|answer| words::answer(pack, answer).unwrap_or_else(|| skipped(pack, &answer.question)))
        .collect();
    let blend = quiz.verdict.blend.iter().map(|blend| {
        let (standing, _) = words::standing(blend);
        let band = [("low", words::score(blend.low)), ("high", words::score(blend.high))];
        let band = band.each_ref().map(|(name, value)| (*name, value.as_str()));
        let name = words::persona_name(pack, &blend.persona);
        vec![name, standing, words::score(blend.mean), t_with("me.band", &band), percent(blend.first)]
    });
    let heads = ["me.col.persona", "me.col.standing", "me.col.score", "me.col.band", "me.col.first"];
    let body = view! {
        {facts(rows)}
        {folded(t_n("data.quiz.answers", answers.len() as u64, &[]), list(answers))}
        {folded(t("data.quiz.blend"), table(t("me.table_caption"), &heads, blend.collect()))}
    };
    group("quiz", t("data.quiz"), body.into_any())
}

/// A question that was skipped, in its own words.
fn skipped(pack: &Pack, question: &str) -> String {
    let statement = pack.question(question).and_then(|question| question.statements.first());
    let statement = statement.and_then(|id| pack.statement(id));
    let words = statement.map(|statement| domain::quiz::text(&statement.text, &crate::i18n::language()));
    t_with("data.quiz.skipped", &[("question", words.unwrap_or(question))])
}

/// What they decided for themselves.
pub fn settings(settings: &Settings) -> AnyView {
    let mut rows: Vec<(String, String)> = settings
        .audience
        .iter()
        .map(|(network, followers)| {
            let network = t(&format!("network.{}", network.name()));
            (t_with("data.settings.audience", &[("network", &network)]), number(u64::from(*followers)))
        })
        .collect();
    let notify = settings.notify;
    let cadence = |cadence: domain::settings::Cadence| t(&format!("cadence.{}", cadence.name()));
    rows.push((t("me.notify.reach"), cadence(notify.reach)));
    rows.push((t("me.notify.stories"), cadence(notify.stories)));
    rows.push((t("me.notify.events"), if notify.events { t("data.yes") } else { t("data.no") }));
    let quiet = settings.quiet.map(|quiet| {
        t_with("data.settings.hours", &[("from", &clock(quiet.from)), ("to", &clock(quiet.to))])
    });
    rows.push((t("me.notify.quiet"), quiet.unwrap_or_else(|| t("data.no"))));
    rows.push((t("me.pause"), settings.pause.as_ref().map_or_else(|| t("data.no"), paused)));
    group("settings", t("data.settings"), facts(rows))
}

/// A minute of the day as the locale writes it.
fn clock(minute: u16) -> String {
    let date = js_sys::Date::new_0();
    date.set_hours(u32::from(minute / 60));
    date.set_minutes(u32::from(minute % 60));
    moment(Instant::from_millis(date.get_time() as i64), Moment::Time)
}

fn paused(pause: &Pause) -> String {
    let since = moment(pause.since, Moment::Full);
    match &pause.until {
        Some(until) => t_with("data.settings.dated", &[("since", &since), ("until", until)]),
        None => t_with("data.settings.open", &[("since", &since)]),
    }
}

/// How far they came on their path, with their notes. A step that the app does not know any more goes by its id.
pub fn path(person: &Person, paths: Option<&Paths>) -> AnyView {
    let steps = || paths.into_iter().flat_map(|paths| paths.paths.values().flat_map(|path| &path.steps));
    let rows = person.progress.steps.iter().map(|(id, record)| {
        let title = steps().find(|step| step.id == *id).map_or(id, |step| &step.title);
        let done = record.done_at.map(|at| moment(at, Moment::Full)).unwrap_or_else(|| t("data.no"));
        vec![title.clone(), done, record.note.clone(), moment(record.at, Moment::Full)]
    });
    let heads = ["data.path.step", "data.path.done", "data.path.note", "data.path.changed"];
    group("path", t("data.path"), table(t("data.path.caption"), &heads, rows.collect()))
}
