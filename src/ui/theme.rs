//! Light, dark, or as the device says: the person's choice, kept on this device.

use leptos::prelude::*;

use super::segmented::Segmented;
use crate::{
    i18n::t,
    platform::{frame, storage},
};

/// The setting's name; its values are those of `data-theme`, and `system`.
const THEME: &str = "theme";

fn kept() -> String {
    storage::get(THEME)
        .filter(|theme| theme == "light" || theme == "dark")
        .unwrap_or_else(|| "system".to_owned())
}

/// Gives the page the theme that was chosen last.
pub fn apply() {
    // Inside another page it is that page's choice, where it has made one.
    let theme = frame::theme().unwrap_or_else(kept);
    if let Some(root) = document().document_element() {
        // An attribute of the root can always be set and removed.
        let _ = match theme.as_str() {
            "system" => root.remove_attribute("data-theme"),
            theme => root.set_attribute("data-theme", theme),
        };
    }
}

/// The choice of theme. Two of them on one page agree.
#[component]
pub fn ThemeChoice(
    /// Whether the legend is seen.
    #[prop(default = true)]
    show_legend: bool,
) -> impl IntoView {
    thread_local! {
        static CHOSEN: ArcRwSignal<String> = ArcRwSignal::new(kept());
    }
    let chosen = RwSignal::from(CHOSEN.with(Clone::clone));
    let options =
        ["system", "light", "dark"].map(|theme| (theme.to_owned(), t(&format!("theme.{theme}")))).to_vec();
    let choose = move |theme: String| {
        storage::set(THEME, &theme);
        apply();
        chosen.set(theme);
    };
    view! { <Segmented legend=t("theme.name") options=options value=chosen choose=choose show_legend=show_legend /> }
}
