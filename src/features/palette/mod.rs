//! The palette: one field that finds screens, stories and guide entries.

mod results;

use leptos::{ev::KeyboardEvent, html, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    i18n::{t, t_n, t_with},
    ui::{announce::announce, dialog::Dialog, finding, icon::Icon},
};
use results::{Found, Group, Results};

/// The id of the list, and the beginning of its options' ids.
const LIST: &str = "found";

/// The palette, while it is open.
#[component]
pub fn Palette() -> impl IntoView {
    let open = finding::open();
    view! {
        <Dialog open=open title=t("find.title")>
            <Finder open=open />
        </Dialog>
    }
}

/// The field and what it found. Arrow keys choose without leaving the field, as a combo box does.
#[component]
fn Finder(open: RwSignal<bool>) -> impl IntoView {
    let results = Results::new();
    let chosen = RwSignal::new(0_usize);
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // A field that cannot be focused can still be reached by Tab.
            let _ = field.focus();
        }
    });
    Effect::new(move |_| {
        let count = results.found.with(Vec::len);
        chosen.set(0);
        if !results.words.with_untracked(String::is_empty) {
            announce(t_n("find.found", count as u64, &[]));
        }
    });
    let navigate = use_navigate();
    let go = Callback::new(move |found: Found| {
        open.set(false);
        navigate(&found.to, NavigateOptions::default());
    });
    let pressed = move |event: KeyboardEvent| {
        let count = results.found.with(Vec::len);
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => count.saturating_sub(1),
            "Enter" => {
                event.prevent_default();
                if let Some(found) = results.found.with(|found| found.get(chosen.get()).cloned()) {
                    go.run(found);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        if count > 0 {
            chosen.update(|at| *at = (*at + step) % count);
            show_chosen(chosen.get_untracked());
        }
    };
    let none = move || {
        let words = results.words.get();
        (results.found.with(Vec::is_empty) && !words.trim().is_empty())
            .then(|| view! { <p class="muted">{t_with("find.none", &[("words", &words)])}</p> })
    };
    view! {
        <div class="palette">
            <div class="palette-field">
                <Icon name="search" />
                <input node_ref=field class="input" type="search" autocomplete="off" role="combobox" aria-expanded="true"
                    aria-controls=LIST aria-label=t("find.open") placeholder=t("find.hint")
                    aria-activedescendant=move || format!("{LIST}-{}", chosen.get())
                    on:input=move |event| results.ask(event_target_value(&event)) on:keydown=pressed />
            </div>
            <div id=LIST class="palette-list" role="listbox" aria-label=t("find.title")>
                {move || groups(&results.found.get(), chosen, go)}
            </div>
            {none}
            <p class="muted small palette-keys">{t("find.keys")}</p>
        </div>
    }
}

/// The results under the name of their group.
fn groups(found: &[Found], chosen: RwSignal<usize>, go: Callback<Found>) -> impl IntoView + use<> {
    let numbered: Vec<(usize, Found)> = found.iter().cloned().enumerate().collect();
    [Group::Screens, Group::Stories, Group::Guide]
        .into_iter()
        .filter_map(|group| {
            let members: Vec<_> =
                numbered.iter().filter(|(_, found)| found.group == group).cloned().collect();
            let (name, label) = (t(group.key()), t(group.key()));
            (!members.is_empty()).then(|| {
                view! {
                    <div role="group" aria-label=label>
                        <p class="palette-group" aria-hidden="true">{name}</p>
                        {members.into_iter().map(|(at, found)| option(at, found, chosen, go)).collect_view()}
                    </div>
                }
            })
        })
        .collect_view()
}

fn option(at: usize, found: Found, chosen: RwSignal<usize>, go: Callback<Found>) -> impl IntoView {
    let pressed = found.clone();
    view! {
        <div id=format!("{LIST}-{at}") class="palette-option" role="option"
            aria-selected=move || (chosen.get() == at).to_string()
            on:click=move |_| go.run(pressed.clone())>
            <Icon name=found.icon />
            <span>
                <span>{found.title}</span>
                {found.more.map(|more| view! { <span class="muted small">{more}</span> })}
            </span>
        </div>
    }
}

/// Scrolls the chosen result into view.
fn show_chosen(at: usize) {
    if let Some(option) = document().get_element_by_id(&format!("{LIST}-{at}")) {
        let calmly = web_sys::ScrollIntoViewOptions::new();
        calmly.set_block(web_sys::ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&calmly);
    }
}
