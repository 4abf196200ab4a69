//! Rules as people read them: what is claimed, where it comes from, how well it is known.

use domain::{
    guide::{Country, Rule, Scope, resting_on},
    time::Instant,
};
use leptos::prelude::*;

use super::{book::Book, country};
use crate::{
    i18n::{self, Moment, number, t, t_n, t_with},
    ui::icon::Icon,
};

/// The rules of every country, each folded under its name; the reader's own lies open.
pub fn by_country(book: &Book, own: Option<Country>) -> AnyView {
    let countries = Country::ALL.map(|country| of_country(book, country, own == Some(country)));
    view! { <div class="rules-countries">{countries.into_iter().collect_view()}</div> }.into_any()
}

fn of_country(book: &Book, country: Country, open: bool) -> AnyView {
    let (mut all, mut sourced) = (0, 0);
    let matters = Scope::OF_RULES.map(|scope| {
        let rules = resting_on(&book.rules, country, scope);
        all += rules.len();
        sourced += rules.iter().filter(|rule| rule.is_sourced()).count();
        (!rules.is_empty()).then(|| {
            view! {
                <h3>{t(&format!("guide.scope.{}", scope.name()))}</h3>
                {list(book, &rules)}
            }
        })
    });
    let counted = t_n("guide.rules.count", all as u64, &[("sourced", &number(sourced as u64))]);
    view! {
        <details class="rules-country" open=open data-country=country.code()>
            <summary>
                <span class="rules-name">{country::name(country)}</span>
                <span class="small muted">{counted}</span>
            </summary>
            {matters.into_iter().collect_view()}
        </details>
    }
    .into_any()
}

/// Some rules below each other.
pub fn list(book: &Book, rules: &[&Rule]) -> AnyView {
    let rows = rules.iter().map(|rule| row(book.guide.claim(rule), rule)).collect_view();
    view! { <ul role="list" class="rules">{rows}</ul> }.into_any()
}

fn row(claim: &str, rule: &Rule) -> AnyView {
    let (class, icon, known) = if rule.is_sourced() {
        ("rule", "check", t("guide.rule.sourced"))
    } else {
        ("rule is-open", "quiz", t("guide.rule.confirm"))
    };
    // Isolated, so that its figures keep their order in a line of another direction.
    let checked = format!("\u{2068}{}\u{2069}", day(&rule.checked_on));
    let checked = [("day", checked.as_str())];
    let checked = if rule.is_sourced() {
        t_with("guide.rule.checked", &checked)
    } else {
        t_with("guide.rule.looked", &checked)
    };
    let title = rule.source_title.clone();
    let place: Vec<String> =
        rule.section.iter().cloned().chain(rule.year.map(|year| year.to_string())).collect();
    let place = (!place.is_empty()).then(|| view! { <bdi>{place.join(", ")}</bdi>" · " });
    let source = match &rule.url {
        Some(url) => view! {
            <a href=url.clone() target="_blank" rel="noopener noreferrer">
                <bdi>{title}</bdi>
                <Icon name="external" />
                <span class="visually-hidden">{t("guide.new_tab")}</span>
            </a>
        }
        .into_any(),
        None => view! { <span>{t("guide.rule.look")}" "<bdi>{title}</bdi></span> }.into_any(),
    };
    view! {
        <li class=class data-rule=rule.id.clone()>
            <p class="rule-claim" dir="auto">{claim.to_owned()}</p>
            <div class="rule-source small">
                <span class="rule-known"><Icon name=icon />{known}</span>
                {source}
                <span class="muted">{place}{checked}</span>
            </div>
        </li>
    }
    .into_any()
}

/// A day as `2026-11-22`, as the language writes it. Noon everywhere from Honolulu to Auckland is that day.
fn day(text: &str) -> String {
    let noon = js_sys::Date::parse(&format!("{text}T11:00:00Z"));
    if noon.is_nan() {
        text.to_owned()
    } else {
        i18n::moment(Instant::from_millis(noon as i64), Moment::Date)
    }
}
