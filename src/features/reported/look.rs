//! What is in a file, before it is taken in.

use domain::{
    reported::file::{Order, ReportFile},
    time::Day,
};
use leptos::prelude::*;

use super::{
    flags::flags,
    post::post,
    state::{Item, Reports},
};
use crate::{
    i18n::{Moment, moment, t, t_n, t_with},
    platform::ports,
    ui::{icon::Icon, reported::day},
};

/// How many posts are shown at first; those that need a decision are always shown.
const FIRST: usize = 12;

/// The preview, with its choices.
pub fn look(reports: Reports, item: Item, report: ReportFile) -> AnyView {
    let format = t(&format!("reported.format.{}", report.export.format.name()));
    let posts = t_n("reported.posts", report.export.posts.len() as u64, &[]);
    let days =
        (!report.export.days.is_empty()).then(|| t_n("reported.days", report.export.days.len() as u64, &[]));
    let period = report
        .export
        .period
        .map(|period| t_with("reported.period", &[("from", &day(period.from)), ("to", &day(period.to))]));
    let order = report.export.order.map(|order| match order {
        Order::DayFirst => t("reported.order.day_first"),
        Order::MonthFirst => t("reported.order.month_first"),
    });
    let facts =
        [Some(posts), days, period, order].into_iter().flatten().map(|fact| view! { <li>{fact}</li> });
    let unused = (!report.export.unused.is_empty()).then(|| {
        let columns = report.export.unused.join(" · ");
        view! { <p class="small muted" dir="auto">{t_with("reported.unused", &[("columns", &columns)])}</p> }
    });
    let flagged = flags(&report.export.flags, report.export.more_flags);
    view! {
        <p role="status"><strong>{format}</strong></p>
        <ul class="reported-facts small" role="list">{facts.collect_view()}</ul>
        {known_file(reports, &report.export.fingerprint)}
        {as_of(reports, item)}
        {flagged}
        {unused}
        {lower_days(item, report.days_back.len())}
        {suggestions(item, &report)}
        {list(reports, item, &report)}
        <div class="row">
            <button type="button" class="button is-primary" data-act="import" on:click=move |_| reports.take(item)>
                <Icon name="check" />{t("reported.import")}
            </button>
        </div>
    }
    .into_any()
}

/// That this very file was brought before.
fn known_file(reports: Reports, fingerprint: &str) -> AnyView {
    let known = untrack(|| reports.reported.ready()).unwrap_or_default();
    let Some(import) = known.imports.into_iter().find(|import| import.fingerprint == fingerprint) else {
        return ().into_any();
    };
    let words = t_with("reported.again", &[("date", &moment(import.at, Moment::Date))]);
    view! { <div class="note" data-note="again"><Icon name="info" /><p>{words}</p></div> }.into_any()
}

/// When the network made the file: the file's own date, which the person may correct.
fn as_of(reports: Reports, item: Item) -> AnyView {
    let id = format!("as-of-{}", item.number);
    let about = format!("{id}-about");
    let change = move |text: String| {
        let typed = js_sys::Date::parse(&format!("{text}T12:00:00Z"));
        if typed.is_finite() {
            let at = domain::time::Instant::from_millis(typed as i64);
            item.as_of.set(at.min(ports::now()));
            reports.look(item);
        }
    };
    view! {
        <div class="reported-as-of">
            <label for=id.clone()>{t("reported.as_of")}</label>
            <input class="input" type="date" id=id aria-describedby=about.clone() value=item.as_of.get_untracked().day().date()
                max=today().date() on:change:target=move |event| change(event.target().value()) />
            <p class="small muted" id=about>{t("reported.as_of.hint")}</p>
        </div>
    }
    .into_any()
}

fn today() -> Day {
    ports::now().day()
}

/// Days that are lower than before: one choice for all.
fn lower_days(item: Item, count: usize) -> AnyView {
    if count == 0 {
        return ().into_any();
    }
    view! {
        <label class="reported-tick">
            <input type="checkbox" data-act="lower-days" on:change:target=move |event| item.lower_days.set(event.target().checked()) />
            <span>{t_n("reported.lower.days", count as u64, &[])}" "{t("reported.lower.take")}</span>
        </label>
    }
    .into_any()
}

/// Everything that is only possible, taken with one press.
fn suggestions(item: Item, report: &ReportFile) -> AnyView {
    let single = |found: &domain::reported::matching::Found| match (&found.candidates[..], found.settled) {
        ([only], false) => Some(only.share),
        _ => None,
    };
    let offered: Vec<_> = report.found.iter().map(single).collect();
    let taken: Vec<_> = offered.iter().flatten().copied().collect();
    // Two posts that could be the same share are for the person to tell apart.
    let offered: Vec<_> = offered
        .into_iter()
        .map(|share| share.filter(|share| taken.iter().filter(|other| *other == share).count() == 1))
        .collect();
    let count = offered.iter().flatten().count();
    if count < 2 {
        return ().into_any();
    }
    let take = move |_| {
        item.shares.update(|chosen| {
            for (place, offered) in chosen.iter_mut().zip(&offered) {
                *place = place.or(*offered);
            }
        });
    };
    view! {
        <p><button type="button" class="button" data-act="suggestions" on:click=take>
            {t_n("reported.suggestions", count as u64, &[])}
        </button></p>
    }
    .into_any()
}

/// The posts: those that need a decision first.
fn list(reports: Reports, item: Item, report: &ReportFile) -> AnyView {
    if report.export.posts.is_empty() {
        return ().into_any();
    }
    let open = |at: &usize| {
        let unsettled =
            report.found.get(*at).is_some_and(|found| !found.settled && !found.candidates.is_empty());
        unsettled || report.back.get(*at).is_some_and(|back| !back.is_empty())
    };
    let (first, then): (Vec<usize>, Vec<usize>) = (0..report.export.posts.len()).partition(open);
    let shown = first.len().max(FIRST);
    let order: Vec<usize> = first.into_iter().chain(then).collect();
    let total = order.len();
    let all = RwSignal::new(false);
    let report = StoredValue::new(report.clone());
    let rows = move || {
        let count = if all.get() { total } else { shown };
        let rows =
            order.iter().take(count).map(|at| report.with_value(|report| post(reports, item, report, *at)));
        rows.collect_view()
    };
    let more = move || {
        (!all.get() && total > shown).then(|| {
            view! {
                <p><button type="button" class="button" on:click=move |_| all.set(true)>
                    {t_n("reported.show_all", total as u64, &[])}
                </button></p>
            }
        })
    };
    view! { <ul class="reported-posts" role="list">{rows}</ul>{more} }.into_any()
}
