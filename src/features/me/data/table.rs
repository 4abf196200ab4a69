//! How facts are laid out: a list of names and values, or a table where there are many of a kind.

use leptos::prelude::*;

use crate::i18n::t;

/// A group of facts under its name. Groups have `name` in the keys of their texts.
pub fn group(name: &str, title: String, body: AnyView) -> AnyView {
    let id = format!("data-{name}");
    let labelled = id.clone();
    view! {
        <section class="data-group" aria-labelledby=labelled>
            <h2 id=id>{title}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// Names and values.
pub fn facts(facts: Vec<(String, String)>) -> AnyView {
    let rows = facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    view! { <dl class="data-facts">{rows.collect_view()}</dl> }.into_any()
}

/// Many facts of a kind; says so where there are none.
pub fn table(caption: String, heads: &[&str], rows: Vec<Vec<String>>) -> AnyView {
    if rows.is_empty() {
        return nothing();
    }
    let heads = heads.iter().map(|key| view! { <th scope="col">{t(key)}</th> }).collect_view();
    let rows = rows.into_iter().map(|row| {
        let cells = row.into_iter().map(|cell| view! { <td>{cell}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let label = caption.clone();
    view! {
        <div class="scroll-x" tabindex="0" role="region" aria-label=label>
            <table class="data-table">
                <caption>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Sentences below each other.
pub fn list(lines: Vec<String>) -> AnyView {
    if lines.is_empty() {
        return nothing();
    }
    view! { <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }.into_any()
}

/// Something long that one opens to read it.
pub fn folded(title: String, body: AnyView) -> AnyView {
    view! { <details><summary>{title}</summary>{body}</details> }.into_any()
}

/// That nothing is kept.
pub fn nothing() -> AnyView {
    view! { <p class="muted">{t("data.nothing")}</p> }.into_any()
}
