//! One post of a file: what is reported of it, which share it is, and what is lower than before.

use domain::{
    ids::ShareId,
    reported::{Metric, Reported, ReportedPost, file::ReportFile, matching::Candidate},
    share::Share,
};
use leptos::prelude::*;

use super::state::{Item, Reports};
use crate::{
    i18n::{Moment, moment, number, t, t_with},
    ui::{icon::Icon, reported},
};

/// How many figures are shown.
const FIGURES: usize = 4;

/// A row of the preview.
pub fn post(reports: Reports, item: Item, report: &ReportFile, at: usize) -> AnyView {
    let Some(post) = report.export.posts.get(at) else { return ().into_any() };
    let candidates = report.found.get(at).map(|found| found.candidates.clone()).unwrap_or_default();
    let back = report.back.get(at).cloned().unwrap_or_default();
    let key = post.key().unwrap_or_default();
    view! {
        <li class="reported-post" data-post=key>
            {name(post)}
            {reported::figures(&post.figures, FIGURES)}
            {lower(item, at, post, &back)}
            {share(reports, item, at, &candidates)}
        </li>
    }
    .into_any()
}

/// What the post is called: its beginning, else its address; with its day.
pub fn name(post: &ReportedPost) -> AnyView {
    let link = post.link.clone().or_else(|| post.id.clone()).unwrap_or_default();
    let see = post.link.clone().filter(|_| post.text.is_empty()).map(|link| {
        view! { <a class="small" href=link target="_blank" rel="noopener noreferrer">{t("share.after.see")}</a> }
    });
    view! { {named(&post.text, &link, post.published)} {see} }.into_any()
}

/// A post by its beginning, else its address; with its day.
pub fn named(text: &str, link: &str, published: Option<domain::time::Day>) -> AnyView {
    let day = published.map(reported::day);
    // Where the network gives no words, its day is what a person knows it by.
    let (words, direction, beside) = match (text.is_empty(), day) {
        (false, day) => (text.to_owned(), "auto", day),
        (true, Some(day)) => (t_with("reported.post_of", &[("date", &day)]), "auto", None),
        (true, None) => (link.to_owned(), "ltr", None),
    };
    let beside = beside.map(|day| view! { <span class="small muted">{day}</span> });
    view! { <p class="reported-name"><span dir=direction class="reported-words">{words}</span>{beside}</p> }
        .into_any()
}

/// What is lower than it was reported before, and the choice.
fn lower(item: Item, at: usize, post: &ReportedPost, back: &[(Metric, Reported)]) -> AnyView {
    if back.is_empty() {
        return ().into_any();
    }
    let said = back.iter().map(|(metric, before)| {
        let now = post.figures.get(metric).copied().unwrap_or_default();
        let (now, before) = (number(now.shown()), number(before.shown()));
        let name = reported::metric(*metric);
        t_with("reported.lower", &[("metric", &name), ("now", &now), ("before", &before)])
    });
    let said: Vec<String> = said.collect();
    let change = move |on: bool| {
        item.lower.update(|lower| {
            if on {
                lower.insert(at);
            } else {
                lower.remove(&at);
            }
        });
    };
    view! {
        <div class="note is-warning reported-lower">
            <Icon name="warning" />
            <div class="stack is-tight">
                {said.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                <label class="reported-tick">
                    <input type="checkbox" data-act="lower" on:change:target=move |event| change(event.target().checked()) />
                    <span>{t("reported.lower.take")}</span>
                </label>
            </div>
        </div>
    }
    .into_any()
}

/// Which share it is: said where nothing else can be, chosen where there is a choice.
fn share(reports: Reports, item: Item, at: usize, candidates: &[Candidate]) -> AnyView {
    if candidates.is_empty() {
        return view! { <p class="small muted">{t("reported.share.none")}</p> }.into_any();
    }
    let chosen = move || item.shares.with(|shares| shares.get(at).copied().flatten());
    let shares = reports.shares.get_untracked();
    let options = candidates.iter().map(|candidate| {
        let id = candidate.share;
        let words = called(&shares, id);
        view! { <option value=id.to_string() prop:selected=move || chosen() == Some(id)>{words}</option> }
    });
    let options = options.collect_view();
    let ids: Vec<ShareId> = candidates.iter().map(|candidate| candidate.share).collect();
    let change = move |value: String| {
        let share = ids.iter().copied().find(|id| id.to_string() == value);
        item.shares.update(|shares| {
            if let Some(place) = shares.get_mut(at) {
                *place = share;
            }
        });
    };
    let known = candidates.to_vec();
    let why = move || {
        let now = chosen();
        let candidate = known.iter().find(|candidate| Some(candidate.share) == now);
        match candidate {
            Some(candidate) => view! {
                <span class="badge is-good">{t(&format!("reported.sure.{}", candidate.sure.name()))}</span>
                <span class="small muted">{t(&format!("reported.how.{}", candidate.how.name()))}</span>
            }
            .into_any(),
            None => view! { <span class="badge is-notice">{t("reported.share.pick")}</span> }.into_any(),
        }
    };
    let id = format!("share-{}-{at}", item.number);
    view! {
        <div class="reported-share">
            <label class="small" for=id.clone()>{t("reported.share.label")}</label>
            <select class="input" id=id on:change:target=move |event| change(event.target().value())>
                <option value="" prop:selected=move || chosen().is_none()>{t("reported.share.none")}</option>
                {options}
            </select>
            <p class="row">{why}</p>
        </div>
    }
    .into_any()
}

/// A share by its title and day.
pub fn called(shares: &[Share], id: ShareId) -> String {
    match shares.iter().find(|share| share.id == id) {
        Some(share) => format!("{} · {}", share.title, moment(share.at, Moment::Date)),
        None => t("reported.share.gone"),
    }
}
