//! Parts of one screen, of which one is seen.

use leptos::{ev, html, prelude::*};

use super::{
    dialog::next_number,
    roving::{Axis, step},
};

/// Tabs and the panel of the chosen one. Arrow keys choose; the tab key goes on into the panel.
#[component]
pub fn Tabs<P>(
    /// What the tabs are about, for those who do not see them.
    #[prop(into)]
    label: String,
    /// Name and words of each.
    tabs: Vec<(&'static str, String)>,
    /// The name of the chosen one.
    chosen: RwSignal<&'static str>,
    /// What the tab of this name holds.
    panel: P,
) -> impl IntoView
where
    P: Fn(&'static str) -> AnyView + Send + 'static,
{
    let list = NodeRef::<html::Div>::new();
    let number = next_number();
    let id = move |name: &str| format!("tab-{number}-{name}");
    let pressed = move |event: ev::KeyboardEvent| {
        let Some(target) = list.get_untracked().and_then(|list| step(&list, &event.key(), Axis::Along))
        else {
            return;
        };
        event.prevent_default();
        // Focusing and choosing are one: what is here is cheap to show.
        let _ = target.focus();
        target.click();
    };
    let buttons = tabs.into_iter().map(|(name, words)| {
        let here = move || chosen.get() == name;
        view! {
            <button type="button" role="tab" id=id(name) aria-controls=format!("panel-{number}")
                aria-selected=move || here().to_string()
                tabindex=move || if here() { "0" } else { "-1" }
                on:click=move |_| chosen.set(name)>
                {words}
            </button>
        }
    });
    view! {
        <div class="tabs">
            <div role="tablist" aria-label=label node_ref=list on:keydown=pressed>{buttons.collect_view()}</div>
            <div role="tabpanel" id=format!("panel-{number}") tabindex="0" aria-labelledby=move || id(chosen.get())>
                {move || panel(chosen.get())}
            </div>
        </div>
    }
}
