//! One's own words, and prompts to find them.

use domain::quiz::text;
use leptos::{html, prelude::*};

use super::{notices::Notices, say::Say, sheet::Sheet, wording::Wording};
use crate::{
    i18n::{self, t, t_with},
    places,
    session::use_session,
};

/// What a prompt leaves open.
const GAP: char = '…';
/// How many general prompts there are for somebody without a persona.
const GENERAL: usize = 3;

/// The prompts of a person: of their persona, with its name, or general ones.
#[derive(Debug, Clone, PartialEq)]
struct Starters {
    persona: Option<String>,
    prompts: Vec<String>,
}

/// The text field with its prompts.
#[component]
pub fn Compose(sheet: Sheet) -> impl IntoView {
    let session = use_session();
    let field = NodeRef::<html::Textarea>::new();
    let starters = RwSignal::new(general());
    let kind = sheet.story.with_value(|story| t(&format!("share.starter.kind.{}", story.kind.name())));
    leptos::task::spawn_local(async move {
        // Without the typology the general prompts do.
        let Ok(pack) = session.pack().await else { return };
        let persona = session.me.with_untracked(|me| pack.persona(me.as_ref()?.persona()?));
        let Some(persona) = persona else { return };
        let language = i18n::language();
        let words = |texts| text(texts, &language).to_owned();
        let prompts = persona.starters.iter().map(words).collect();
        let _ = starters.try_set(Starters { persona: Some(words(&persona.name)), prompts });
    });
    let insert = Callback::new(move |prompt: String| {
        if let Some(field) = field.get_untracked() {
            begin(&field, &prompt);
            sheet.write(field.value());
        }
    });
    let open_end = move || sheet.draft.with(|draft| draft.caption.contains(GAP));
    view! {
        <section class="stack compose" aria-labelledby="compose-title">
            <Prompts starters=starters kind=kind insert=insert />
            <Wording sheet=sheet insert=insert />
            <div class="field">
                <label for="caption" id="compose-title">{t("share.caption")}</label>
                <textarea id="caption" class="input" node_ref=field rows="6" dir="auto" aria-describedby="caption-hint"
                    prop:value=move || sheet.draft.with(|draft| draft.caption.clone())
                    on:input:target=move |event| sheet.write(event.target().value())></textarea>
                <p id="caption-hint" class="hint">
                    {move || if open_end() { t("share.caption.gap") } else { t("share.caption.hint") }}
                </p>
            </div>
            <Say sheet=sheet />
            <Notices sheet=sheet field=field insert=insert />
        </section>
    }
}

#[component]
fn Prompts(starters: RwSignal<Starters>, kind: String, insert: Callback<String>) -> impl IntoView {
    move || {
        let Starters { persona, prompts } = starters.get();
        // What fits the story first, then what fits the person.
        let chips = std::iter::once(kind.clone()).chain(prompts).map(|prompt| {
            let mine = prompt.clone();
            view! { <li><button type="button" class="chip" on:click=move |_| insert.run(mine.clone())>{prompt}</button></li> }
        });
        let heading = match &persona {
            Some(name) => t_with("share.starters", &[("persona", name)]),
            None => t("share.starters.general"),
        };
        view! {
            <div class="stack is-tight">
                <h2 id="starters-title">{heading}</h2>
                <p class="small muted">
                    {t("share.starters.hint")}
                    {persona.is_none().then(|| view! { " "<a href=places::to("/quiz")>{t("share.starters.quiz")}</a> })}
                </p>
                <ul class="starters" role="list" aria-labelledby="starters-title">{chips.collect_view()}</ul>
            </div>
        }
    }
}

fn general() -> Starters {
    let prompts = (1..=GENERAL).map(|n| t(&format!("share.starter.{n}"))).collect();
    Starters { persona: None, prompts }
}

/// Puts a prompt behind what is there and marks its first gap, so that typing fills it.
fn begin(field: &web_sys::HtmlTextAreaElement, prompt: &str) {
    let before = field.value();
    let before = before.trim_end();
    let lead = if before.is_empty() { String::new() } else { format!("{before}\n") };
    field.set_value(&format!("{lead}{prompt}"));
    let gap = prompt.find(GAP).and_then(|at| prompt.get(..at)).unwrap_or(prompt);
    let start = units(&lead) + units(gap);
    let end = start + u32::from(prompt.contains(GAP));
    // A field that takes neither focus nor selection still has the prompt.
    let _ = field.focus();
    let _ = field.set_selection_range(start, end);
}

/// How long a text is for the page, which counts in UTF-16.
pub fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(0)
}
