//! What was left out of a file or looks odd, each with its place.

use domain::reported::file::{Flag, Place};
use leptos::prelude::*;

use crate::i18n::{number, t, t_n, t_with};

/// The flags of a file, folded; `more` were not listed.
pub fn flags(flags: &[Flag], more: usize) -> AnyView {
    if flags.is_empty() {
        return ().into_any();
    }
    let rows = flags.iter().map(|flag| {
        let value = (!flag.value.is_empty()).then(|| view! { ": "<q dir="auto">{flag.value.clone()}</q> });
        view! {
            <li data-why=flag.why.name()>
                <strong dir="auto">{place(&flag.place)}</strong>" "{t(&format!("reported.flag.{}", flag.why.name()))}{value}
            </li>
        }
    });
    let count = (flags.len() + more) as u64;
    view! {
        <details class="reported-flags" open=flags.len() <= 5>
            <summary>{t_n("reported.flags", count, &[])}</summary>
            <ul class="small">{rows.collect_view()}</ul>
            {(more > 0).then(|| view! { <p class="small muted">{t_n("reported.beyond", more as u64, &[])}</p> })}
        </details>
    }
    .into_any()
}

/// A place as a person finds it in their table program.
pub fn place(place: &Place) -> String {
    if place.row == 0 {
        return t("reported.place.file");
    }
    let row = number(u64::from(place.row));
    let column = place.column.clone().unwrap_or_default();
    let sheet = place.sheet.clone().unwrap_or_default();
    let key = match (&place.sheet, &place.column) {
        (None, None) => "reported.place.row",
        (None, Some(_)) => "reported.place.cell",
        (Some(_), None) => "reported.place.sheet_row",
        (Some(_), Some(_)) => "reported.place.sheet_cell",
    };
    t_with(key, &[("row", &row), ("column", &column), ("sheet", &sheet)])
}
