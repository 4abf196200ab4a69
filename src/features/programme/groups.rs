//! The latest closed week by persona, topic, network or circle.

use std::sync::Arc;

use domain::{
    privacy::{Grouping, ProgrammeReach},
    quiz::Pack,
};
use leptos::prelude::*;

use super::{
    bars::RankedBars,
    names::{GROUPINGS, week_days},
    weeks::tables,
};
use crate::{
    i18n::{t, t_with},
    ui::{chart::look::Look, segmented::Segmented},
};

/// One grouping at a time.
#[component]
pub fn Groups(reach: ProgrammeReach, pack: Arc<Pack>, look: Look) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        let asked = look.view.with(|view| view.by);
        GROUPINGS.into_iter().find(|known| Some(*known) == asked).unwrap_or(Grouping::Persona)
    });
    let name = Signal::derive(move || chosen.get().name().to_owned());
    let called = |by: Grouping| t(&format!("programme.by.{}", by.name()));
    let options = GROUPINGS.map(|by| (by.name().to_owned(), called(by)));
    let group = reach.group;
    let picture = move || {
        let Some(table) = tables(&reach, chosen.get()).pop() else {
            return view! { <p class="muted">{t("programme.weeks.none")}</p> }.into_any();
        };
        let week = week_days(table.week);
        let by = called(table.grouping);
        let label = t_with("programme.groups.label", &[("by", &by), ("week", &week)]);
        let withheld = table.withheld && table.grouping == Grouping::Topic;
        if table.cells.is_empty() {
            return view! { <p class="muted">{t("programme.groups.none")}</p> }.into_any();
        }
        view! {
            <figure class="stack is-tight">
                <RankedBars cells=table.cells grouping=table.grouping group=group pack=Arc::clone(&pack)
                    label=label.clone() caption=label unit=t("reach.clicks") name="programme-groups" />
                {withheld.then(|| view! { <figcaption class="small muted">{t("programme.groups.more")}</figcaption> })}
            </figure>
        }
        .into_any()
    };
    view! {
        <section class="stack" aria-labelledby="groups-title">
            <h2 id="groups-title">{t("programme.groups")}</h2>
            <Segmented legend=t("programme.groups.by") options=options.to_vec() value=name
                choose=Callback::new(move |name: String| {
                    GROUPINGS.into_iter().filter(|by| by.name() == name).for_each(|by| look.broken_down(by));
                }) />
            {picture}
        </section>
    }
}
