//! What there is to notice about the words: calm, and never in the way.

use domain::{
    echo::{Heard, listen, ways_to_vary},
    hints::{Hint, hints},
    network::Network,
};
use leptos::{html, prelude::*};

use super::{compose::units, sheet::Sheet, voice::Voice};
use crate::{
    i18n::{self, t, t_n, t_with},
    ui::icon::Icon,
};

/// From how many per cent on it is worth a word that others said the same.
const WORTH: u8 = 30;
/// The most hints at once.
const MOST: usize = 4;
/// Longer quotations are cut.
const QUOTED: usize = 48;

type Area = NodeRef<html::Textarea>;

/// Hints, what colleagues said, and one's own voice.
#[component]
pub fn Notices(sheet: Sheet, field: Area, insert: Callback<String>) -> impl IntoView {
    let language = StoredValue::new(i18n::language());
    let found = Memo::new(move |_| {
        let networks = meant(sheet);
        let language = language.get_value();
        sheet.draft.with(|draft| {
            let mut found: Vec<(Hint, String)> = hints(&draft.caption, &networks, &language)
                .into_iter()
                .map(|hint| {
                    let words = draft.caption.get(hint.place.clone()).unwrap_or_default().to_owned();
                    (hint, words)
                })
                .collect();
            found.truncate(MOST);
            found
        })
    });
    let list = move || {
        found.with(|found| {
            (!found.is_empty()).then(|| {
                let items =
                    found.iter().cloned().map(|(hint, words)| view! { <Noticed hint words sheet field /> });
                view! {
                    <section class="stack is-tight" aria-labelledby="hints-title">
                        <h2 id="hints-title">{t("share.hints")}</h2>
                        <ul class="hints" role="list">{items.collect_view()}</ul>
                    </section>
                }
            })
        })
    };
    view! {
        {list}
        <Guard sheet=sheet insert=insert />
        <Voice sheet=sheet />
    }
}

/// The networks the words are meant for: the chosen ones; before one is chosen, none in particular.
fn meant(sheet: Sheet) -> Vec<Network> {
    sheet.chosen()
}

#[component]
fn Noticed(hint: Hint, words: String, sheet: Sheet, field: Area) -> impl IntoView {
    let short: String = words.chars().take(QUOTED).collect();
    let cut = if short.len() < words.len() { "…" } else { "" };
    // Words of another direction stay together.
    let short = format!("\u{2068}{short}{cut}\u{2069}");
    let said = t_with(&format!("share.hint.{}", hint.what.name()), &[("words", &short)]);
    let place = hint.place.clone();
    let show = move |_| {
        let Some(field) = field.get_untracked() else { return };
        sheet.draft.with_untracked(|draft| {
            let start = units(draft.caption.get(..place.start).unwrap_or_default());
            let end = units(draft.caption.get(..place.end).unwrap_or_default());
            // A field that takes neither focus nor selection is still there to be read.
            let _ = field.focus();
            let _ = field.set_selection_range(start, end);
        });
    };
    view! {
        <li class="hint-line" data-hint=hint.what.name()>
            <p class="small">{said}</p>
            <button type="button" class="button is-quiet" on:click=show aria-label=t_with("share.hint.show", &[("words", &short)])>
                {t("share.hint.show_short")}
            </button>
        </li>
    }
}

/// That many colleagues used nearly these words, and how one could say it differently.
#[component]
fn Guard(sheet: Sheet, insert: Callback<String>) -> impl IntoView {
    let heard = Memo::new(move |_| {
        let title = sheet.story.with_value(|story| story.title.clone());
        sheet.echoes.with(|echoes| match echoes {
            Some(echoes) => sheet.draft.with(|draft| listen(&draft.caption, &title, echoes)),
            None => Heard::default(),
        })
    });
    let group = move || sheet.echoes.with(|echoes| echoes.as_ref().map_or(0, |echoes| echoes.group));
    let shown = Memo::new(move |_| {
        heard.with(|heard| heard.percent >= WORTH).then(|| heard.with(|it| it.nearly_all))
    });
    move || {
        shown.get().map(|nearly_all| {
            let quoted = move || {
                let places = heard.with(|heard| heard.places.clone());
                sheet.draft.with(|draft| {
                    let quote = |place: std::ops::Range<usize>| draft.caption.get(place).unwrap_or_default().to_owned();
                    places.into_iter().map(quote).max_by_key(String::len).unwrap_or_default()
                })
            };
            let key = if nearly_all { "share.echo.all" } else { "share.echo.some" };
            let ways = move || {
                let ways = sheet.draft.with(|draft| ways_to_vary(&draft.caption));
                let chip = |prompt: String| {
                    let mine = prompt.clone();
                    view! { <li><button type="button" class="chip" on:click=move |_| insert.run(mine.clone())>{prompt}</button></li> }
                };
                ways.into_iter().map(|way| chip(t(&format!("share.vary.{}", way.name())))).collect_view()
            };
            view! {
                <div class="note is-notice" data-echo=if nearly_all { "all" } else { "some" }>
                    <Icon name="people" />
                    <div>
                        <p role="status">{t_n(key, group() as u64, &[])}</p>
                        <blockquote class="small" dir="auto">{quoted}</blockquote>
                        <p class="small">{t("share.echo.vary")}</p>
                        <ul class="starters" role="list">{ways}</ul>
                        <p class="small muted">{t("share.echo.private")}</p>
                    </div>
                </div>
            }
        })
    }
}
