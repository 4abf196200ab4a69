//! What is worth doing next. The first has the one primary button; the others are there for whoever has time.

use domain::{
    reach::Measure,
    time::Instant,
    today::{Action, Reason, Suggestion},
};
use leptos::prelude::*;

use super::{
    day::{Day, State},
    pausing::Pausing,
    words,
};
use crate::{
    i18n::{ago, t, t_n, t_with},
    places,
    platform::ports,
    session::Session,
    ui::{
        emblem::{Emblem, hue_class},
        icon::Icon,
    },
};

/// What a suggestion says, and where it leads.
struct Said {
    icon: &'static str,
    title: String,
    text: String,
    press: String,
    to: String,
}

/// The suggestions, or that there are none.
pub fn view(day: Memo<State>, session: Session, again: Callback<()>) -> AnyView {
    // Reasons may change with each click; the rows only with what they ask for.
    let actions = Memo::new(move |_| {
        let day = day.get().day()?;
        Some(day.next.iter().map(|suggestion| suggestion.action.clone()).collect::<Vec<_>>())
    });
    let rows = move || {
        actions.get();
        let now = day.get_untracked().day()?;
        let heading = if now.is_paused() { "today.not_now" } else { "today.next" };
        let rows = rows(&now, day, session, again);
        Some(view! { <h2 id="today-next">{t(heading)}</h2>{rows} })
    };
    rows.into_any()
}

fn rows(now: &Day, day: Memo<State>, session: Session, again: Callback<()>) -> AnyView {
    if now.next.is_empty() {
        return view! {
            <div class="today-calm">
                <Icon name="check" />
                <div>
                    <p class="lead">{t("today.calm")}</p>
                    <p class="muted">{t("today.calm_text")}</p>
                    <p><a href=places::to("/stories")>{t("today.calm_go")}</a></p>
                </div>
            </div>
        }
        .into_any();
    }
    let rows = now.next.iter().enumerate().map(|(place, suggestion)| {
        let Some(said) = said(&suggestion.action) else {
            let settings = now.me.settings.clone();
            return view! {
                <li class="today-row is-first">
                    <Pausing suggestion=suggestion.clone() settings=settings session again />
                </li>
            }
            .into_any();
        };
        let action = suggestion.action.clone();
        let why = move || {
            let now = day.get().day()?;
            now.next.iter().find(|suggestion| suggestion.action == action).map(|found| reason(&now, found))
        };
        row(now, suggestion, said, why.into_any(), place == 0)
    });
    view! { <ol role="list" class="today-rows">{rows.collect_view()}</ol> }.into_any()
}

fn row(day: &Day, suggestion: &Suggestion, said: Said, why: AnyView, first: bool) -> AnyView {
    let Said { icon, title, text, press, to } = said;
    let persona = match &suggestion.reason {
        Reason::Persona(persona) => day.pack.persona(persona).map(|persona| persona.icon.clone()),
        _ => None,
    };
    let hue = persona.as_deref().map(hue_class).unwrap_or_default();
    let size = if first { 48 } else { 32 };
    let mark = match persona {
        Some(persona) => view! { <Emblem persona=persona size=size strong=first /> }.into_any(),
        None => view! { <Icon name=icon /> }.into_any(),
    };
    let class = if first { "button is-primary" } else { "button" };
    view! {
        <li class=format!("today-row {hue}") class:is-first=first data-action=name(&suggestion.action)>
            <span class="today-mark">{mark}</span>
            <div class="today-words">
                <h3>{title}</h3>
                {(!text.is_empty()).then(|| view! { <p class="today-what"><bdi>{text}</bdi></p> })}
                <p class="small muted">{why}</p>
            </div>
            <a class=class href=to>{press}<Icon name="forward" /></a>
        </li>
    }
    .into_any()
}

/// What a suggestion is called in the page, for those who look for it.
fn name(action: &Action) -> &'static str {
    match action {
        Action::EndPause => "end_pause",
        Action::TakeQuiz => "quiz",
        Action::AnswerComments { .. } => "comments",
        Action::ShareStory { .. } => "share",
        Action::NextStep { .. } => "step",
        Action::SeeReach { .. } => "reach",
        Action::SayAudience => "audience",
    }
}

/// What is said of an action that leads somewhere; a pause is ended right here.
fn said(action: &Action) -> Option<Said> {
    let name = name(action);
    let all = |icon, title: String, text: String, to: &str| {
        Some(Said { icon, title, text, press: t(&format!("today.press.{name}")), to: places::to(to) })
    };
    match action {
        Action::EndPause => None,
        Action::TakeQuiz => all("quiz", t("today.do.quiz"), t("today.do.quiz_text"), "/quiz"),
        Action::AnswerComments { title, network } => {
            let network = words::network(*network);
            let text = t_with("today.do.comments_text", &[("network", &network), ("story", title)]);
            all("chat", t("today.do.comments"), text, "/reach")
        }
        Action::ShareStory { story, title } => {
            all("share", t("today.do.share"), title.clone(), &format!("/stories/{story}"))
        }
        Action::NextStep { title, .. } => all("path", title.clone(), String::new(), "/path"),
        Action::SeeReach { title } => all("reach", t("today.do.reach"), title.clone(), "/reach"),
        Action::SayAudience => all("people", t("today.do.audience"), t("today.do.audience_text"), "/me"),
    }
}

/// Because of what, in a sentence.
fn reason(day: &Day, suggestion: &Suggestion) -> String {
    let since = |at: &Instant| ago(*at, ports::now());
    match (&suggestion.reason, &suggestion.action) {
        (Reason::Persona(id), Action::NextStep { minutes: 0, .. }) => {
            t_with("today.because.next", &[("persona", &words::persona(&day.pack, id))])
        }
        (Reason::Persona(id), Action::NextStep { minutes, .. }) => {
            t_n("today.because.step", u64::from(*minutes), &[("persona", &words::persona(&day.pack, id))])
        }
        (Reason::Persona(id), _) => {
            t_with("today.because.persona", &[("persona", &words::persona(&day.pack, id))])
        }
        (Reason::New(at), _) => t_with("today.because.new", &[("ago", &since(at))]),
        (Reason::SharedAt(at), _) => t_with("today.because.shared", &[("ago", &since(at))]),
        (Reason::Opened(clicks), _) if day.reach.measure == Measure::Practice => {
            t_n("today.because.practised", *clicks, &[])
        }
        (Reason::Opened(clicks), _) => t_n("today.because.opened", *clicks, &[]),
        (Reason::NothingKnown, _) => t("today.because.quiz"),
        (Reason::ForEstimates, _) => t("today.because.audience"),
        (Reason::Pausing(_), _) => String::new(),
    }
}
