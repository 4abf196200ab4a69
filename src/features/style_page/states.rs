//! What a screen shows besides its content: waiting, nothing, something wrong; and small parts that move.

use domain::problem::{Problem, ProblemKind};
use leptos::prelude::*;

use super::shown;
use crate::{
    i18n::t,
    ui::{
        avatar::{Avatar, AvatarSize},
        empty::Empty,
        icon::Icon,
        problem_note::ProblemNote,
        skeleton::Skeleton,
        tabs::Tabs,
    },
};

/// Somebody's name, for initials.
const NAME: &str = "Mira Halonen";

/// Tabs, progress, avatars.
pub fn moving() -> AnyView {
    let chosen = RwSignal::new("stories");
    let tabs = ["stories", "reach", "me"].map(|name| (name, t(&format!("nav.{name}"))));
    let panel = |name: &'static str| {
        let key = if name == "stories" { "gallery.intro" } else { "share.intro" };
        view! { <p>{t(key)}</p> }.into_any()
    };
    let bar = |value: Option<&'static str>| {
        view! { <progress class="progress" max="100" value=value aria-label=t("quiz.progress")></progress> }
            .into_any()
    };
    let sizes = [AvatarSize::Small, AvatarSize::Middle, AvatarSize::Large];
    view! {
        <div class="style-grid is-large">
            {shown("Tabs", view! { <Tabs label=t("gallery.topics") tabs=tabs.to_vec() chosen=chosen panel=panel /> }.into_any())}
            <div class="stack">
                {shown("progress 8", bar(Some("8")))}
                {shown("progress 64", bar(Some("64")))}
                {shown("progress", bar(None))}
                {shown("Avatar", view! {
                    <div class="row">{sizes.map(|size| view! { <Avatar name=NAME size=size /> }).into_iter().collect_view()}</div>
                }.into_any())}
            </div>
        </div>
    }
    .into_any()
}

/// Cards, notes, nothing yet, waiting, wrong.
pub fn standing() -> AnyView {
    let problem = Signal::derive(|| Problem::new(ProblemKind::Unreachable, t("ui.room_absent")));
    let notes = [("", "info"), ("is-notice", "clock"), ("is-good", "check")].map(|(kind, icon)| {
        let class = format!("note {kind}");
        shown(
            format!(".note {kind}"),
            view! { <div class=class><Icon name=icon /><div><p>{t("share.waiting")}</p></div></div> }
                .into_any(),
        )
    });
    view! {
        <div class="style-grid is-large">
            {shown(".card", view! {
                <div class="card stack is-tight">
                    <h3>{t("reach.empty.title")}</h3>
                    <p>{t("reach.empty.text")}</p>
                </div>
            }.into_any())}
            {notes.into_iter().collect_view()}
            {shown("ProblemNote", view! { <ProblemNote problem=problem retry=Callback::new(|()| ()) /> }.into_any())}
            {shown("Empty", view! {
                <Empty icon="stories" title=t("gallery.none.title") text=t("gallery.none.text")>
                    <button type="button" class="button is-primary">{t("gallery.none.clear")}</button>
                </Empty>
            }.into_any())}
            {shown("Skeleton", view! { <Skeleton lines=3 boxes=1 /> }.into_any())}
            {shown("details", view! {
                <details open=true><summary>{t("reach.count")}</summary><p>{t("reach.count.click")}</p></details>
            }.into_any())}
        </div>
    }
    .into_any()
}
