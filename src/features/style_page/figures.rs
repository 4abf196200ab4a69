//! Figures in rows, and a list that has no end.

use leptos::prelude::*;

use super::shown;
use crate::{
    i18n::{number, t, t_with},
    ui::{
        avatar::Avatar,
        long_list::LongList,
        table::{Column, DataTable},
    },
};

const ROWS: usize = 100_000;
const CLICKS: [(&str, u64); 5] =
    [("linked_in", 427), ("x", 61), ("whats_app", 1_204), ("email", 9), ("device", 0)];

fn table() -> AnyView {
    let sorted = RwSignal::new(Some((1usize, true)));
    let sort = move |column: usize| {
        sorted.update(|sorted| {
            *sorted = Some((column, sorted.is_some_and(|(now, down)| now != column || !down)));
        });
    };
    let columns = vec![
        Column { words: t("reach.network"), number: false, sorts: true },
        Column { words: t("reach.clicks"), number: true, sorts: true },
        Column { words: t("share.caption"), number: false, sorts: false },
    ];
    let rows = move || {
        let mut rows = CLICKS.map(|(app, clicks)| (t(&format!("share.app.{app}")), clicks, app));
        if let Some((column, down)) = sorted.get() {
            rows.sort_by(|a, b| if column == 0 { a.0.cmp(&b.0) } else { a.1.cmp(&b.1) });
            if down {
                rows.reverse();
            }
        }
        rows.map(|(name, clicks, app)| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="is-number">{number(clicks)}</td>
                    <td>{t(&format!("share.arrives.{app}"))}</td>
                </tr>
            }
        })
        .into_iter()
        .collect_view()
    };
    view! { <DataTable caption=t("reach.by_network") columns=columns sorted=sorted sort=sort>{rows}</DataTable> }.into_any()
}

fn list() -> AnyView {
    let row = |at: usize| {
        let name = t_with("gallery.why.persona_plain", &[("persona", &number(at as u64 + 1))]);
        view! { <Avatar name=name.clone() /><span>{name}</span> }.into_any()
    };
    let length = RwSignal::new(ROWS);
    view! { <LongList label=t("gallery.title") length=length row_height=3.5 row=row /> }.into_any()
}

/// The part.
pub fn view() -> AnyView {
    view! {
        <div class="style-grid is-large">
            {shown("DataTable", table())}
            {shown("LongList 100000", list())}
        </div>
    }
    .into_any()
}
