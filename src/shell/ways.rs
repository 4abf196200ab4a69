//! The ways to the screens.

use leptos::prelude::*;

use crate::{
    i18n::t,
    places::{self, WAYS, Whose},
    session::use_session,
    ui::icon::Icon,
};

/// The ways, those of the facilitators for facilitators only; the one that is taken says so.
#[component]
pub fn Ways(
    /// Where one is.
    path: Memo<String>,
    /// How they stand.
    class: &'static str,
) -> impl IntoView {
    let session = use_session();
    let ways = move || {
        let facilitator = session.is_facilitator();
        let mine = WAYS.into_iter().filter(|way| facilitator || way.whose != Whose::Facilitators);
        mine.map(|way| {
            let here = move || path.with(|path| path == way.to || path.starts_with(&format!("{}/", way.to)));
            view! {
                <li class:is-aside=way.whose == Whose::Aside>
                    <a href=places::to(way.to) aria-current=move || here().then_some("page")>
                        <Icon name=way.icon />
                        <span>{t(way.name)}</span>
                    </a>
                </li>
            }
        })
        .collect_view()
    };
    view! {
        <nav class=class aria-label=t("shell.ways")>
            <ul role="list">{ways}</ul>
        </nav>
    }
}
