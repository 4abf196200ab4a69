//! What is kept about what the person did, what came of it, and what stays when they are erased.

use std::collections::BTreeMap;

use domain::{
    event::{Event, Happening},
    ids::ShareId,
    my_data::{LinkEnquiry, MyData},
    quiz::Pack,
    share::Share,
    time::{Day, HOUR},
};
use leptos::prelude::*;

use super::{
    device,
    table::{folded, group, list, nothing, table},
};
use crate::{
    i18n::{Moment, moment, number, t, t_n},
    ui::persona::words,
};

/// What was suggested, and what came of it.
pub fn suggestions(data: &MyData) -> AnyView {
    if data.submissions.is_empty() {
        return group("suggestions", t("data.suggestions"), nothing());
    }
    let rows = data.submissions.iter().map(|one| {
        let answer = one.answer.as_ref().map(|answer| answer.words.clone()).unwrap_or_default();
        vec![moment(one.at, Moment::Full), one.title.clone(), one.text.clone(), answer]
    });
    let heads = ["data.col.when", "data.col.story", "data.col.words", "data.col.answer"];
    let count = t_n("data.suggestions.count", data.submissions.len() as u64, &[]);
    group(
        "suggestions",
        t("data.suggestions"),
        folded(count, table(t("data.suggestions"), &heads, rows.collect())),
    )
}

/// Enquiries that came after clicks on their links; nothing where there are none.
fn enquiries(data: &MyData) -> Option<AnyView> {
    let title = |share: ShareId| data.shares.iter().find(|one| one.id == share).map(|one| one.title.clone());
    let row = |one: &LinkEnquiry| vec![moment(one.at, Moment::Full), title(one.share).unwrap_or_default()];
    let rows: Vec<_> = data.enquiries.iter().map(row).collect();
    let count = t_n("data.enquiries", rows.len() as u64, &[]);
    let heads = ["data.col.when", "data.col.story"];
    (!rows.is_empty()).then(|| folded(count, table(t("data.enquiries.caption"), &heads, rows)))
}

/// Every share with its words and where its link leads.
pub fn shares(data: &MyData) -> AnyView {
    if data.shares.is_empty() {
        return group("shares", t("data.shares"), nothing());
    }
    let network = |share: &Share| t(&format!("network.{}", share.network.name()));
    let given = data.shares.iter().map(|share| {
        vec![moment(share.at, Moment::Full), share.title.clone(), network(share), share.caption.clone()]
    });
    let links = data
        .shares
        .iter()
        .map(|share| vec![share.code.to_string(), share.title.clone(), network(share), share.target.clone()]);
    let given_heads = ["data.col.when", "data.col.story", "data.col.network", "data.col.words"];
    let link_heads = ["data.col.code", "data.col.story", "data.col.network", "data.col.target"];
    let count = t_n("data.shares.count", data.shares.len() as u64, &[]);
    let body = view! {
        {folded(count, table(t("data.shares.caption"), &given_heads, given.collect()))}
        {folded(t("data.links"), table(t("data.links.caption"), &link_heads, links.collect()))}
    };
    group("shares", t("data.shares"), body.into_any())
}

/// Every import of reported figures.
pub fn reports(data: &MyData) -> AnyView {
    if data.reports.is_empty() {
        return group("reports", t("data.reports"), nothing());
    }
    let rows = data.reports.iter().map(|report| {
        let (posts, days) = (report.new.posts.len() as u64, report.new.days.len() as u64);
        vec![moment(report.at, Moment::Full), report.new.file.clone(), number(posts), number(days)]
    });
    let heads = ["data.col.when", "data.col.file", "data.col.posts", "data.col.day"];
    let count = t_n("data.reports.count", data.reports.len() as u64, &[]);
    group("reports", t("data.reports"), folded(count, table(t("data.reports"), &heads, rows.collect())))
}

/// Clicks on their links and about how many visitors those were, by day.
pub fn clicks(data: &MyData) -> AnyView {
    let titles: BTreeMap<ShareId, &Share> = data.shares.iter().map(|share| (share.id, share)).collect();
    let mut days: BTreeMap<(Day, ShareId), (u64, Option<u64>)> = BTreeMap::new();
    for counted in &data.clicks {
        days.entry((counted.day, counted.share)).or_default().0 += counted.clicks;
    }
    for seen in &data.visitors {
        days.entry((seen.day, seen.share)).or_default().1 = Some(seen.about);
    }
    let total: u64 = days.values().map(|(clicks, _)| clicks).sum();
    let rows = days.into_iter().rev().map(|((day, share), (clicks, visitors))| {
        let share = titles.get(&share);
        vec![
            // Noon: a day in UTC is the same day nearly everywhere then.
            moment(day.start().plus(12 * HOUR), Moment::Date),
            share.map(|share| share.title.clone()).unwrap_or_default(),
            share.map(|share| t(&format!("network.{}", share.network.name()))).unwrap_or_default(),
            number(clicks),
            visitors.map(number).unwrap_or_default(),
        ]
    });
    let heads =
        ["data.col.day", "data.col.story", "data.col.network", "data.col.clicks", "data.col.visitors"];
    let rows = table(t("data.clicks.caption"), &heads, rows.collect());
    let body = if total == 0 { rows } else { folded(t_n("data.clicks.sum", total, &[]), rows) };
    let body = view! { {body} {enquiries(data)} };
    group("clicks", t("data.clicks"), body.into_any())
}

/// The figures in which they are counted.
pub fn counted(data: &MyData, pack: &Pack) -> AnyView {
    if data.counted_as.is_empty() {
        return group("counted", t("data.counted"), view! { <p>{t("data.counted.none")}</p> }.into_any());
    }
    let names = data.counted_as.iter().map(|persona| words::persona_name(pack, persona)).collect();
    let body = view! { <p>{t("data.counted.about")}</p> {list(names)} };
    group("counted", t("data.counted"), body.into_any())
}

/// The log: what the app was told about them, and what they gave.
pub fn log(data: &MyData) -> AnyView {
    let rows = data
        .events
        .iter()
        .rev()
        .map(|entry| vec![moment(entry.event.at, Moment::Full), t(happening(entry)), number(entry.n)]);
    let heads = ["data.col.when", "data.col.what", "data.col.number"];
    let commands: Vec<String> = data.commands.iter().map(|id| id.to_string()).collect();
    let body = view! {
        {folded(t_n("data.log.events", data.events.len() as u64, &[]), table(t("data.log.caption"), &heads, rows.collect()))}
        {folded(t_n("data.log.commands", commands.len() as u64, &[]), list(commands))}
    };
    group("log", t("data.log"), body.into_any())
}

fn happening(entry: &Event) -> &'static str {
    match entry.event.what {
        Happening::ProfileChanged => "data.event.profile",
        Happening::Shared { .. } => "data.event.shared",
        Happening::ShareTold { .. } => "data.event.told",
        Happening::ReportsChanged => "data.event.reports",
        Happening::ShareShown { .. } => "data.event.shown",
        Happening::ThanksChanged { .. } => "data.event.thanks",
        Happening::Clicked { .. } => "data.event.clicked",
        Happening::Enquired { .. } => "data.event.enquired",
        _ => "data.event.other",
    }
}

/// What this browser keeps.
pub fn device() -> AnyView {
    let kept = device::kept();
    if kept.is_empty() {
        return group("device", t("data.device"), nothing());
    }
    let count = t_n("data.device.kept", kept.len() as u64, &[]);
    let rows = kept.into_iter().map(|(name, value)| vec![name, value]).collect();
    let rows = table(t("data.device.caption"), &["data.col.name", "data.col.value"], rows);
    let body = view! { <p>{t("data.device.about")}</p> {folded(count, rows)} };
    group("device", t("data.device"), body.into_any())
}

/// What would stay after an erasure.
pub fn stays(data: &MyData) -> AnyView {
    let lines = data.kept_as_totals.iter().map(|rest| t(&format!("data.stays.{}", rest.name()))).collect();
    let body = view! { <p>{t("data.stays.about")}</p> {list(lines)} };
    group("stays", t("data.stays"), body.into_any())
}
