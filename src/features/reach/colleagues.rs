//! In the demo there is nobody out there to click: made-up colleagues do, through the very path strangers take.

use domain::backend::Shares as _;
use domain::{
    command::{CommandBody, Receipt},
    ids::Code,
    problem::{Problem, ProblemKind},
    reach::Measure,
};
use gloo_net::http::Request;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::RequestRedirect;

use crate::{
    i18n::{t, t_with},
    platform::page,
    session::{Session, use_session},
    ui::{announce::announce, icon::Icon, problem_note::ProblemNote},
};

/// How many colleagues click, where strangers are counted and where it is practice.
const CLICKS: (u32, u32) = (12, 5);
/// The pause between two of them, milliseconds: all together about two seconds.
const PAUSES: (u32, u32) = (170, 350);

/// The button; there only in the demo.
#[component]
pub fn LetColleaguesClick() -> impl IntoView {
    let session = use_session();
    let busy = RwSignal::new(false);
    let problem: RwSignal<Option<Problem>> = RwSignal::new(None);
    let go = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match click(session).await {
                Ok(title) => announce(t_with("reach.colleagues.done", &[("story", &title)])),
                Err(what) => drop(problem.try_set(Some(what))),
            }
            let _ = busy.try_set(false);
        });
    };
    session.about().demo.then(|| view! {
        <div class="stack is-tight">
            <p>
                <button type="button" class="button is-primary" data-action="colleagues"
                    aria-disabled=move || busy.get().to_string() on:click=move |_| go()>
                    <Icon name="people" />
                    {move || t(if busy.get() { "reach.colleagues.busy" } else { "reach.colleagues" })}
                </button>
            </p>
            <p class="small muted">{t(match session.about().tracked_links {
                Measure::Measured => "reach.colleagues.hint",
                Measure::Practice => "reach.colleagues.hint.practice",
            })}</p>
            {move || problem.get().map(|problem| view! { <ProblemNote problem=problem retry=Callback::new(move |()| go()) /> })}
        </div>
    })
}

/// Opens the link of the newest share a few times; gives that story's title.
async fn click(session: Session) -> Result<String, Problem> {
    let shares = session.backend.get().shares().await?;
    let newest = shares.into_iter().next().ok_or_else(|| Problem::not_found("share"))?;
    let about = session.about();
    match (about.tracked_links, about.links) {
        (Measure::Measured, Some(links)) => {
            let address = reachable(&links, &newest.code);
            for visitor in 0..CLICKS.0 {
                open(&address).await?;
                pause(PAUSES.0, visitor, CLICKS.0).await;
            }
        }
        _ => {
            for visit in 0..CLICKS.1 {
                let body = CommandBody::RecordPractice { code: newest.code.clone() };
                if let Receipt::Refused { problem } = session.submit(body).await? {
                    return Err(problem);
                }
                pause(PAUSES.1, visit, CLICKS.1).await;
            }
        }
    }
    Ok(newest.title)
}

async fn pause(millis: u32, done: u32, of: u32) {
    if done + 1 < of {
        TimeoutFuture::new(millis).await;
    }
}

/// The tracked link as this page can fetch it. The public address may have another name for the same server, which
/// the browser would take for a stranger's.
fn reachable(links: &str, code: &Code) -> String {
    let public = format!("{links}{code}");
    let origin = |address: &str| web_sys::Url::new(address).ok().map(|url| url.origin());
    if origin(&public) == origin(&page::base()) { public } else { page::url(&format!("r/{code}")) }
}

/// One opening by one made-up visitor. Where the link leads is not followed.
async fn open(address: &str) -> Result<(), Problem> {
    let visitor = (js_sys::Math::random() * 40.0).floor() as u32 + 1;
    let request = Request::get(address)
        .redirect(RequestRedirect::Manual)
        .header("X-Polyphony-Demo-Visitor", &visitor.to_string());
    let response =
        request.send().await.map_err(|error| Problem::new(ProblemKind::Unreachable, error.to_string()))?;
    // A redirect that is not followed has no status a page may see.
    match response.status() {
        0 | 200..=399 => Ok(()),
        429 => Err(Problem::new(ProblemKind::TooMany, "the tracked link was opened too often")),
        status => Err(Problem::new(ProblemKind::Unavailable, format!("the tracked link answered {status}"))),
    }
}
