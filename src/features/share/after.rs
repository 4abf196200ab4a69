//! After sharing: whether it went out, and where it can be seen.

use domain::{
    command::{CommandBody, Receipt},
    network::Network,
    problem::Problem,
    share::Share,
    story::is_web_address,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::sheet::Sheet;
use crate::{
    i18n::{t, t_with},
    platform::ports,
    ui::{announce::announce, field::Field, icon::Icon, problem_note::ProblemNote, thanks::ShowShare},
};

/// The question, one press to answer; then the way to the post, for whoever likes to keep it.
#[component]
pub fn After(network: Network, sheet: Sheet) -> impl IntoView {
    let share = Memo::new(move |_| {
        let id = sheet.attempt(network).id;
        sheet.mine.with(|mine| mine.iter().find(|share| share.id == id).cloned())
    });
    let problem = RwSignal::new(None::<Problem>);
    let name = t(&format!("network.{}", network.name()));
    move || {
        share.get().map(|share| {
            let asked = match share.went {
                None => asks(share, sheet, problem, &name).into_any(),
                Some(false) => view! { <p class="small muted">{t("share.after.kept")}</p> }.into_any(),
                Some(true) => view! { <Went share=share sheet=sheet problem=problem /> }.into_any(),
            };
            view! {
                <div class="network-note stack is-tight" data-after=network.name()>
                    {asked}
                    {move || problem.get().map(|problem| view! { <ProblemNote problem=problem /> })}
                </div>
            }
        })
    }
}

fn asks(share: Share, sheet: Sheet, problem: RwSignal<Option<Problem>>, name: &str) -> impl IntoView {
    let question = t_with("share.after", &[("network", name)]);
    let (yes, no) = (share.clone(), share);
    let label = question.clone();
    view! {
        <div class="after" role="group" aria-label=label>
            <p class="small">{question}</p>
            <button type="button" class="button" data-went="yes" on:click=move |_| tell(sheet, problem, &yes, true, None)>
                <Icon name="check" />{t("share.after.yes")}
            </button>
            <button type="button" class="button is-quiet" data-went="no" on:click=move |_| tell(sheet, problem, &no, false, None)>
                {t("share.after.no")}
            </button>
        </div>
    }
}

/// It went out: thanks, a nudge to answer, and room for its address.
#[component]
fn Went(share: Share, sheet: Sheet, problem: RwSignal<Option<Problem>>) -> impl IntoView {
    let talks = share.network.is_public();
    let (id, posted, open) = (share.id, share.post.is_some(), share.open);
    let post = share.post.clone();
    let (address, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let keep = move |_| {
        let address = address.get_untracked().trim().to_owned();
        let good = is_web_address(&address);
        wrong.set((!good).then(|| t("share.after.wrong")));
        if good {
            tell(sheet, problem, &share, true, Some(address));
        }
    };
    let field = match post {
        Some(post) => view! {
            <p class="small"><a href=post target="_blank" rel="noopener noreferrer">{t("share.after.see")}</a></p>
        }
        .into_any(),
        None => view! {
            <details>
                <summary>{t("share.after.link")}</summary>
                <Field label=t("share.after.address") wrong=wrong control=move |wiring| view! {
                    <div class="row">
                        <input class="input" type="url" id=wiring.id aria-describedby=wiring.described aria-invalid=wiring.invalid
                            dir="ltr" maxlength="2000" on:input:target=move |event| address.set(event.target().value()) />
                        <button type="button" class="button" on:click=keep>{t("share.after.keep")}</button>
                    </div>
                }.into_any() />
            </details>
        }
        .into_any(),
    };
    view! {
        <p class="small">{t(if talks { "share.after.answer" } else { "share.after.thanks" })}</p>
        {field}
        <ShowShare share=id has_post=posted open=open />
    }
}

/// Tells the programme. The answer is seen at once; if it cannot be sent yet, it waits in the outbox.
fn tell(sheet: Sheet, problem: RwSignal<Option<Problem>>, share: &Share, went: bool, post: Option<String>) {
    let id = share.id;
    problem.set(None);
    spawn_local(async move {
        let body = CommandBody::TellShare { share: id, went, post: post.clone() };
        let command = ports::command_id();
        match sheet.session.submit_as(command, body).await {
            Ok(Receipt::Refused { problem: refused }) => {
                sheet.session.backend.dismiss(command).await;
                let _ = problem.try_set(Some(refused));
            }
            Ok(_) => {
                let known = sheet.mine.try_update(|mine| {
                    if let Some(share) = mine.iter_mut().find(|share| share.id == id) {
                        (share.went, share.post) = (Some(went), post);
                    }
                });
                if known.is_some() {
                    announce(t("share.after.noted"));
                }
            }
            Err(failed) => drop(problem.try_set(Some(failed))),
        }
    });
}
