//! Saying for whom one works: set up once, then a switch.

use domain::{
    disclosure::{Disclosed, Spot},
    guide::Country,
};
use leptos::prelude::*;

use super::{prefs::Prefs, sheet::Sheet};
use crate::{
    i18n::{t, t_with},
    places,
    ui::field::Field,
};

/// The switches and, behind a summary, what they say.
#[component]
pub fn Say(sheet: Sheet) -> impl IntoView {
    let ready = Memo::new(move |_| sheet.prefs.with(is_ready));
    let told = Memo::new(move |_| {
        let post = sheet.words();
        match &post.tie {
            Some(spot) if spot.late => t("share.say.late"),
            Some(spot) if spot.added => t_with("share.say.added", &[("words", &quoted(&post, spot))]),
            Some(_) => t("share.say.own"),
            None => String::new(),
        }
    });
    let asked = Memo::new(move |_| {
        let post = sheet.words();
        let spot = post.asked.as_ref()?;
        let key = if spot.added { "share.asked.added" } else { "share.asked.own" };
        let said = t_with(key, &[("words", &quoted(&post, spot))]);
        Some(if spot.late { format!("{said} {}", t("share.say.late")) } else { said })
    });
    let confirm = Memo::new(move |_| {
        let gift = sheet.draft.with(|draft| draft.gift);
        sheet.prefs.with(|prefs| prefs.mark(gift)).is_some_and(|(mark, _)| !mark.sourced)
    });
    view! {
        <details class="say" open=move || !ready.get_untracked()>
            <summary>{t("share.say")}</summary>
            <div class="stack is-tight">
                <p class="small muted">{t("share.say.about")}</p>
                <Field label=t("share.say.company") control=move |wiring| view! {
                    <input class="input" id=wiring.id maxlength="80" autocomplete="organization" data-company
                        prop:value=move || sheet.prefs.with(|prefs| prefs.company.clone())
                        on:input:target=move |event| {
                            let company = event.target().value();
                            sheet.prefer(|prefs| { prefs.says = !company.trim().is_empty(); prefs.company = company; });
                        } />
                }.into_any() />
                <Field label=t("guide.country.label") control=move |wiring| view! {
                    <select class="input" id=wiring.id data-country
                        on:change:target=move |event| {
                            let country = event.target().value();
                            sheet.prefer(|prefs| prefs.country = country);
                        }>
                        <option value="">{t("guide.country.choose")}</option>
                        {countries(sheet)}
                    </select>
                }.into_any() />
                <p class="small"><a href=places::to("/guide")>{t("share.say.guide")}</a></p>
            </div>
        </details>
        <div class="say-switches">
            {move || asked.get().map(|asked| view! { <p class="small" role="status" data-asked>{asked}</p> })}
            {move || ready.get().then(|| view! {
                <label class="check">
                    <input type="checkbox" data-says prop:checked=move || sheet.prefs.with(|prefs| prefs.says)
                        on:change:target=move |event| { let says = event.target().checked(); sheet.prefer(|prefs| prefs.says = says); } />
                    <span>{t("share.say.switch")}</span>
                </label>
                <label class="check">
                    <input type="checkbox" data-gift prop:checked=move || sheet.draft.with(|draft| draft.gift)
                        on:change:target=move |event| { let gift = event.target().checked(); sheet.change(|draft| draft.gift = gift); } />
                    <span>{t("share.say.gift")}</span>
                </label>
            })}
            <p class="small muted" role="status" data-said>{told}</p>
            {move || confirm.get().then(|| view! { <p class="small muted">{t("share.say.confirm")}</p> })}
        </div>
    }
}

/// What a post says there. Words of another direction stay together, brackets and all.
fn quoted(post: &Disclosed, spot: &Spot) -> String {
    format!("\u{2068}{}\u{2069}", post.text.get(spot.place.clone()).unwrap_or_default())
}

fn is_ready(prefs: &Prefs) -> bool {
    !prefs.company.trim().is_empty() && Country::of_code(&prefs.country).is_some()
}

fn countries(sheet: Sheet) -> Vec<AnyView> {
    let option = |country: Country| {
        let code = country.code();
        view! {
            <option value=code prop:selected=move || sheet.prefs.with(|prefs| prefs.country == code)>
                {t(&format!("guide.country.{code}"))}
            </option>
        }
        .into_any()
    };
    Country::ALL.into_iter().map(option).collect()
}
