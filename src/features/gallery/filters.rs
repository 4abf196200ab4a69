//! What narrows and orders the gallery. Each choice says how many stories it would leave.

use std::{sync::Arc, time::Duration};

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use domain::story::{ChoiceCount, StoryCounts, StoryKind, StoryOrder};
use leptos::{leptos_dom::helpers::debounce, prelude::*};

use super::{
    asked::{Asked, ask, order_named},
    follow::Follow,
    list::List,
};
use crate::{
    i18n::{number, t, writer},
    session::Session,
    ui::{icon::Icon, segmented::Segmented},
};

/// How long typing must rest before it is searched for: less than the time between two keys of most people, so that words
/// are found while they are typed.
const REST: Duration = Duration::from_millis(90);
/// How long they must stand before what other choices would find is written beside these.
const COUNTS_REST: Duration = Duration::from_millis(250);
/// The most topics that are shown as chips; the list on small screens has all that are counted.
const CHIPS: usize = 12;

/// Search, filters and order.
#[component]
pub fn Filters(session: Session, list: List) -> impl IntoView {
    let asked = list.asked;
    let counts = settled_counts(list);
    let asking = ask();
    let order = Callback::new({
        let asking = asking.clone();
        move |name: String| asking(Asked { order: order_named(&name), ..asked.get_untracked() })
    });
    let ordered = Signal::derive(move || asked.with(|asked| asked.order.name().to_owned()));
    let named = |order: StoryOrder| (order.name().to_owned(), t(&format!("gallery.order.{}", order.name())));
    let orders = StoryOrder::ALL.into_iter().map(named).collect();
    let change = Callback::new(move |asked: Asked| asking(asked));
    let saved = move |_| {
        let asked = asked.get_untracked();
        change.run(Asked { saved: !asked.saved, ..asked });
    };
    view! {
        <search class="gallery-filters">
            <SearchBox asked=asked />
            <Segmented legend=t("gallery.order") options=orders value=ordered choose=order />
            <div class="gallery-choices">
                <Choices counts=counts asked=asked change=change />
                <button type="button" class="chip" aria-pressed=move || asked.with(|asked| asked.saved).to_string()
                    on:click=saved>
                    {t("gallery.saved")}
                </button>
                <Follow session=session topic=Signal::derive(move || asked.with(|asked| asked.topic.clone())) />
            </div>
            <Topics counts=counts asked=asked change=change />
        </search>
    }
}

/// What other choices would find. While somebody types, it changes with every key, and the stories come first: then it is written
/// once it stands for a moment.
fn settled_counts(list: List) -> Memo<Arc<StoryCounts>> {
    let now = Memo::new(move |_| list.shown.ready().map(|shown| shown.counts).unwrap_or_default());
    let settled = RwSignal::new(now.get_untracked());
    let mut later = debounce(COUNTS_REST, move |()| {
        // The screen may be gone by now.
        if let Some(counts) = now.try_get_untracked() {
            settled.set(counts);
        }
    });
    Effect::new(move |before: Option<Asked>| {
        let counts = now.get();
        let chosen = Asked { text: String::new(), ..list.asked.get_untracked() };
        let counted = settled.with_untracked(|settled| **settled != StoryCounts::default());
        if counted && before.as_ref() == Some(&chosen) {
            later(());
        } else {
            settled.set(counts);
        }
        chosen
    });
    Memo::new(move |_| settled.get())
}

#[component]
fn SearchBox(asked: Memo<Asked>) -> impl IntoView {
    let typed = RwSignal::new(asked.with_untracked(|asked| asked.text.clone()));
    let asking = ask();
    let search = {
        let asking = asking.clone();
        move |text: String| {
            // The screen may be gone by the time typing rests.
            if let Some(before) = asked.try_get_untracked().filter(|before| before.text != text.trim()) {
                asking(Asked { text: text.trim().to_owned(), ..before });
            }
        }
    };
    let mut later = debounce(REST, search.clone());
    // "Back" and links change the words too; what is being typed stays as it is typed.
    Effect::new(move |_| {
        let text = asked.with(|asked| asked.text.clone());
        if typed.with_untracked(|typed| typed.trim() != text) {
            typed.set(text);
        }
    });
    view! {
        <form class="gallery-search" role="presentation" on:submit=move |event| {
            event.prevent_default();
            search(typed.get_untracked());
        }>
            <Icon name="search" />
            <input class="input" type="search" enterkeyhint="search" autocomplete="off" spellcheck="false"
                aria-label=t("gallery.search") placeholder=t("gallery.search_hint") prop:value=move || typed.get()
                on:input:target=move |event| {
                    typed.set(event.target().value());
                    later(event.target().value());
                } />
        </form>
    }
}

/// Topic, kind, language and source, each as a native list with counts.
#[component]
fn Choices(counts: Memo<Arc<StoryCounts>>, asked: Memo<Asked>, change: Callback<Asked>) -> impl IntoView {
    let kinds = Choice {
        label: t("gallery.kinds"),
        all: t("gallery.kinds.all"),
        listed: |counts| counts.kinds.clone(),
        chosen: |asked| asked.kind.map(|kind| kind.name().to_owned()),
        choose: |asked, kind| {
            asked.kind = StoryKind::ALL.into_iter().find(|one| Some(one.name()) == kind.as_deref());
        },
        words: |name| t(&format!("story.kind.{name}")),
    };
    let languages = Choice {
        label: t("gallery.languages"),
        all: t("gallery.languages.all"),
        listed: |counts| counts.languages.clone(),
        chosen: |asked| asked.language.clone(),
        choose: |asked, language| asked.language = language,
        words: language_name,
    };
    let sources = Choice {
        label: t("gallery.sources"),
        all: t("gallery.sources.all"),
        listed: |counts| counts.sources.clone(),
        chosen: |asked| asked.source.clone(),
        choose: |asked, source| asked.source = source,
        words: str::to_owned,
    };
    let topics = Choice {
        label: t("gallery.topics"),
        all: t("gallery.topics.all"),
        listed: |counts| counts.topics.clone(),
        chosen: |asked| asked.topic.clone(),
        choose: |asked, topic| asked.topic = topic,
        words: str::to_owned,
    };
    view! {
        // Where there is room, topics are chips.
        <div class="gallery-topic">{topics.view(counts, asked, change)}</div>
        {[kinds, languages, sources].map(|choice| choice.view(counts, asked, change)).collect_view()}
    }
}

/// A language by its name in the reader's own.
fn language_name(tag: &str) -> String {
    let names = writer("languages", |locales| names_of_languages(locales).unwrap_or(JsValue::UNDEFINED));
    let named = || {
        let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
        of.call1(&names, &tag.into()).ok()?.as_string()
    };
    // What is no language tag, or a browser that knows no names, leaves the tag.
    named().unwrap_or_else(|| tag.to_owned())
}

fn names_of_languages(locales: &Array) -> Option<JsValue> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let names: Function = Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"language".into()).ok()?;
    Reflect::construct(&names, &Array::of2(locales, &options)).ok()
}

/// One list of choices.
struct Choice {
    label: String,
    all: String,
    listed: fn(&StoryCounts) -> Vec<ChoiceCount>,
    chosen: fn(&Asked) -> Option<String>,
    choose: fn(&mut Asked, Option<String>),
    words: fn(&str) -> String,
}

impl Choice {
    fn view(self, counts: Memo<Arc<StoryCounts>>, asked: Memo<Asked>, change: Callback<Asked>) -> AnyView {
        let Self { label, all, listed, chosen, choose, words } = self;
        // While somebody types neither changes, and nothing is drawn again.
        let now = Memo::new(move |_| asked.with(chosen));
        let list = Memo::new(move |_| counts.with(|counts| listed(counts)));
        let options = move || {
            let (now, mut list) = (now.get(), list.get());
            // Before anything is counted, what the address asks for is a choice too.
            if let Some(now) = now.clone().filter(|now| list.iter().all(|count| count.name != *now)) {
                list.push(ChoiceCount { name: now, stories: 0 });
            }
            let option = |count: ChoiceCount| {
                let selected = now.as_ref() == Some(&count.name);
                let words = format!("{} ({})", words(&count.name), number(count.stories));
                view! { <option value=count.name selected=selected>{words}</option> }
            };
            list.into_iter().map(option).collect_view()
        };
        let changed = move |value: String| {
            let mut asked = asked.get_untracked();
            choose(&mut asked, Some(value).filter(|value| !value.is_empty()));
            change.run(asked);
        };
        view! {
            <select class="input gallery-choice" aria-label=label class:is-chosen=move || now.with(Option::is_some)
                on:change:target=move |event| changed(event.target().value())>
                <option value="" selected=move || now.with(Option::is_none)>{all}</option>
                {options}
            </select>
        }
        .into_any()
    }
}

#[component]
fn Topics(counts: Memo<Arc<StoryCounts>>, asked: Memo<Asked>, change: Callback<Asked>) -> impl IntoView {
    let chosen = Memo::new(move |_| asked.with(|asked| asked.topic.clone()));
    let topics = Memo::new(move |_| counts.with(|counts| counts.topics.clone()));
    let choose = move |topic: Option<String>| change.run(Asked { topic, ..asked.get_untracked() });
    let chip = move |topic: Option<String>, words: String, count: Option<u64>| {
        let (mine, pressed) = (topic.clone(), topic);
        view! {
            <button type="button" class="chip" aria-pressed=move || (chosen.get() == pressed).to_string()
                on:click=move |_| choose(mine.clone())>
                {words}
                {count.map(|count| view! { <span class="figure muted small">{number(count)}</span> })}
            </button>
        }
    };
    let chips = move || {
        let first = chip(None, t("gallery.topics.all"), None);
        let (mut list, now) = (topics.get(), chosen.get());
        let kept = list.iter().position(|count| Some(&count.name) == now.as_ref());
        if let Some(place) = kept.filter(|place| *place >= CHIPS) {
            list.swap(place, CHIPS - 1);
        }
        let rest = list.into_iter().take(CHIPS);
        (
            first,
            rest.map(|count| chip(Some(count.name.clone()), count.name, Some(count.stories))).collect_view(),
        )
    };
    view! {
        <div class="gallery-topics" role="group" aria-label=t("gallery.topics")>{chips}</div>
    }
}
