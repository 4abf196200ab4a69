//! The picture with everything around it: the span, what is compared, how to keep it, the networks, the table.

use domain::reach::{Measure, Span};
use leptos::prelude::*;

use super::{line::Line, networks::Networks, save::LineSheet, state::stage, tables::BucketsTable, words};
use crate::{
    i18n::t,
    ui::{
        chart::{
            look::Look,
            save::SaveChart,
            walk::{Said, walk},
        },
        segmented::Segmented,
    },
};

/// One line over time, as large as the screen allows.
#[component]
pub fn Picture(
    /// The line.
    line: Memo<Option<Line>>,
    /// What of it is looked at.
    look: Look,
    /// The story it is about; empty for all of them.
    #[prop(into)]
    story: Signal<String>,
) -> impl IntoView {
    let stage = stage(line, look);
    let spans = Span::ALL.map(|span| (span.name().to_owned(), t(&format!("reach.span.{}", span.name()))));
    let value = Signal::derive(move || look.view.with(|view| view.span).name().to_owned());
    let compare = move || look.view.with(|view| view.compare);
    let title = Memo::new(move |_| {
        let practice = line.with(|line| line.as_ref().is_some_and(|line| line.measure == Measure::Practice));
        t(if practice { "reach.chart.practice" } else { "reach.chart" })
    });
    let picture = Memo::new(move |_| line.with(|line| line.as_ref().map(Line::picture)));
    let of_line =
        move |words: &dyn Fn(&Line) -> String| line.with(|line| line.as_ref().map(words)).unwrap_or_default();
    let said = Said {
        names: ["reach-axes", "reach-live", "reach-cursor", "reach-whole"],
        label: Signal::derive(move || of_line(&words::picture)),
        period: Signal::derive(move || of_line(&Line::period)),
        name: Callback::new(move |bucket| of_line(&|line| line.name(bucket))),
        words: Callback::new(move |bucket| of_line(&|line| line.in_words(bucket))),
    };
    let sheet = move || {
        let line = line.get()?;
        let title = match story.get() {
            story if story.is_empty() => title.get(),
            story => format!("{}: {story}", title.get()),
        };
        Some(LineSheet { line, title })
    };
    view! {
        <figure class="reach-picture">
            <div class="reach-picture-head">
                <figcaption>{title}</figcaption>
                <Segmented legend=t("reach.span") options=spans.to_vec() value=value
                    choose=Callback::new(move |name: String| look.over(&name)) />
            </div>
            {walk(picture, stage, said)}
            <div class="reach-picture-foot">
                <label class="reach-compare">
                    <input type="checkbox" data-compare="" prop:checked=compare
                        on:change=move |event| look.compare(event_target_checked(&event)) />
                    <span class="reach-before-mark" aria-hidden="true"></span>
                    <span>{t("reach.compare")}</span>
                </label>
                <SaveChart sheet=sheet />
            </div>
            <p class="small muted reach-legend">{t("reach.legend")}" "<span class="only-keys">{t("chart.hint")}</span></p>
            <BucketsTable line=line />
        </figure>
        <Networks line=line stage=stage look=look />
    }
}
