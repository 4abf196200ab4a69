//! A grid of any length, of which only the rows near what is seen are in the page. The page itself scrolls; the rows that
//! are not there keep their height, so that nothing moves.

use std::{cell::Cell, ops::Range, rc::Rc};

use leptos::{ev, html, leptos_dom::helpers::window_event_listener, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Items that are drawn before anything was measured.
const FIRST: usize = 12;
/// Taken for the height of a row that was never seen while none was measured yet, in pixels.
const UNMEASURED: f64 = 320.0;
/// So much of the window's height is kept ready above and below it.
const SPARE: f64 = 0.4;

/// How high the rows are, as far as they were seen; kept while one looks at something else.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rows {
    columns: usize,
    /// Pixels from one row to the next; 0 where that is not known.
    heights: Vec<f64>,
    /// Taken for the height of rows that were never seen.
    estimate: f64,
}

impl Rows {
    /// The height of a row; the estimate where it is not known.
    fn height(&self, row: usize) -> f64 {
        let known = self.heights.get(row).copied().filter(|height| *height > 0.0);
        known.unwrap_or(if self.estimate > 0.0 { self.estimate } else { UNMEASURED })
    }

    /// Takes the average of what was measured first for all that was not. It stays: with an average that goes on changing,
    /// rows far away would move those that are read.
    fn estimate(&mut self) {
        let known: Vec<f64> = self.heights.iter().copied().filter(|height| *height > 0.0).collect();
        if self.estimate == 0.0 && !known.is_empty() {
            self.estimate = known.iter().sum::<f64>() / known.len() as f64;
        }
    }
}

/// The window on a grid.
#[derive(Clone, Copy)]
pub struct RowWindow {
    /// The grid: a list whose children are the items that are there.
    pub list: NodeRef<html::Ul>,
    /// The places of the items that are there.
    pub there: RwSignal<Range<usize>>,
    length: Signal<usize>,
    rows: StoredValue<Rows>,
    at_end: Callback<()>,
}

impl RowWindow {
    /// A window on `length` items; `rows` as they were left. `at_end` is called when the last row is near.
    pub fn new(length: Signal<usize>, rows: Rows, at_end: Callback<()>) -> Self {
        let window = Self {
            list: NodeRef::new(),
            there: RwSignal::new(0..FIRST.min(length.get_untracked())),
            length,
            rows: StoredValue::new(rows),
            at_end,
        };
        Effect::new(move |_| {
            length.track();
            window.list.track();
            window.look_soon();
        });
        // Many events of one frame are one look.
        let waiting = Rc::new(Cell::new(false));
        let soon = move |waiting: &Rc<Cell<bool>>| {
            if !waiting.replace(true) {
                let waiting = Rc::clone(waiting);
                request_animation_frame(move || {
                    waiting.set(false);
                    window.look();
                });
            }
        };
        let (scrolled, resized) = (Rc::clone(&waiting), waiting);
        let handles = [
            window_event_listener(ev::scroll, move |_| soon(&scrolled)),
            window_event_listener(ev::resize, move |_| soon(&resized)),
        ];
        on_cleanup(move || handles.into_iter().for_each(|handle| handle.remove()));
        window
    }

    /// The rows as they are known.
    pub fn rows(self) -> Rows {
        self.rows.try_get_value().unwrap_or_default()
    }

    /// Forgets the heights: there are other items now.
    pub fn forget(self) {
        self.rows.update_value(|rows| rows.heights.clear());
    }

    fn look_soon(self) {
        request_animation_frame(move || self.look());
    }

    /// Measures what is there, and moves the window to where the page is scrolled.
    pub fn look(self) {
        // The screen may be gone by now.
        let Some(Some(list)) = self.list.try_get_untracked() else { return };
        let Some(length) = self.length.try_get_untracked() else { return };
        let Some((columns, gap)) = shape(&list) else { return };
        let there = self.there.get_untracked();
        self.rows.update_value(|rows| measure(rows, &list, columns, gap, &there));
        let total = length.div_ceil(columns);
        let from = -list.get_bounding_client_rect().top();
        let seen = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0);
        let span = (from - SPARE * seen)..(from + (1.0 + SPARE) * seen);
        let (start, end, before, after) = self.rows.with_value(|rows| place(rows, total, &span));
        let style = HtmlElement::style(&list);
        for (name, height) in [("--rows-before", before), ("--rows-after", after)] {
            // Without them the rows that are there still stand below each other.
            let _ = style.set_property(name, &format!("{height}px"));
        }
        let now = start * columns..(end * columns).min(length);
        if now != there {
            keep_focus(&list, &there, &now);
            self.there.set(now);
            // What is new is measured once it stands.
            self.look_soon();
        }
        if end == total && total > 0 {
            self.at_end.run(());
        }
    }
}

/// How many columns the grid has, and how far its rows are apart.
fn shape(list: &HtmlElement) -> Option<(usize, f64)> {
    let style = window().get_computed_style(list).ok().flatten()?;
    let columns = style.get_property_value("grid-template-columns").ok()?;
    let gap = style.get_property_value("row-gap").ok()?;
    Some((columns.split_whitespace().count().max(1), gap.trim_end_matches("px").parse().unwrap_or(0.0)))
}

/// Keeps the heights of the rows that are there.
fn measure(rows: &mut Rows, list: &HtmlElement, columns: usize, gap: f64, there: &Range<usize>) {
    if rows.columns != columns {
        *rows = Rows { columns, ..Rows::default() };
    }
    let children = list.children();
    for at in there.clone().step_by(columns) {
        let child = u32::try_from(at - there.start).ok().and_then(|place| children.item(place));
        let Some(child) = child.and_then(|child| child.dyn_into::<HtmlElement>().ok()) else { break };
        let row = at / columns;
        if rows.heights.len() <= row {
            rows.heights.resize(row + 1, 0.0);
        }
        if let Some(height) = rows.heights.get_mut(row) {
            *height = child.get_bounding_client_rect().height() + gap;
        }
    }
    rows.estimate();
}

/// The rows within `span`, and the heights of all before and after them.
fn place(rows: &Rows, total: usize, span: &Range<f64>) -> (usize, usize, f64, f64) {
    let (mut start, mut before) = (0, 0.0);
    while start + 1 < total && before + rows.height(start) < span.start {
        before += rows.height(start);
        start += 1;
    }
    let (mut end, mut reached) = (start, before);
    while end < total && (end == start || reached < span.end) {
        reached += rows.height(end);
        end += 1;
    }
    let after = (end..total).map(|row| rows.height(row)).sum();
    (start, end, before, after)
}

/// What has the focus and is about to go hands it to the list, so that keys go on from here.
fn keep_focus(list: &HtmlElement, there: &Range<usize>, now: &Range<usize>) {
    let focused = document().active_element().filter(|active| list.contains(Some(active)));
    let children = list.children();
    let stays = |at: usize| now.contains(&(there.start + at));
    let goes = focused.is_some_and(|focused| {
        let mut items = (0..children.length()).filter_map(|n| children.item(n).map(|child| (n, child)));
        items.any(|(n, child)| child.contains(Some(&focused)) && !stays(n as usize))
    });
    if goes {
        let calmly = FocusOptions::new();
        calmly.set_prevent_scroll(true);
        // What cannot be focused is at least seen.
        let _ = list.focus_with_options(&calmly);
    }
}
