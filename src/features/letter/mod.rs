//! The letter of a week: on the screen, and on paper.

mod came;
mod did;
mod post;
mod ways;

use domain::{
    letter::{last_over, monday},
    problem::{Problem, ProblemKind},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    i18n::{Moment, moment, t, t_with},
    places,
    platform::{ports, storage},
    session::{Session, use_session},
    ui::{
        empty::Empty,
        icon::Icon,
        load::{Load, Loading},
        name::called,
        problem_note::ProblemNote,
        skeleton::Skeleton,
    },
};
use post::Post;

/// The screen: the letter of the week in the address, or of the last one that is over.
#[component]
pub fn LetterScreen() -> impl IntoView {
    let session = use_session();
    let params = use_params_map();
    let last = last_over(&ports::local_day()).unwrap_or_default();
    let week = Memo::new({
        let last = last.clone();
        move |_| match params.with(|params| params.get("monday")) {
            Some(day) => monday(&day),
            None => Some(last.clone()),
        }
    });
    let letter = Loading::<Post>::new();
    let fetch = {
        let last = last.clone();
        move || {
            // A week that is not over has no letter yet.
            let Some(week) = week.get_untracked().filter(|week| *week <= last) else { return };
            letter.fetch(post::fetch(session, week));
        }
    };
    let again = Callback::new({
        let fetch = fetch.clone();
        move |()| fetch()
    });
    Effect::new(move |_| {
        week.track();
        session.live.mine.track();
        fetch();
    });
    // What is read again and is the same stays on the screen.
    let load = Memo::new(move |_| letter.get());
    let body = move || match week.get() {
        None => none("letter.no_week"),
        Some(week) if week > last => none("letter.not_yet"),
        Some(week) => match load.get() {
            Load::Ready(post) if post.week == week => sheet(session, &post, &last),
            Load::Failed(problem) => failed(problem, again),
            _ => view! { <Skeleton boxes=1 lines=8 /> }.into_any(),
        },
    };
    view! { <div class="letter">{body}</div> }
}

fn none(key: &'static str) -> AnyView {
    view! {
        <h1 id="screen" tabindex="-1">{t("letter.title")}</h1>
        <Empty icon="mail" title=t(key) text=t("letter.not_yet_text")>
            <a class="button" href=places::to("/me/letter")>{t("letter.last")}</a>
        </Empty>
    }
    .into_any()
}

fn failed(problem: Problem, again: Callback<()>) -> AnyView {
    // A backend that has never heard of letters needs no second try.
    let retry = problem.kind != ProblemKind::Unsupported;
    view! {
        <h1 id="screen" tabindex="-1">{t("letter.title")}</h1>
        {if retry {
            view! { <ProblemNote problem=problem retry=again /> }.into_any()
        } else {
            view! { <ProblemNote problem=problem /> }.into_any()
        }}
    }
    .into_any()
}

/// The letter on its sheet, and what one can do with it beside.
fn sheet(session: Session, post: &Post, last: &str) -> AnyView {
    let me = session.me.get_untracked();
    if post.week == last {
        storage::set(&places::letter_read(me.as_ref()), last);
    }
    let name = me.map(|me| called(&me.name)).unwrap_or_default();
    let of = |at| moment(at, Moment::Date);
    let letter = &post.letter;
    // A millisecond before it is over it is still Sunday.
    let span = t_with("letter.span", &[("from", &of(letter.from)), ("to", &of(letter.to.plus(-1)))]);
    let said = if letter.is_quiet() {
        view! { <p>{t("letter.quiet")}</p> }.into_any()
    } else {
        view! { {did::view(post)}{came::view(letter)} }.into_any()
    };
    view! {
        <article class="letter-sheet">
            <header>
                <h1 id="screen" tabindex="-1">{t("letter.title")}</h1>
                <p class="muted">{span}</p>
            </header>
            <p>{t_with("letter.dear", &[("name", &name)])}</p>
            {said}
            <p class="small muted letter-foot">{t("letter.foot")}</p>
        </article>
        <div class="letter-aside">
            <p>
                <button type="button" class="button" data-print on:click=|_| crate::platform::page::print()>
                    <Icon name="download" />{t("letter.print")}
                </button>
            </p>
            {ways::view(post, last)}
            <p class="small muted">{t("letter.stop")}" "<a href=places::to("/me")>{t("letter.stop_go")}</a></p>
        </div>
    }
    .into_any()
}
