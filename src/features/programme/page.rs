//! The facilitator's screen. Everything on it went through the privacy gate.

use domain::backend::Insight as _;
use std::sync::Arc;

use domain::{
    privacy::{PersonaMix, ProgrammeReach},
    quiz::Pack,
};
use leptos::prelude::*;

use super::{corrections::corrections, daily::daily, groups::Groups, mix::Mix, weeks::Weeks};
use crate::{
    i18n::{number, t, t_with},
    places,
    session::use_session,
    ui::{
        chart::look::Look,
        empty::Empty,
        icon::Icon,
        load::{Load, Loading},
        problem_note::ProblemNote,
        report_links::ReportLinks,
        skeleton::Skeleton,
    },
};

/// What the screen needs.
#[derive(Debug, Clone, PartialEq)]
struct Insight {
    reach: ProgrammeReach,
    mix: PersonaMix,
    pack: Arc<Pack>,
}

/// The programme's figures, for facilitators.
#[component]
pub fn ProgrammeScreen() -> impl IntoView {
    let session = use_session();
    let allowed = Memo::new(move |_| session.is_facilitator());
    view! {
        <div class="programme">
            <div class="screen-head">
                <h1 id="screen" tabindex="-1">{t("programme.title")}</h1>
                {move || allowed.get().then(|| view! {
                    <p class="muted">{t("programme.intro")}</p>
                    <p class="row">
                        <a class="button" href=places::to("/desk")><Icon name="stories" />{t("desk.title")}</a>
                        <a class="button" href=places::to("/desk/campaigns")><Icon name="calendar" />{t("campaigns.title")}</a>
                        <a class="button" href=places::to("/reach/counting")><Icon name="info" />{t("counting.title")}</a>
                    </p>
                    <ReportLinks of="programme" />
                })}
            </div>
            {move || if allowed.get() {
                view! { <Figures /> }.into_any()
            } else {
                view! {
                    <Empty icon="lock" title=t("programme.forbidden.title") text=t("programme.forbidden.text")>
                        <a class="button" href=places::to("/reach")>{t("programme.forbidden.go")}</a>
                    </Empty>
                }.into_any()
            }}
        </div>
    }
}

#[component]
fn Figures() -> impl IntoView {
    let session = use_session();
    let look = Look::of_address();
    let insight = Loading::<Insight>::new();
    let fetch = move || {
        insight.fetch(async move {
            let backend = session.backend.get();
            let (reach, mix) = (backend.programme_reach().await?, backend.persona_mix().await?);
            Ok(Insight { reach, mix, pack: session.pack().await? })
        })
    };
    fetch();
    move || match insight.get() {
        Load::Waiting => view! { <Skeleton lines=3 boxes=2 /> }.into_any(),
        Load::Failed(problem) => view! {
            <ProblemNote problem=problem retry=Callback::new(move |()| fetch()) />
        }
        .into_any(),
        Load::Ready(Insight { reach, mix, pack }) => {
            let group = number(reach.group as u64);
            let corrections = corrections(&mix.corrections, mix.group, &pack);
            let daily = daily(&reach, look);
            view! {
                <Weeks reach=reach.clone() />
                {daily}
                <div class="programme-columns">
                    <Groups reach=reach pack=Arc::clone(&pack) look=look />
                    <Mix mix=mix pack=pack />
                </div>
                {corrections}
                <div class="note">
                    <Icon name="lock" />
                    <p>{t_with("programme.gate", &[("group", &group)])}</p>
                </div>
            }
            .into_any()
        }
    }
}
