//! What stands around the screens once somebody is in: a header, and the ways to the screens.

use leptos::prelude::*;

use super::{account::Account, demo::DemoChip, live_badge::LiveBadge, outbox_badge::OutboxBadge};
use crate::{
    i18n::t,
    places::{self, SCREENS},
    session::use_session,
    ui::{brand::BrandMark, icon::Icon},
};

/// Header and ways, where the screen `path` has them. News and the outbox are looked after as long as this is there.
#[component]
pub fn Frame(path: Memo<String>) -> impl IntoView {
    let session = use_session();
    session.live.start(session.backend);
    session.backend.tend(session.me);
    // One thing at a time: in the quiz nothing leads elsewhere.
    let framed = Memo::new(move |_| !super::is_bare(&path.get()));
    view! {
        <Show when=move || framed.get()>
            <Header />
            <Navigation path=path />
        </Show>
    }
}

#[component]
fn Header() -> impl IntoView {
    let programme = use_session().about().programme;
    view! {
        <header class="header">
            <a class="brand" href=places::to("/stories")>
                <BrandMark />
                <span>{programme}</span>
            </a>
            <div class="header-end">
                <OutboxBadge />
                <LiveBadge />
                <DemoChip />
                <Account />
            </div>
        </header>
    }
}

#[component]
fn Navigation(path: Memo<String>) -> impl IntoView {
    let session = use_session();
    let ways = move || {
        let facilitator = session.is_facilitator();
        SCREENS
            .into_iter()
            .filter(|(_, _, _, only)| facilitator || !only)
            .map(|(to, key, icon, _)| {
                let here = move || path.with(|path| path == to || path.starts_with(&format!("{to}/")));
                view! {
                    <li>
                        <a href=places::to(to) aria-current=move || here().then_some("page")>
                            <Icon name=icon />
                            <span>{t(key)}</span>
                        </a>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <nav class="ways" aria-label=t("shell.ways")>
            <ul role="list">{ways}</ul>
        </nav>
    }
}
