//! The words and figures above the picture.

use domain::reach::{Measure, MyReach};
use leptos::prelude::*;

use crate::{
    i18n::{number, t, t_n},
    ui::icon::Icon,
};

/// What happened, first in words, then in two figures.
#[component]
pub fn Figures(mine: Memo<Option<MyReach>>) -> impl IntoView {
    let practice = Memo::new(move |_| {
        mine.with(|mine| mine.as_ref().is_some_and(|mine| mine.measure == Measure::Practice))
    });
    let words = move || mine.with(|mine| mine.as_ref().map(in_words)).unwrap_or_default();
    let clicks = move || mine.with(|mine| mine.as_ref().map_or(0, |mine| mine.clicks));
    // Said only where it says something more.
    let ever = move || {
        mine.with(|mine| {
            mine.as_ref().filter(|mine| mine.clicks_ever != mine.clicks).map(|mine| mine.clicks_ever)
        })
    };
    let visitors =
        move || mine.with(|mine| mine.as_ref().and_then(|mine| mine.visitors_today)).map(|day| day.about);
    view! {
        <p class="reach-words lead" role="status">{words}</p>
        {move || practice.get().then(|| view! {
            <p class="badge is-notice"><Icon name="device" />{t("reach.practice")}</p>
        })}
        <dl class="reach-figures">
            <div>
                <dt>{move || t(if practice.get() { "reach.figure.practice" } else { "reach.figure.clicks" })}</dt>
                <dd class="figure" data-figure="clicks">{move || number(clicks())}</dd>
            </div>
            {move || visitors().map(|about| view! {
                <div>
                    <dt>{t("reach.figure.visitors")}</dt>
                    <dd class="figure" data-figure="visitors">{t_n("reach.about", about, &[])}</dd>
                </div>
            })}
            {move || ever().map(|ever| view! {
                <div>
                    <dt>{t(if practice.get() { "reach.figure.ever.practice" } else { "reach.figure.ever" })}</dt>
                    <dd class="figure" data-figure="ever">{number(ever)}</dd>
                </div>
            })}
        </dl>
        {move || visitors().is_some().then(|| view! { <p class="small muted">{t("reach.visitors.why")}</p> })}
    }
}

fn in_words(mine: &MyReach) -> String {
    let kind = if mine.measure == Measure::Practice { "practised" } else { "words" };
    match mine.clicks {
        0 => t(&format!("reach.none.{kind}.{}", mine.span.name())),
        clicks => t_n(&format!("reach.{kind}.{}", mine.span.name()), clicks, &[]),
    }
}
