//! How often one wants to post: a limit somebody sets for themselves, and nobody else sees.

use domain::time::DAY;
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{
    i18n::{number, t, t_n, t_with},
    platform::ports,
};

/// The choices; 0 means that nobody counts.
const LIMITS: [u64; 6] = [1, 2, 3, 5, 7, 0];

/// How many posts this week, beside one's own limit.
#[component]
pub fn Budget(sheet: Sheet) -> impl IntoView {
    let made = Memo::new(move |_| {
        let week = ports::now().plus(-7 * DAY);
        let stories = sheet.mine.with(|mine| {
            let lately = mine.iter().filter(|share| share.at >= week && share.went != Some(false));
            // One story told in several places is one post to those who read it.
            lately.map(|share| share.story).collect::<std::collections::BTreeSet<_>>().len()
        });
        stories as u64
    });
    let said = move || {
        let (made, limit) = (made.get(), sheet.prefs.with(|prefs| prefs.budget));
        match limit {
            0 => t_n("share.budget.free", made, &[]),
            limit if made < limit => t_n("share.budget.left", limit - made, &[("made", &number(made))]),
            limit => t_with("share.budget.full", &[("made", &number(made)), ("limit", &number(limit))]),
        }
    };
    let options = LIMITS.map(|limit| {
        let words = if limit == 0 { t("share.budget.none") } else { t_n("share.budget.option", limit, &[]) };
        view! {
            <option value=limit.to_string() prop:selected=move || sheet.prefs.with(|prefs| prefs.budget == limit)>{words}</option>
        }
    });
    view! {
        <div class="budget">
            <p class="small" data-budget role="status">{said}</p>
            <label class="small muted">
                {t("share.budget.limit")}
                " "
                <select class="input is-small" on:change:target=move |event| {
                    let limit = event.target().value().parse().unwrap_or(0);
                    sheet.prefer(|prefs| prefs.budget = limit);
                }>{options.collect_view()}</select>
            </label>
        </div>
    }
}
