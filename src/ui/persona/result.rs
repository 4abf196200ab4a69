//! A result that explains itself: the blend, how sure it is, the answers behind it, and what such people do.

use std::sync::Arc;

use domain::quiz::{Answer, Doubt, Pack, Verdict};
use leptos::prelude::*;

use super::{
    about::about,
    chord::ChordPicture,
    grow::grow,
    named::named,
    seen::{is_open, seen},
    table::table,
    why::why,
    words,
};
use crate::i18n::{t, t_with};

/// The result of a quiz.
#[component]
pub fn ResultView(
    /// The pack that was answered.
    pack: Arc<Pack>,
    /// What follows from the answers.
    verdict: Verdict,
    /// The answers, in order.
    answers: Vec<Answer>,
    /// The persona that fits better, if the person said so.
    #[prop(optional_no_strip)]
    correction: Option<String>,
    /// Whether it is a part of a screen that has a heading of its own.
    #[prop(default = false)]
    part: bool,
    /// What can be done about the names.
    #[prop(optional)]
    below_names: Option<AnyView>,
    /// What can be done with the picture.
    #[prop(optional)]
    below_picture: Option<AnyView>,
) -> impl IntoView {
    let correction = correction.as_deref();
    let shown = seen(&verdict, correction);
    let open = is_open(&verdict, correction);
    let headline = headline(&pack, &verdict, correction);
    let first = shown.primary().and_then(|blend| pack.persona(&blend.persona));
    let caption = if open { "me.chord_caption_open" } else { "me.chord_caption" };
    let why = why(&pack, &verdict, &answers, correction.is_some()).filter(|_| verdict.doubt.is_none());
    let (about, grow) = (first.map(about), grow(&pack, &shown).filter(|_| !open));
    let table = table(&pack, &shown);
    let names = (!open).then(|| named(&pack, &shown, correction, part));
    let aside = correction.map(|_| t_with("me.quiz_had_said", &[("headline", &told(&pack, &verdict))]));
    let doubt = verdict.doubt.filter(|_| open).map(doubtful);
    // Where nobody is named, what to do about it comes before the picture.
    let (in_head, in_names) = if open { (below_names, None) } else { (None, below_names) };
    view! {
        <div class="result">
            <header class="result-head">
                <p class="muted">{t("me.title")}</p>
                {if part {
                    view! { <h2 id="result-headline" class="result-headline" tabindex="-1">{headline}</h2> }.into_any()
                } else {
                    view! { <h1 id="screen" tabindex="-1">{headline}</h1> }.into_any()
                }}
                {aside.map(|aside| view! { <p>{aside}</p> })}
                {doubt}
                {in_head}
            </header>
            <figure class="result-chord">
                <ChordPicture pack=pack verdict=shown />
                <figcaption class="small muted">{t(caption)}</figcaption>
                {below_picture}
                {table}
            </figure>
            {names.map(|names| view! { <div class="result-names">{names}{in_names}</div> })}
            {(!open).then(|| view! { <div class="result-more">{about}{grow}</div> })}
            {why}
        </div>
    }
}

/// The result in one line.
pub fn headline(pack: &Pack, verdict: &Verdict, correction: Option<&str>) -> String {
    match correction {
        Some(said) => t_with("me.you_said", &[("name", &words::persona_name(pack, said))]),
        None => told(pack, verdict),
    }
}

/// What the quiz says, whatever the person says.
fn told(pack: &Pack, verdict: &Verdict) -> String {
    if verdict.doubt.is_some() { t("me.not_sure") } else { words::headline(pack, verdict) }
}

/// Why nobody is named, and what to do.
fn doubtful(doubt: Doubt) -> AnyView {
    let (why, what) = match doubt {
        Doubt::Contradictory => ("me.doubt.contradictory", "me.doubt.contradictory_do"),
        Doubt::SamePlace => ("me.doubt.same_place", "me.doubt.same_place_do"),
        Doubt::Hasty => ("me.doubt.hasty", "me.doubt.hasty_do"),
    };
    view! { <div class="result-doubt"><p class="lead">{t(why)}</p><p>{t(what)}</p></div> }.into_any()
}
