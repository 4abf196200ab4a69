//! Everything that is assumed, with where it comes from.

use domain::numbers::{
    Counting,
    assume::{Assumption, Change, Edit, Key, Preset},
};
use leptos::prelude::*;

use super::{
    edit::{currency_form, form},
    words::{name, value},
};
use crate::i18n::{self, Moment, t, t_with};

/// The assumptions in groups, by what they are for.
const GROUPS: [(&str, &[Key]); 4] = [
    ("estimate", &[Key::ViewFactorSmall, Key::ViewFactorLarge, Key::ViewSpread, Key::Overlap]),
    ("media", &[Key::CpmLinkedIn, Key::CpmMeta, Key::EngagementLinkedIn, Key::EngagementFacebook]),
    (
        "influencers",
        &[
            Key::EngagementInstagram,
            Key::FollowersNano,
            Key::FollowersMicro,
            Key::FollowersMid,
            Key::FollowersMacro,
            Key::CostNano,
            Key::CostMicro,
            Key::CostMid,
            Key::CostMacro,
        ],
    ),
    ("later", &[Key::EngagementX, Key::CpmTiktok, Key::FollowersMega, Key::EmployeeClicks]),
];

/// The section.
pub fn assumed(counting: &Counting, again: Callback<()>) -> AnyView {
    let groups = GROUPS.map(|(group, keys)| {
        let id = format!("counting-group-{group}");
        let rows = keys.iter().filter_map(|key| counting.assumptions.iter().find(|one| one.key == *key));
        let rows = rows.map(|assumption| row(counting, assumption, again));
        view! {
            <div class="stack is-tight">
                <h3 id=id.clone()>{t(&format!("counting.group.{group}"))}</h3>
                <ul class="counting-assumed" aria-labelledby=id>{rows.collect_view()}</ul>
            </div>
        }
    });
    let log = (!counting.edits.is_empty()).then(|| log(counting));
    view! {
        <section class="stack" aria-labelledby="counting-assumed">
            <h2 id="counting-assumed">{t("counting.assumed")}</h2>
            <p>{t("counting.assumed.intro")}</p>
            {groups.collect_view()}
            {counting.editable.then(|| currency_form(counting, again))}
            {log}
        </section>
    }
    .into_any()
}

fn row(counting: &Counting, assumption: &Assumption, again: Callback<()>) -> AnyView {
    let source = match assumption.year {
        Some(year) => {
            t_with("counting.source", &[("source", &assumption.source), ("year", &year.to_string())])
        }
        None => t_with("counting.source.undated", &[("source", &assumption.source)]),
    };
    view! {
        <li id=format!("assume-{}", assumption.key.name())>
            <span>{name(assumption.key)}</span>
            <strong class="figure">{value(assumption, &counting.currency)}</strong>
            <small class="muted"><bdi>{source}</bdi></small>
            {assumption.edited.then(|| view! { <small class="badge">{t("counting.edited")}</small> })}
            {counting.editable.then(|| form(counting, assumption, again))}
        </li>
    }
    .into_any()
}

fn log(counting: &Counting) -> AnyView {
    let line = |edit: &Edit| {
        let what = match &edit.change {
            Change::State { key, stated } => {
                let unit = Preset::of(*key).unit;
                let shown = Assumption {
                    key: *key,
                    unit,
                    from: stated.from,
                    to: stated.to,
                    source: stated.source.clone(),
                    year: Some(stated.year),
                    edited: true,
                };
                let value = value(&shown, &counting.currency);
                t_with("counting.log.state", &[("name", &name(*key)), ("value", &value)])
            }
            Change::Forget { key } => t_with("counting.log.forget", &[("name", &name(*key))]),
            Change::Currency { code } => t_with("counting.log.currency", &[("code", code)]),
        };
        view! { <li><span class="muted">{i18n::moment(edit.at, Moment::Full)}</span>" "{what}</li> }
    };
    view! {
        <details>
            <summary>{t("counting.log")}</summary>
            <ul class="stack is-tight">{counting.edits.iter().map(line).collect_view()}</ul>
        </details>
    }
    .into_any()
}
