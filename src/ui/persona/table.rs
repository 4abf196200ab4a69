//! The picture's figures.

use domain::quiz::{Pack, Verdict};
use leptos::prelude::*;

use super::words;
use crate::{
    i18n::{percent, t, t_with},
    ui::emblem::Emblem,
};

/// The table, folded.
pub fn table(pack: &Pack, verdict: &Verdict) -> AnyView {
    let rows = verdict.blend.iter().map(|blend| {
        let (standing, _) = words::standing(blend);
        let ends = [("low", &*words::score(blend.low)), ("high", &*words::score(blend.high))];
        let icon = pack.persona(&blend.persona).map(|persona| persona.icon.clone());
        view! {
            <tr>
                <th scope="row">
                    <span class="result-who">
                        {icon.map(|icon| view! { <Emblem persona=icon /> })}
                        {words::persona_name(pack, &blend.persona)}
                    </span>
                </th>
                <td>{standing}</td>
                <td class="is-number">{words::score(blend.mean)}</td>
                <td class="is-number">{t_with("me.band", &ends)}</td>
                <td class="is-number">{percent(blend.first)}</td>
            </tr>
        }
    });
    view! {
        <details class="result-table">
            <summary>{t("me.table")}</summary>
            <div class="scroll-x" tabindex="0" role="region" aria-label=t("me.table")>
                <table>
                    <caption>{t("me.table_caption")}</caption>
                    <thead><tr>
                        <th scope="col">{t("me.col.persona")}</th>
                        <th scope="col">{t("me.col.standing")}</th>
                        <th scope="col" class="is-number">{t("me.col.score")}</th>
                        <th scope="col" class="is-number">{t("me.col.band")}</th>
                        <th scope="col" class="is-number">{t("me.col.first")}</th>
                    </tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
