//! Three cards on the table: one goes to "most like me", one to "least like me", the third stays. By dragging or
//! flicking, by a press (first the most, then the least), or by keys. Nothing is answered before somebody says so.

use domain::quiz::Response;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent};

use super::{
    flight::{Drag, fly},
    hand::{Hand, Spot},
    keys,
    taking::Taking,
};
use crate::{
    i18n::{t, t_with},
    ui::announce::announce,
};

/// Everything the table watches.
#[derive(Clone, Copy)]
struct Table {
    hand: RwSignal<Hand>,
    /// The cards: id and words.
    cards: StoredValue<Vec<(String, String)>>,
    /// Its element.
    place: NodeRef<html::Div>,
    /// The button that answers.
    next: NodeRef<html::Button>,
    drag: StoredValue<Option<Drag>>,
}

impl Table {
    /// Changes what lies where; the cards fly there, and it is said.
    fn change(self, change: impl FnOnce(&mut Hand)) {
        let before = self.hand.get_untracked();
        if let Some(place) = self.place.get_untracked() {
            fly(&place);
        }
        self.hand.update(change);
        if self.hand.with_untracked(|hand| *hand != before) {
            announce(self.said());
        }
    }

    fn words(self, spot: Spot) -> String {
        let id = self.hand.with_untracked(|hand| hand.at(spot).map(str::to_owned));
        let found = |cards: &Vec<(String, String)>| {
            cards.iter().find(|(card, _)| Some(card) == id.as_ref()).map(|(_, words)| words.clone())
        };
        self.cards.with_value(found).unwrap_or_default()
    }

    /// What lies where, and what comes next.
    fn said(self) -> String {
        let (most, least) = (self.words(Spot::Most), self.words(Spot::Least));
        let key = match (most.is_empty(), least.is_empty()) {
            (true, true) => "quiz.game.said_none",
            (false, true) => "quiz.game.said_most",
            (true, false) => "quiz.game.said_least",
            (false, false) => "quiz.game.said_both",
        };
        t_with(key, &[("most", &most), ("least", &least)])
    }

    /// After a choice by keys the key that answers is where the next key falls; a finger or mouse is left alone.
    fn after_keys(self) {
        if let (true, Some(next)) =
            (self.hand.with_untracked(|hand| hand.both().is_some()), self.next.get_untracked())
        {
            // A button that is not there cannot be pressed either.
            let _ = next.focus();
        }
    }

    fn key(self, key: &str) -> bool {
        let card = keys::place(key).and_then(|at| self.cards.with_value(|cards| cards.get(at).cloned()));
        match (card, key) {
            (Some((card, _)), _) => {
                self.change(|hand| hand.tap(&card));
                self.after_keys();
                true
            }
            (None, "Backspace" | "Escape" | "Undo") if !self.hand.with_untracked(Hand::is_empty) => {
                self.change(Hand::take_back);
                true
            }
            _ => keys::arrow(key),
        }
    }
}

/// The table.
#[component]
pub fn Game(
    taking: Taking,
    /// The question's id.
    question: String,
    /// The cards: id and words.
    cards: Vec<(String, String)>,
    /// What was answered before.
    given: Option<Response>,
    /// What is asked, for those who hear it.
    label: String,
) -> impl IntoView {
    let ids: Vec<String> = cards.iter().map(|(id, _)| id.clone()).collect();
    let before = match given {
        Some(Response::BestWorst { best, worst }) => Some(Hand::of(best, worst)),
        _ => None,
    };
    let hand = taking.draft(&question).or(before).filter(|hand| hand.fits(&ids)).unwrap_or_default();
    let table = Table {
        hand: RwSignal::new(hand),
        cards: StoredValue::new(cards.clone()),
        place: NodeRef::new(),
        next: NodeRef::new(),
        drag: StoredValue::new(None),
    };
    // Half a choice outlives a closed page as well.
    Effect::new(move |before: Option<()>| {
        table.hand.with(|hand| {
            // A card may be laid before this runs for the first time.
            if before.is_some() || !hand.is_empty() {
                taking.keep_draft(&question, hand);
            }
        });
    });
    keys::listen(move |key| table.key(key));
    let both = Memo::new(move |_| table.hand.with(|hand| hand.both().is_some()));
    let go_on = move |_| match table.hand.with_untracked(Hand::both) {
        Some((best, worst)) => taking.answer(Response::BestWorst { best, worst }),
        None => announce(table.said()),
    };
    let hint = move || {
        let most = table.hand.with(|hand| hand.at(Spot::Most).is_some());
        t(match (both.get(), most) {
            (true, _) => "quiz.game.both",
            (_, true) => "quiz.game.then",
            _ => "quiz.game.first",
        })
    };
    let cards =
        cards.into_iter().enumerate().map(|(at, (id, words))| card(table, at, id, words)).collect_view();
    view! {
        <p class="game-hint">{hint}</p>
        <div class="game" node_ref=table.place>
            <div class="game-spot is-most" aria-hidden="true"><span>{t("quiz.most")}</span></div>
            <div class="game-spot is-least" aria-hidden="true"><span>{t("quiz.least")}</span></div>
            <div class="game-cards" role="group" aria-label=label data-choices="">{cards}</div>
        </div>
        <div class="game-actions">
            <button type="button" class="button is-icon" class:is-away=move || !both.get() aria-label=t("quiz.game.swap")
                on:click=move |_| table.change(Hand::swap)>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.75"
                    stroke-linecap="round" stroke-linejoin="round">
                    <path d="M8 4.500V19M4.500 15.500 8 19l3.500-3.500M16 19.500V5M12.500 8.500 16 5l3.500 3.500" />
                </svg>
            </button>
            <button type="button" class="button is-primary" data-next="" node_ref=table.next
                aria-disabled=move || (!both.get()).then_some("true") on:click=go_on>
                {t("quiz.game.next")}
            </button>
        </div>
    }
}

/// One card.
fn card(table: Table, at: usize, id: String, words: String) -> impl IntoView {
    let card = StoredValue::new(id.clone());
    let spot = Memo::new(move |_| table.hand.with(|hand| card.with_value(|card| hand.spot(card))));
    let mark = move || spot.get().map(|spot| t(&format!("quiz.{}", spot.name())));
    let press = move || table.change(|hand| card.with_value(|card| hand.tap(card)));
    // What a finger or mouse did is done when it is lifted: a browser may leave out the press that should follow. A
    // press without either comes from a key or from a program that helps.
    let pressed = move |event: MouseEvent| {
        let done = table.drag.get_value().is_some_and(|drag| drag.ended);
        table.drag.set_value(None);
        if event.detail() == 0 {
            press();
            table.after_keys();
        } else if !done {
            press();
        }
    };
    let down = move |event: ev::PointerEvent| {
        if event.is_primary() && event.button() == 0 {
            table.drag.set_value(Some(Drag::begin(&event)));
        }
    };
    let moved = move |event: ev::PointerEvent| {
        let (Some(element), Some(place)) = (element(&event), table.place.get_untracked()) else { return };
        table
            .drag
            .update_value(|drag| drag.iter_mut().for_each(|drag| drag.follow(&event, &element, &place)));
    };
    let up = move |event: ev::PointerEvent| {
        let (Some(element), Some(place)) = (element(&event), table.place.get_untracked()) else { return };
        let Some(mut drag) = table.drag.get_value().filter(|drag| !drag.ended) else { return };
        drag.ended = true;
        table.drag.set_value(Some(drag));
        if drag.moved {
            let to = drag.end(&event, &element, &place, spot.get_untracked());
            table.change(|hand| card.with_value(|card| hand.put(card, to)));
        } else {
            press();
        }
    };
    let cancelled = move |event: ev::PointerEvent| {
        table.drag.set_value(None);
        if let (Some(element), Some(place)) = (element(&event), table.place.get_untracked()) {
            Drag::let_go(&element, &place);
        }
    };
    view! {
        <button type="button" class="game-card" data-choice=id data-at=at.to_string()
            data-spot=move || spot.get().map(Spot::name) aria-pressed=move || spot.get().is_some().to_string()
            on:click=pressed on:pointerdown=down on:pointermove=moved on:pointerup=up on:pointercancel=cancelled>
            <kbd aria-hidden="true">{at + 1}</kbd>
            <span>{words}</span>
            <em>{mark}</em>
        </button>
    }
}

/// The card of an event.
fn element(event: &ev::PointerEvent) -> Option<HtmlElement> {
    event.current_target().and_then(|target| target.dyn_into().ok())
}
