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
    ui::segmented::Segmented,
};

/// One grouping at a time.
#[component]
pub fn Groups(reach: ProgrammeReach, pack: Arc<Pack>) -> impl IntoView {
    let chosen = RwSignal::new("persona".to_owned());
    let options = GROUPINGS.map(|(_, name)| (name.to_owned(), t(&format!("programme.by.{name}"))));
    let group = reach.group;
    let table = move || {
        let named = chosen.get();
        let (grouping, name) = GROUPINGS.into_iter().find(|(_, name)| *name == named)?;
        Some((tables(&reach, grouping).pop()?, name))
    };
    let picture = move || {
        let Some((table, name)) = table() else {
            return view! { <p class="muted">{t("programme.weeks.none")}</p> }.into_any();
        };
        let week = week_days(table.week);
        let by = t(&format!("programme.by.{name}"));
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
            <Segmented legend=t("programme.groups.by") options=options.to_vec() value=chosen
                choose=Callback::new(move |name| chosen.set(name)) />
            {picture}
        </section>
    }
}
