//! One figure with what kind it is. The three kinds never mix, and never look alike: what was measured stands by itself,
//! what was reported names its source, what was estimated is a range behind dashes and says so.

use leptos::prelude::*;

use crate::i18n::t;

/// How a figure came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(feature = "style-page"), allow(dead_code, reason = "screens are given them one by one"))]
pub enum Kind {
    /// Counted on tracked links.
    Measured,
    /// From a network's own export.
    Reported,
    /// Worked out, with an interval.
    Estimated,
}

/// A figure in a list of figures (`dl`).
#[component]
pub fn Figure(
    /// How it came about.
    kind: Kind,
    /// What it counts.
    #[prop(into)]
    label: Signal<String>,
    /// The figure as the locale writes it.
    #[prop(into)]
    value: Signal<String>,
    /// The value of `data-figure`, by which tests find it.
    name: &'static str,
    /// Where it comes from ("LinkedIn, 3 November"); measured figures need none.
    #[prop(optional, into)]
    source: Option<String>,
) -> impl IntoView {
    let class = match kind {
        Kind::Measured => "number is-measured",
        Kind::Reported => "number is-reported",
        Kind::Estimated => "number is-estimated",
    };
    let mark = match kind {
        Kind::Measured => None,
        Kind::Reported => source,
        Kind::Estimated => Some(t("figure.estimate")),
    };
    view! {
        <div class=class>
            <dt>{label}</dt>
            <dd class="figure" data-figure=name>{value}</dd>
            {mark.map(|mark| view! { <dd class="number-mark">{mark}</dd> })}
        </div>
    }
}
