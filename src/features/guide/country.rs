//! Where one's readers live: chosen once, remembered on this device.

use domain::guide::Country;
use leptos::prelude::*;

use crate::{i18n::t, platform::storage};

/// The setting's name; its values are codes of countries, and [`ELSEWHERE`].
const SETTING: &str = "guide.country";

/// A country there are no rules for.
const ELSEWHERE: &str = "other";

/// Where the readers live: a country's code, `other`, or nothing while nobody has said.
#[derive(Clone, Copy)]
pub struct Readers(RwSignal<String>);

impl Readers {
    /// As it was said last.
    pub fn remembered() -> Self {
        let known = |code: &String| code == ELSEWHERE || Country::of_code(code).is_some();
        Self(RwSignal::new(storage::get(SETTING).filter(known).unwrap_or_default()))
    }

    /// Whether anybody has said.
    pub fn said(self) -> bool {
        self.0.with(|code| !code.is_empty())
    }

    /// The country; none where there are no rules for it.
    pub fn country(self) -> Option<Country> {
        self.0.with(|code| Country::of_code(code))
    }
}

/// What a country is called.
pub fn name(country: Country) -> String {
    t(&format!("guide.country.{}", country.code()))
}

/// The choice. `id` joins it to its label.
#[component]
pub fn CountryChoice(readers: Readers, id: &'static str, #[prop(into)] wrong: Signal<bool>) -> impl IntoView {
    let option = move |code: &'static str, words: String| {
        view! { <option value=code selected=move || readers.0.with(|chosen| chosen == code)>{words}</option> }
    };
    let countries =
        Country::ALL.into_iter().map(|country| option(country.code(), name(country))).collect_view();
    view! {
        <select id=id class="input guide-choice" aria-invalid=move || wrong.get().then_some("true")
            aria-describedby=format!("{id}-hint")
            on:change:target=move |event| {
                let code = event.target().value();
                storage::set(SETTING, &code);
                readers.0.set(code);
            }>
            // Nothing is a choice only until something is.
            <option value="" disabled=true hidden=true selected=move || !readers.said()>{t("guide.country.choose")}</option>
            {countries}
            {option(ELSEWHERE, t("guide.country.other"))}
        </select>
    }
}
