//! A list of enquiries by the codes of links.

use domain::{
    command::{CommandBody, Receipt},
    enquiry::read_leads,
    problem::Problem,
};
use leptos::{ev, prelude::*};
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n::{t, t_n},
    platform::ports,
    session::use_session,
    ui::{problem_note::ProblemNote, toast::toast},
};

/// The section, for facilitators.
pub fn leads() -> AnyView {
    let session = use_session();
    let (text, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let problem = RwSignal::new(None::<Problem>);
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let leads = text.get_untracked();
        let lines = match read_leads(&leads) {
            Ok(lines) => lines.len() as u64,
            Err(wrong) => return problem.set(Some(wrong)),
        };
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let id = ports::command_id();
            let outcome = session.submit_as(id, CommandBody::ImportEnquiries { leads }).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(Receipt::Refused { problem: why }) => {
                    session.backend.dismiss(id).await;
                    let _ = problem.try_set(Some(why));
                }
                Ok(_) => {
                    let _ = text.try_set(String::new());
                    toast(t_n("counting.leads.taken", lines, &[]), None);
                }
                Err(why) => drop(problem.try_set(Some(why))),
            }
        });
    };
    view! {
        <section class="stack" aria-labelledby="counting-leads">
            <h2 id="counting-leads">{t("counting.leads")}</h2>
            <p>{t("counting.leads.about")}</p>
            <form class="stack is-tight" on:submit=send>
                <div class="field">
                    <label for="leads-text">{t("counting.leads.label")}</label>
                    <textarea class="input" id="leads-text" rows="4" dir="ltr" spellcheck="false"
                        aria-describedby="leads-hint" prop:value=move || text.get()
                        on:input=move |event| text.set(event_target_value(&event))></textarea>
                    <p class="hint" id="leads-hint">{t("counting.leads.hint")}</p>
                </div>
                {move || problem.get().map(|problem| view! { <ProblemNote problem=problem /> })}
                <p class="row">
                    <button type="submit" class="button is-primary"
                        aria-disabled=move || busy.get().then_some("true")>{t("counting.leads.take")}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}
