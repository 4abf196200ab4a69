//! The switches: theme, contrast, direction, and a brand colour to try.

use domain::brand::palette;
use leptos::prelude::*;

use crate::{
    platform::{device, page},
    ui::{brand_theme, field::Field, segmented::Segmented, theme::ThemeChoice},
};

fn set(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // An attribute of the root can always be set.
        let _ = root.set_attribute(name, value);
    }
}

/// One attribute of the root and the values it may take; the values are their own words.
fn switch(name: &'static str, values: [&'static str; 2], now: &'static str) -> AnyView {
    let value = RwSignal::new(now.to_owned());
    let choose = move |chosen: String| {
        set(name, &chosen);
        value.set(chosen);
    };
    let options = values.map(|value| (value.to_owned(), value.to_owned())).to_vec();
    view! { <Segmented legend=name options=options value=value choose=choose show_legend=true /> }.into_any()
}

/// The row of switches.
#[component]
pub fn Switches() -> impl IntoView {
    let wrong = RwSignal::new(None::<String>);
    let tried = move |text: String| match palette(&text) {
        Ok(palette) => {
            brand_theme::apply(&palette);
            wrong.set(None);
        }
        Err(error) => wrong.set(Some(error.to_string())),
    };
    let rtl = page::is_rtl();
    let more = device::matches("(prefers-contrast: more)");
    view! {
        <div class="style-switches">
            <ThemeChoice />
            {switch("data-contrast", ["calm", "more"], if more { "more" } else { "calm" })}
            {switch("dir", ["ltr", "rtl"], if rtl { "rtl" } else { "ltr" })}
            <Field label="brand.accent" wrong=wrong control=move |wiring| view! {
                <input class="input is-short" id=wiring.id placeholder="#rgb" dir="ltr" aria-invalid=wiring.invalid
                    aria-describedby=wiring.described
                    on:change:target=move |event| tried(event.target().value()) />
            }.into_any() />
        </div>
    }
}
