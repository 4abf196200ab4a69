//! Figures in rows and columns.

use leptos::prelude::*;

use super::{dialog::next_number, icon::Icon};

/// A column.
pub struct Column {
    /// Its heading.
    pub words: String,
    /// Whether it holds numbers: those stand at the end, one below the other.
    pub number: bool,
    /// Whether the rows can be put in its order.
    pub sorts: bool,
}

/// A table that scrolls in its own box. It does not sort: it says by which column its rows are to be sorted.
#[component]
pub fn DataTable(
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// The columns.
    columns: Vec<Column>,
    /// By which column the rows are sorted, and whether the greatest comes first.
    #[prop(into)]
    sorted: Signal<Option<(usize, bool)>>,
    /// Asks for another order; the same column again asks for the reverse.
    #[prop(into)]
    sort: Callback<usize>,
    /// The rows: `tr` elements whose first cell is a `th` of the scope `row`.
    children: Children,
) -> impl IntoView {
    let id = format!("table-{}", next_number());
    let labelled = id.clone();
    let heads = columns.into_iter().enumerate().map(|(at, Column { words, number, sorts })| {
        let order = move || match sorted.get() {
            Some((column, true)) if column == at => Some("descending"),
            Some((column, false)) if column == at => Some("ascending"),
            _ => None,
        };
        let head = if sorts {
            view! {
                <button type="button" on:click=move |_| sort.run(at)>{words}<Icon name="down" /></button>
            }
            .into_any()
        } else {
            words.into_any()
        };
        view! { <th scope="col" class:is-number=number aria-sort=order>{head}</th> }
    });
    view! {
        <div class="table" role="region" tabindex="0" aria-labelledby=labelled>
            <table>
                <caption id=id>{caption}</caption>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
