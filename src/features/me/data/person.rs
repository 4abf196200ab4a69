//! What is kept about the person: who they are, their settings, their path.

use domain::{
    path::Paths,
    person::Person,
    settings::{Pause, Settings},
    time::Instant,
};
use leptos::prelude::*;

use super::table::{facts, group, table};
use crate::{
    i18n::{Moment, moment, number, t, t_with},
    ui::name::called,
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
    let push = settings.push;
    let kinds = [("thanks", push.thanks), ("programme", push.programme), ("alerts", push.alerts)];
    let kinds =
        kinds.into_iter().filter(|(_, told)| *told).map(|(kind, _)| t(&format!("me.push.kind.{kind}")));
    let kinds: Vec<String> = kinds.collect();
    rows.push((t("me.push"), if kinds.is_empty() { t("data.no") } else { kinds.join(" · ") }));
    rows.push((t("me.pause"), settings.pause.as_ref().map_or_else(|| t("data.no"), paused)));
    group("settings", t("data.settings"), facts(rows))
}

/// The devices they want to be reached on, and what they want to be reminded of; nothing where there is neither.
pub fn devices(person: &Person) -> Option<AnyView> {
    if person.devices.is_empty() && person.reminders.is_empty() {
        return None;
    }
    let rows = person.devices.iter().map(|device| {
        let since = moment(device.since, Moment::Full);
        vec![since, device.endpoint.clone(), device.zone.clone(), device.language.clone()]
    });
    let heads = ["data.col.when", "data.devices.address", "data.devices.zone", "data.devices.language"];
    let kept = table(t("data.devices.caption"), &heads, rows.collect());
    let rows = person.reminders.iter();
    let rows = rows.map(|reminder| vec![moment(reminder.at, Moment::Full), reminder.title.clone()]);
    let reminders = table(t("data.reminders.caption"), &["data.col.when", "data.col.story"], rows.collect());
    let any = !person.reminders.is_empty();
    let body = view! { {(!person.devices.is_empty()).then_some(kept)} {any.then_some(reminders)} };
    Some(group("devices", t("data.devices"), body.into_any()))
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
