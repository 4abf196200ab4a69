//! The words of thanks: optional, short, one's own. What is typed stays on the device until it is given.

use domain::{command::CommandBody, command::Receipt, ids::ShareId, problem::Problem, thanks::MAX_WORDS};
use leptos::{html, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{give, list::Row};
use crate::{
    i18n::{t, t_with},
    platform::storage,
    session::{Session, use_session},
    ui::{
        announce::announce, dialog::Dialog, field::Field, icon::Icon, name::called, problem_note::ProblemNote,
    },
};

/// Ways to begin: a thought to be finished in one's own words, never a finished praise.
const BEGINNINGS: [&str; 3] = ["thanks.begin.new", "thanks.begin.think", "thanks.begin.pass"];

/// The dialog of a list.
#[component]
pub fn Say(list: Row) -> impl IntoView {
    let title = Signal::derive(move || {
        let name = list.chosen.with(|one| one.as_ref().map(|one| called(&one.name)));
        t_with("thanks.to", &[("name", &name.unwrap_or_default())])
    });
    view! {
        <Dialog open=list.open title=title sheet=true>
            <Words list=list />
        </Dialog>
    }
}

#[component]
fn Words(list: Row) -> impl IntoView {
    let session = use_session();
    let one = list.chosen.get_untracked();
    let share = one.as_ref().map(|one| one.share);
    let kept = share.and_then(|share| storage::get(&place(session, share)));
    let words = RwSignal::new(kept.or_else(|| one.and_then(|one| one.thanked)).unwrap_or_default());
    let (busy, problem) = (RwSignal::new(false), RwSignal::new(None::<Problem>));
    let area = NodeRef::<html::Textarea>::new();
    let set = move |text: String| {
        if let Some(share) = share {
            storage::set(&place(session, share), &text);
        }
        words.set(text);
    };
    let begin = move |key: &'static str| {
        let before = words.get_untracked();
        let gap = if before.trim().is_empty() { "" } else { " " };
        set(format!("{}{gap}{} ", before.trim_end(), t(key)));
        if let Some(area) = area.get_untracked() {
            // An area that cannot be focused can still be reached by Tab.
            let _ = area.focus();
        }
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(share) = share.filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        problem.set(None);
        let text = words.get_untracked().trim().to_owned();
        spawn_local(async move {
            let outcome = give(session, CommandBody::Thank { share, words: text.clone() }).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(receipt) => {
                    storage::remove(&place(session, share));
                    list.said(share, Some(text));
                    let _ = list.open.try_set(false);
                    announce(t(if receipt == Receipt::Queued { "thanks.queued" } else { "thanks.sent" }));
                }
                Err(what) => drop(problem.try_set(Some(what))),
            }
        });
    };
    let beginnings = BEGINNINGS.map(|key| {
        view! {
            <li><button type="button" class="chip" on:click=move |_| begin(key)><bdi>{t(key)}</bdi>" …"</button></li>
        }
    });
    view! {
        <form class="stack" on:submit=send>
            <p class="muted">{t("thanks.private")}</p>
            <Field label=t("thanks.words") control=move |wiring| view! {
                <textarea class="input" rows="3" id=wiring.id aria-describedby=wiring.described node_ref=area dir="auto"
                    maxlength=MAX_WORDS.to_string() prop:value=move || words.get()
                    on:input:target=move |event| set(event.target().value())></textarea>
            }.into_any() />
            <ul role="list" class="row" aria-label=t("thanks.begin")>{beginnings.collect_view()}</ul>
            {move || problem.get().map(|problem| view! { <ProblemNote problem=problem /> })}
            <p class="row">
                <button type="submit" class="button is-primary" aria-disabled=move || busy.get().to_string()>
                    <Icon name="heart" />{t("thanks.send")}
                </button>
            </p>
        </form>
    }
}

/// Where the words are kept while they are typed: two people at one device have two of them.
fn place(session: Session, share: ShareId) -> String {
    let person = session.me.with_untracked(|me| me.as_ref().map(|me| me.person.to_string()));
    format!("thanks.{}.{share}", person.unwrap_or_default())
}
