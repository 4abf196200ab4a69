//! What one can do now. Follows from the steps that are done; kept for oneself and compared with nobody.

use domain::{
    path::{Earned, Paths},
    quiz::Pack,
};
use leptos::prelude::*;

use super::walk::Walk;
use crate::{
    i18n::{Moment, moment, t},
    ui::emblem::{Emblem, hue_class},
};

/// The badges earned so far; nothing at all before the first.
pub fn view(pack: &Pack, paths: &Paths, walk: Walk) -> Option<AnyView> {
    let rows = walk.progress.with(|progress| {
        paths.earned(progress).into_iter().map(|earned| row(pack, &earned)).collect::<Vec<_>>()
    });
    (!rows.is_empty()).then(|| {
        view! {
            <section class="path-badges" aria-labelledby="path-badges">
                <h2 id="path-badges">{t("path.badges")}</h2>
                <ul role="list">{rows}</ul>
                <p class="small muted">{t("path.badges_private")}</p>
            </section>
        }
        .into_any()
    })
}

fn row(pack: &Pack, earned: &Earned<'_>) -> AnyView {
    let icon = pack.persona(earned.persona).map(|persona| persona.icon.clone()).unwrap_or_default();
    let hue = hue_class(&icon);
    view! {
        <li class=hue data-badge=earned.id.to_owned()>
            <span class="path-badge"><Emblem persona=icon size=32 /></span>
            <div>
                <h3>{earned.badge.name.clone()}</h3>
                <p>{earned.badge.text.clone()}</p>
                <p class="small muted">{moment(earned.at, Moment::Date)}</p>
            </div>
        </li>
    }
    .into_any()
}
