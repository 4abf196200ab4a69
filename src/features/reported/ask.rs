//! Which day a date is, where nothing in the file says so.

use domain::{reported::file::Order, time::Day};
use leptos::prelude::*;

use super::state::{Item, Reports};
use crate::{
    i18n::{t, t_with},
    ui::reported::day,
};

/// The question, one press to answer; the file is read again with the answer.
pub fn ask(reports: Reports, item: Item, sample: &str, day_first: Day, month_first: Day) -> AnyView {
    let question = t_with("reported.ask", &[("date", sample)]);
    let label = question.clone();
    let answer = |order: Order, name: &'static str, date: Day| {
        let press = move |_| {
            item.order.set(Some(order));
            reports.look(item);
        };
        view! { <button type="button" class="button" data-order=name on:click=press>{day(date)}</button> }
    };
    view! {
        <div class="stack is-tight" role="group" aria-label=label>
            <p><strong dir="auto">{question}</strong></p>
            <p class="small muted">{t("reported.ask.why")}</p>
            <div class="row">
                {answer(Order::DayFirst, "day_first", day_first)}
                {answer(Order::MonthFirst, "month_first", month_first)}
            </div>
        </div>
    }
    .into_any()
}
