//! The gallery.

use std::sync::Arc;

use domain::quiz::Pack;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    asked::{Asked, ask, asked},
    card::StoryCard,
    filters::Filters,
    import_view::AddStories,
    kept::{self, Item},
    list::List,
};
use crate::{
    i18n::t,
    places,
    session::use_session,
    ui::{
        empty::Empty,
        icon::Icon,
        load::Load,
        problem_note::ProblemNote,
        row_window::{RowWindow, Rows},
        skeleton::Skeleton,
    },
};

/// Stories to share: found, narrowed, ordered.
#[component]
pub fn Gallery() -> impl IntoView {
    let session = use_session();
    let list = List::new(session, asked());
    let pack = RwSignal::new(session.pack_at_hand());
    // Whether it is settled whom the stories fit: a card that learnt it later would grow under the reader.
    let settled = RwSignal::new(pack.with_untracked(Option::is_some));
    spawn_local(async move {
        // Without the typology the cards are there all the same, without saying whom they fit.
        if let Ok(typology) = session.pack().await {
            let _ = pack.try_set(Some(typology));
        }
        let _ = settled.try_set(true);
    });
    let without_quiz =
        move || list.by_fit() && session.me.with(|me| me.as_ref().is_none_or(|me| me.quiz.is_none()));
    view! {
        <div class="gallery">
            <div class="screen-head gallery-head">
                <h1 id="screen" tabindex="-1">{t("gallery.title")}</h1>
                <p class="muted">{t("gallery.intro")}</p>
                <p class="small"><a href=places::to("/suggest")>{t("today.suggest.go")}</a></p>
                {move || session.is_facilitator().then(|| view! { <AddStories added=Callback::new(move |()| list.fetch(true)) /> })}
            </div>
            <Filters session=session list=list />
            {move || without_quiz().then(|| view! {
                <p class="gallery-hint small">
                    {t("gallery.no_quiz")}" "<a href=places::to("/quiz")>{t("gallery.no_quiz.go")}</a>
                </p>
            })}
            {move || list.stale.get().then(|| view! {
                <div class="note is-notice gallery-stale" role="status">
                    <Icon name="refresh" />
                    <div>
                        <div class="row">
                            <span>{t("gallery.stale")}</span>
                            <button type="button" class="button" on:click=move |_| list.fetch(true)>{t("gallery.stale.show")}</button>
                        </div>
                    </div>
                </div>
            })}
            <Stories list=list pack=pack settled=settled />
        </div>
    }
}

#[component]
fn Stories(list: List, pack: RwSignal<Option<Arc<Pack>>>, settled: RwSignal<bool>) -> impl IntoView {
    let state = Memo::new(move |_| match list.shown.get() {
        Load::Waiting => 0,
        Load::Failed(_) => 1,
        Load::Ready(shown) if shown.items.is_empty() => 2,
        Load::Ready(_) if list.by_fit() && !settled.get() => 0,
        Load::Ready(_) => 3,
    });
    move || {
        match state.get() {
        0 => view! { <div class="story-grid" aria-busy="true">{(0..6).map(|_| view! { <Skeleton boxes=1 lines=3 /> }).collect_view()}</div> }.into_any(),
        1 => {
            let problem = move || match list.shown.get() {
                Load::Failed(problem) => Some(problem),
                _ => None,
            };
            view! { {move || problem().map(|problem| view! { <ProblemNote problem=problem retry=Callback::new(move |()| list.fetch(true)) /> })} }.into_any()
        }
        2 => view! { <Nothing asked=list.asked /> }.into_any(),
        _ => view! { <Grid list=list pack=pack /> }.into_any(),
    }
    }
}

#[component]
fn Nothing(asked: Memo<Asked>) -> impl IntoView {
    let asking = ask();
    if asked.with_untracked(Asked::narrows) {
        let order = asked.with_untracked(|asked| asked.order);
        let clear = move |_| asking(Asked { order, ..Asked::default() });
        view! {
            <Empty icon="search" title=t("gallery.none.title") text=t("gallery.none.text")>
                <button type="button" class="button" on:click=clear>{t("gallery.none.clear")}</button>
            </Empty>
        }
        .into_any()
    } else {
        view! { <Empty icon="stories" title=t("gallery.empty.title") text=t("gallery.empty.text") /> }
            .into_any()
    }
}

#[component]
fn Grid(list: List, pack: RwSignal<Option<Arc<Pack>>>) -> impl IntoView {
    let shown = move || list.shown.ready();
    let length = Signal::derive(move || list.shown.ready().map_or(0, |shown| shown.items.len()));
    let total = Memo::new(move |_| shown().map_or(0, |shown| shown.total));
    // Whoever scrolls goes on reading; whoever presses the button is led to the first of the new stories.
    let near_end = Callback::new(move |()| {
        if list.stuck.with_untracked(Option::is_none) {
            list.grow(|_| {});
        }
    });
    let rows = if list.came_back() { kept::rows() } else { Rows::default() };
    let window = RowWindow::new(length, rows, near_end);
    // Before they are drawn; what is only longer than before begins with the same item.
    let began = StoredValue::new(None);
    ImmediateEffect::new_scoped(move || {
        let first = list.shown.ready().and_then(|shown| shown.items.first().map(Arc::clone));
        let same = began.with_value(|began: &Option<Arc<Item>>| match (began, &first) {
            (Some(began), Some(first)) => Arc::ptr_eq(began, first),
            _ => false,
        });
        if !same && began.try_update_value(|began| std::mem::replace(began, first)).flatten().is_some() {
            window.renew();
        }
    });
    Effect::new(move |before: Option<()>| {
        list.asked.track();
        if before.is_some() {
            window.forget();
        }
    });
    let more = move || {
        list.grow(move |first| {
            window.look();
            // The button moves away under the focus: it goes on with the first of the new stories.
            request_animation_frame(move || focus_story(first));
        });
    };
    let there = move || {
        let (range, items) = (window.there.get(), shown().map(|shown| shown.items).unwrap_or_default());
        let by_fit = list.by_fit();
        let places = range.filter_map(|at| Some((at, by_fit, Arc::clone(items.get(at)?))));
        places.collect::<Vec<_>>()
    };
    view! {
        <ul class="story-grid" role="list" tabindex="-1" aria-label=t("gallery.title") node_ref=window.list
            on:click=move |_| {
                kept::mark();
                kept::keep_rows(window.rows());
            }>
            <For each=there key=|(at, by_fit, item)| (*at, *by_fit, item.story.id, item.story.version, item.reasons.len())
                let((at, by_fit, item))>
                <li aria-posinset=at + 1 aria-setsize=move || total.get() data-place=at>
                    <StoryCard story=item.story.clone() pack=pack
                        reasons=if by_fit { item.reasons.clone() } else { Vec::new() } />
                </li>
            </For>
        </ul>
        {move || list.stuck.get().map(|problem| view! {
            <ProblemNote problem=problem retry=Callback::new(move |()| more()) />
        })}
        {move || shown().is_some_and(|shown| shown.next.is_some()).then(|| view! {
            <p class="gallery-more">
                <button type="button" class="button" aria-disabled=move || list.growing.get().to_string()
                    on:click=move |_| more()>
                    {move || if list.growing.get() { t("gallery.more.waiting") } else { t("gallery.more") }}
                </button>
            </p>
            <p class="muted small gallery-find">{t("gallery.find_in_page")}</p>
        })}
    }
}

/// Moves the focus to the story at this place of the grid.
fn focus_story(place: usize) {
    use wasm_bindgen::JsCast;
    let selector = format!(".story-grid > li[data-place=\"{place}\"] a");
    let link = document().query_selector(&selector).ok().flatten();
    if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A link that cannot be focused leaves the focus where it was.
        let _ = link.focus();
    }
}
