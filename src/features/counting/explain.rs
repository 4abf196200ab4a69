//! Every number in plain words.

use domain::{
    numbers::{Counting, OverlapKind},
    reach::Measure,
};
use leptos::prelude::*;

use super::words::range;
use crate::{
    i18n::{percent, t, t_with},
    ui::icon::Icon,
};

/// The three kinds, people, robots, enquiries, overlap.
pub fn explain(counting: &Counting) -> AnyView {
    let practice = counting.measure == Measure::Practice;
    view! {
        {practice.then(|| view! {
            <div class="note"><Icon name="info" /><p>{t("counting.practice")}</p></div>
        })}
        <section class="stack" aria-labelledby="counting-kinds">
            <h2 id="counting-kinds">{t("counting.kinds")}</h2>
            <dl class="counting-kinds">
                {["measured", "reported", "estimated"].map(kind).collect_view()}
            </dl>
        </section>
        {points("people", &["day", "days", "office", "error", "followers"])}
        {points("robots", &["left_out", "limits"])}
        {counting.enquiries.then(|| points("enquiries", &["after", "nobody", "group"]))}
        <section class="stack" aria-labelledby="counting-overlap">
            <h2 id="counting-overlap">{t("counting.overlap")}</h2>
            <p>{t("counting.overlap.why")}</p>
            <p>{overlap(counting)}</p>
        </section>
    }
    .into_any()
}

fn kind(kind: &'static str) -> AnyView {
    view! {
        <div class="counting-kind" data-kind=kind>
            <dt><svg viewBox="0 0 48 12" aria-hidden="true"><line x1="2" y1="6" x2="46" y2="6" /></svg>
                {t(&format!("counting.kind.{kind}"))}</dt>
            <dd>{t(&format!("counting.kind_text.{kind}"))}</dd>
        </div>
    }
    .into_any()
}

fn points(part: &'static str, keys: &[&str]) -> AnyView {
    let (id, label) = (format!("counting-{part}"), format!("counting-{part}"));
    let lines = keys.iter().map(|key| view! { <li>{t(&format!("counting.{part}.{key}"))}</li> });
    view! {
        <section class="stack" aria-labelledby=label>
            <h2 id=id>{t(&format!("counting.{part}"))}</h2>
            <ul class="stack is-tight">{lines.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn overlap(counting: &Counting) -> String {
    let overlap = counting.overlap;
    let ends = range(&percent(overlap.low), &percent(overlap.high));
    let key = match overlap.kind {
        OverlapKind::Measured => "counting.overlap.measured",
        OverlapKind::Prior => "counting.overlap.prior",
    };
    t_with(key, &[("range", &ends), ("about", &percent(overlap.about))])
}
