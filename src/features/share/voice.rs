//! How much of the words is one's own: now, and over time. It is computed here and stays here.

use domain::{echo::own_voice, share::Share, time::Instant};
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::i18n::{self, Moment, percent, t, t_with};

/// How many shares are looked back on.
const BACK: usize = 8;

/// The share of own words in the caption, and in the shares before.
#[component]
pub fn Voice(sheet: Sheet) -> impl IntoView {
    let now = Memo::new(move |_| {
        let (title, summary) = sheet.story.with_value(|story| (story.title.clone(), story.summary.clone()));
        let wording = sheet.edition.with(|edition| edition.wording.clone().unwrap_or_default());
        sheet.echoes.with(|echoes| {
            sheet
                .draft
                .with(|draft| own_voice(&draft.caption, &[&title, &summary, &wording], echoes.as_ref()))
        })
    });
    let before = Memo::new(move |_| {
        sheet.echoes.with(|echoes| {
            let voice = |share: &Share| {
                let own = own_voice(&share.caption, &[&share.title], echoes.as_ref())?;
                Some((share.at, share.title.clone(), own))
            };
            sheet.mine.with(|mine| mine.iter().filter_map(voice).take(BACK).collect::<Vec<_>>())
        })
    });
    let words = move |own: u8| percent(f64::from(own) / 100.0);
    move || {
        now.get().map(|own| {
            let rows = before.with(|before| before.iter().map(row).collect_view());
            let past = before.with(|before| !before.is_empty()).then(|| {
                view! {
                    <details>
                        <summary>{t("share.voice.before")}</summary>
                        <ul class="voice-before" role="list">{rows}</ul>
                    </details>
                }
            });
            view! {
                <div class="own-voice" data-voice-own=own.to_string()>
                    <p class="small">
                        <span id="voice-label">{t_with("share.voice", &[("percent", &words(own))])}</span>
                    </p>
                    <meter min="0" max="100" low="40" high="70" optimum="100" value=own.to_string() aria-labelledby="voice-label"></meter>
                    <p class="small muted">{t("share.voice.private")}</p>
                    {past}
                </div>
            }
        })
    }
}

fn row((at, title, own): &(Instant, String, u8)) -> impl IntoView + use<> {
    let label = format!("{} · {}", i18n::moment(*at, Moment::Day), title);
    view! {
        <li>
            <span class="small"><bdi>{label.clone()}</bdi></span>
            <meter min="0" max="100" low="40" high="70" optimum="100" value=own.to_string() aria-label=label></meter>
            <span class="small figure">{percent(f64::from(*own) / 100.0)}</span>
        </li>
    }
}
