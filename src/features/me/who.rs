//! Who can see what, in plain words.

use leptos::prelude::*;

use super::parts::section;
use crate::i18n::t;

/// Those who could see something, by the names in their texts' keys.
const EYES: [&str; 6] = ["you", "colleagues", "facilitators", "company", "keepers", "networks"];

/// The section: who at the start of a line, what they see beside it.
pub fn who() -> AnyView {
    let rows = EYES.map(|eyes| {
        view! {
            <div>
                <dt>{t(&format!("me.who.{eyes}"))}</dt>
                <dd>{t(&format!("me.sees.{eyes}"))}</dd>
            </div>
        }
    });
    let list = view! { <dl class="me-who">{rows.collect_view()}</dl> };
    section("me-who", t("me.who"), t("me.who.about"), list.into_any())
}
