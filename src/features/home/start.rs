//! Who am I: what this is, what stays private, and whom one can be.

use domain::backend::Door as _;
use domain::{
    backend::{DemoRole, DemoVoice},
    person::Me,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    boot,
    i18n::{t, t_with},
    platform::{device, storage},
    session::use_session,
    ui::{
        brand::BrandMark,
        icon::Icon,
        load::{Load, Loading},
        problem_note::ProblemNote,
        skeleton::Skeleton,
    },
};

/// The screen.
#[component]
pub fn Start(
    /// What happens when somebody has come in; the session knows them by then.
    entered: Callback<Me>,
) -> impl IntoView {
    let session = use_session();
    let programme = session.about().programme;
    let voices = Loading::<Vec<DemoVoice>>::new();
    // In pieces: the app's code is made ready as it is called, and on a phone that takes its time.
    let ask = move || {
        voices.fetch(async move {
            device::breath().await;
            let voices = session.backend.door().voices().await;
            device::breath().await;
            voices
        });
    };
    ask();
    let retry = Callback::new(move |()| {
        voices.set(Load::Waiting);
        ask();
    });
    let choices = move || match voices.get() {
        Load::Waiting => view! { <Skeleton boxes=2 lines=0 /> }.into_any(),
        Load::Failed(problem) => view! { <ProblemNote problem=problem retry=retry /> }.into_any(),
        Load::Ready(voices) if voices.is_empty() => {
            view! { <p class="lead">{t("start.portal")}</p> }.into_any()
        }
        Load::Ready(voices) => view! { <Voices voices=voices entered=entered /> }.into_any(),
    };
    view! {
        <div class="door">
            <div class="door-text">
                <p class="door-brand"><BrandMark />{programme}</p>
                <h1 id="screen" tabindex="-1">{t("start.title")}</h1>
                <p class="lead">{t("start.what")}</p>
                <p class="door-private"><Icon name="lock" /><span>{t("start.private")}</span></p>
            </div>
            <div class="door-choices">{choices}</div>
            <Voicing />
        </div>
    }
}

/// Whom one can be in the demo.
#[component]
fn Voices(voices: Vec<DemoVoice>, entered: Callback<Me>) -> impl IntoView {
    let session = use_session();
    let entering = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None);
    let enter = Callback::new(move |voice: DemoVoice| {
        if entering.get_untracked().is_some() {
            return;
        }
        entering.set(Some(voice.id.clone()));
        failed.set(None);
        spawn_local(async move {
            match session.backend.enter(voice.id.clone()).await {
                Ok(me) => {
                    storage::set(boot::VOICE, me.person.as_str());
                    session.me.set(Some(me.clone()));
                    entered.run(me);
                }
                Err(problem) => {
                    failed.set(Some(problem));
                    entering.set(None);
                }
            }
        });
    });
    let cards = voices
        .into_iter()
        .map(|voice| {
            let (key, icon) = match voice.role {
                DemoRole::Newcomer => ("newcomer", "quiz"),
                DemoRole::Ambassador => ("ambassador", "reach"),
                DemoRole::Facilitator => ("facilitator", "programme"),
            };
            let title = if voice.name.is_empty() {
                t(&format!("start.{key}"))
            } else {
                t_with(&format!("start.{key}_named"), &[("name", &voice.name)])
            };
            let id = voice.id.clone();
            let busy = move || entering.with(|entering| entering.as_ref() == Some(&id));
            view! {
                <li>
                    <button type="button" class="voice" aria-busy=move || busy().then_some("true")
                        data-voice=key on:click=move |_| enter.run(voice.clone())>
                        <Icon name=icon />
                        <span class="voice-words">
                            <strong>{title}</strong>
                            <span class="muted">{t(&format!("start.{key}_text"))}</span>
                        </span>
                        <Icon name="forward" />
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <h2 class="door-ask">{t("start.who")}</h2>
        {move || failed.get().map(|problem| view! { <ProblemNote problem=problem /> })}
        <ul role="list" class="voices">{cards}</ul>
        <p class="small muted">{t("start.demo")}</p>
    }
}

/// Ten voices of one piece: a wave for each persona, in its hue.
#[component]
fn Voicing() -> impl IntoView {
    const HUES: [&str; 10] = [
        "messenger",
        "reporter",
        "expert",
        "liker",
        "explainer",
        "curator",
        "fact-checker",
        "helper",
        "scout",
        "insider",
    ];
    // After the words, and a wave at a time: nobody waits for them.
    let drawn = RwSignal::new(Vec::new());
    spawn_local(async move {
        let mut waves = Vec::new();
        for (i, hue) in HUES.into_iter().enumerate() {
            device::breath().await;
            let i = i as f64;
            let swing = 26.0 + 7.0 * Turning::new(i * 1.7, 0.0).sine;
            waves.push((hue, wave(120.0 + 6.0 * (i - 4.5), swing, 150.0 + 22.0 * i, i * 0.9)));
        }
        // The door may have been passed already.
        let _ = drawn.try_set(waves);
    });
    let lines = move || {
        let line = |(hue, path)| view! { <path class=format!("hue-{hue}") d=path /> };
        drawn.get().into_iter().map(line).collect_view()
    };
    view! {
        <svg class="voicing" viewBox="0 0 1200 240" preserveAspectRatio="none" aria-hidden="true" fill="none">
            {lines}
        </svg>
    }
}

/// A sine that goes on by even steps, each worked out from the last one. The first is the browser's: a sine of our own would be
/// fetched by everybody for these waves, and asking for each point takes long.
struct Turning {
    sine: f64,
    cosine: f64,
    step: (f64, f64),
}

impl Turning {
    /// Begins at an angle and goes on by `step`, both in radians.
    fn new(from: f64, step: f64) -> Self {
        let both = |angle: f64| (js_sys::Math::sin(angle), js_sys::Math::cos(angle));
        let (sine, cosine) = both(from);
        Self { sine, cosine, step: both(step) }
    }

    /// The sine here; then a step on.
    fn next(&mut self) -> f64 {
        let (here, (sine, cosine)) = (self.sine, self.step);
        (self.sine, self.cosine) = (here * cosine + self.cosine * sine, self.cosine * cosine - here * sine);
        here
    }
}

/// A sine around `middle` whose swing grows from nothing, `length` units a period, as a line over 1200 units.
fn wave(middle: f64, swing: f64, length: f64, phase: f64) -> String {
    const STEP: f64 = 6.0;
    let mut growing = Turning::new(0.0, STEP / 1200.0 * std::f64::consts::PI);
    let mut waving = Turning::new(phase, STEP / length * std::f64::consts::TAU);
    (0..=200).fold(String::new(), |mut path, step| {
        let point = middle + swing * (0.25 + 1.6 * growing.next()) * waving.next();
        // In tenths: the code that writes any number with decimals would weigh more than the waves.
        let tenths = (10.0 * point).round() as u32;
        let begin = if path.is_empty() { "M" } else { "L" };
        path.push_str(&format!("{begin}{} {}.{}", 6 * step, tenths / 10, tenths % 10));
        path
    })
}
