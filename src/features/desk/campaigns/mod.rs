//! Campaigns: which there are, when, and the calendar they stand in.

mod edit;
mod month;

use domain::{campaign::Campaign, command::CommandBody, story::Story};
use leptos::prelude::*;

use super::{
    form::Form,
    page::{follow, only_facilitators},
};
use crate::{
    i18n::{t, t_n, t_with},
    places,
    platform::ports,
    session::use_session,
    ui::{icon::Icon, load::Load, problem_note::ProblemNote, skeleton::Skeleton, toast::toast},
};

/// The screen.
#[component]
pub fn CampaignsScreen() -> impl IntoView {
    let session = use_session();
    view! {
        <div class="desk">
            <a class="back-link" href=places::to("/desk")><Icon name="back" />{t("desk.title")}</a>
            <div class="screen-head">
                <h1 id="screen" tabindex="-1">{t("campaigns.title")}</h1>
                <p class="muted">{t("campaigns.intro")}</p>
            </div>
            {move || only_facilitators(session, || view! { <Planned /> }.into_any())}
        </div>
    }
}

#[component]
fn Planned() -> impl IntoView {
    let (state, again) = follow(use_session());
    let month = RwSignal::new(month::Month::of_today());
    move || match state.get() {
        Load::Waiting => view! { <Skeleton boxes=1 lines=4 /> }.into_any(),
        Load::Failed(problem) => view! { <ProblemNote problem=problem retry=again /> }.into_any(),
        Load::Ready((desk, campaigns)) => view! {
            <month::Calendar month=month campaigns=campaigns.clone() stories=desk.stories.clone() />
            <List campaigns=campaigns stories=desk.stories />
        }
        .into_any(),
    }
}

#[component]
fn List(campaigns: Vec<Campaign>, stories: Vec<Story>) -> impl IntoView {
    let form = Form::new(use_session(), "campaigns");
    let open = RwSignal::new(None);
    let none = campaigns.is_empty();
    let rows = campaigns.into_iter().map(|campaign| {
        let mine = stories.iter().filter(|story| story.edition.campaign == Some(campaign.id)).count() as u64;
        row(form, open, campaign, mine)
    });
    view! {
        <section class="stack" aria-labelledby="campaign-list">
            <h2 id="campaign-list">{t("campaigns.list")}</h2>
            {none.then(|| view! { <p class="muted">{t("campaigns.none")}</p> })}
            {move || form.problem.get().map(|problem| view! { <ProblemNote problem=problem /> })}
            <ul role="list" class="desk-shelf">{rows.collect_view()}</ul>
            <details class="card">
                <summary>{t("campaigns.add")}</summary>
                <edit::Edit campaign=None done=Callback::new(|()| ()) />
            </details>
        </section>
    }
}

fn row(
    form: Form,
    open: RwSignal<Option<domain::campaign::CampaignId>>,
    campaign: Campaign,
    stories: u64,
) -> AnyView {
    let (id, title, ended) = (campaign.id, campaign.plan.title.clone(), campaign.ended.is_some());
    let on = campaign.is_on(&ports::local_day());
    let (class, key) = match (ended, on) {
        (true, _) => ("badge", "campaigns.state.ended"),
        (_, true) => ("badge is-good", "campaigns.state.on"),
        _ if campaign.plan.starts > ports::local_day() => ("badge is-accent", "campaigns.state.planned"),
        _ => ("badge", "campaigns.state.over"),
    };
    let span = t_with(
        "campaigns.span",
        &[("from", &month::written(&campaign.plan.starts)), ("to", &month::written(&campaign.plan.ends))],
    );
    let end = move |_| form.give(CommandBody::EndCampaign { id }, |_| toast(t("campaigns.ended"), None));
    let of = move || view! { <span class="visually-hidden">": "{title.clone()}</span> };
    let about = campaign.plan.about.clone();
    let edited = campaign.clone();
    view! {
        <li class="card desk-row">
            <div class="stack is-tight">
                <h3 dir="auto">{campaign.plan.title.clone()}</h3>
                <p class="row"><span class=class>{t(key)}</span><span class="small muted">{span}</span>
                    <span class="small muted">{t_n("campaigns.stories", stories, &[])}</span></p>
                {(!about.is_empty()).then(|| view! { <p class="desk-lines" dir="auto">{about}</p> })}
            </div>
            <p class="row">
                <button type="button" class="button" aria-expanded=move || (open.get() == Some(id)).to_string()
                    on:click=move |_| open.update(|open| *open = (*open != Some(id)).then_some(id))>
                    {t("desk.edit")}{of()}
                </button>
                {(!ended).then(|| view! {
                    <button type="button" class="button is-quiet" on:click=end>{t("campaigns.end")}{of()}</button>
                })}
            </p>
            {move || (open.get() == Some(id)).then(|| view! {
                <edit::Edit campaign=Some(edited.clone()) done=Callback::new(move |()| open.set(None)) />
            })}
        </li>
    }
    .into_any()
}
