//! Signing in where the page around keeps our cookies away: a pop-up at our own address, where the person is known, hands
//! us a code, and the server turns it into a session for this frame alone.

use domain::{backend::Door as _, problem::Problem};
use leptos::{leptos_dom::helpers::window_event_listener, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::MessageEvent;

use crate::{
    i18n::{self, t},
    places::first_screen,
    platform::{fetch, frame::host, ports},
    session::{Session, use_session},
    ui::{icon::Icon, problem_note::ProblemNote},
};

/// Our secret, and what the pop-up is told of it.
#[derive(Clone)]
struct Proof {
    verifier: String,
    challenge: String,
}

/// The button, and what came of it.
#[component]
pub fn SignIn() -> impl IntoView {
    let session = use_session();
    let proof = StoredValue::new(None::<Proof>);
    // Made before the press: a browser opens no window for somebody who waits.
    spawn_local(async move {
        let made = prove().await;
        let _ = proof.try_set_value(made);
    });
    let problem = RwSignal::new(None::<Problem>);
    let blocked = RwSignal::new(false);
    let navigate = use_navigate();
    let listener = window_event_listener(leptos::ev::message, move |event: MessageEvent| {
        let Some(code) = code_of(&event) else { return };
        let Some(proof) = proof.get_value() else { return };
        let navigate = navigate.clone();
        spawn_local(async move {
            match enter(session, &proof, &code).await {
                Ok(Some(to)) => navigate(&to, NavigateOptions { replace: true, ..Default::default() }),
                Ok(None) => drop(blocked.try_set(true)),
                Err(why) => drop(problem.try_set(Some(why))),
            }
        });
    });
    on_cleanup(move || listener.remove());
    let open = move |_| {
        problem.set(None);
        blocked.set(!proof.get_value().is_some_and(|proof| pop_up(session, &proof)));
    };
    view! {
        <section class="embed-sign-in" aria-label=t("embed.sign_in")>
            <p>{t("embed.sign_in.why")}</p>
            <button type="button" class="button is-primary" on:click=open>
                <Icon name="lock" />{t("embed.sign_in")}
            </button>
            {move || blocked.get().then(|| view! { <p class="small" role="alert">{t("embed.sign_in.blocked")}</p> })}
            {move || problem.get().map(|problem| view! { <ProblemNote problem=problem /> })}
        </section>
    }
}

/// A secret, and its SHA-256; none where the browser has no cryptography (pages without TLS).
async fn prove() -> Option<Proof> {
    let mut bytes = [0; 32];
    domain::ports::Random::fill(&ports::BrowserRandom, &mut bytes);
    let verifier = hex(&bytes);
    let crypto =
        js_sys::Reflect::get(&window(), &"crypto".into()).ok()?.dyn_into::<web_sys::Crypto>().ok()?;
    // Undefined outside secure contexts.
    let subtle = Some(crypto.subtle()).filter(|subtle| !subtle.is_undefined())?;
    let digest = subtle.digest_with_str_and_u8_array("SHA-256", verifier.as_bytes()).ok()?;
    let digest = JsFuture::from(digest).await.ok()?;
    let challenge = hex(&js_sys::Uint8Array::new(&digest).to_vec());
    Some(Proof { verifier, challenge })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Opens the pop-up; false where that was refused, or nobody knows for which page it would be.
fn pop_up(session: Session, proof: &Proof) -> bool {
    let (Some(host), Some(address)) = (host::origin(), session.backend.file("api/v1/frame/sign-in")) else {
        return false;
    };
    let host = js_sys::encode_uri_component(&host);
    let address = format!("{address}?challenge={}&host={host}&lang={}", proof.challenge, i18n::language());
    let opened = window().open_with_url_and_target_and_features(
        &address,
        "polyphony-sign-in",
        "popup,width=480,height=560",
    );
    opened.is_ok_and(|window| window.is_some())
}

/// The code in a message from our own address.
fn code_of(event: &MessageEvent) -> Option<String> {
    let own = window().location().origin().ok()?;
    let data = event.data();
    let member = |name: &str| js_sys::Reflect::get(&data, &JsValue::from(name)).ok();
    let ours = event.origin() == own
        && member("polyphony")?.as_f64() == Some(1.0)
        && member("type")?.as_string().as_deref() == Some("code");
    if ours { member("code")?.as_string() } else { None }
}

/// Turns the code into a session. Where to go then; nowhere if the browser did not keep it.
async fn enter(session: Session, proof: &Proof, code: &str) -> Result<Option<String>, Problem> {
    let address = session.backend.file("api/v1/frame/session").unwrap_or_default();
    let shown = serde_json::json!({
        "code": code, "verifier": proof.verifier, "host": host::origin().unwrap_or_default(),
    });
    fetch::post(&address, &shown.to_string()).await.map_err(|why| client::http::unreachable(&why))?;
    let about = session.backend.door().about().await?;
    let Some(me) = session.backend.who(&about).await? else { return Ok(None) };
    let to = first_screen(&me);
    session.me.set(Some(me));
    Ok(Some(to))
}
