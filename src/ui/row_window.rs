//! A grid of any length, of which only the rows near what is seen are in the page. The page itself scrolls; the rows that
//! are not there keep their height, so that nothing moves.
//!
//! A row takes the browser some milliseconds to make and to lay out. Rows that nobody sees yet are therefore made one at a
//! time, each right after a frame was painted: the next frame, and a key pressed meanwhile, find the way free.

use std::{cell::Cell, ops::Range, rc::Rc};

use leptos::{ev, html, leptos_dom::helpers::window_event_listener, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{FocusOptions, HtmlElement};

use crate::platform::device;

/// Items that are drawn before anything was measured.
const FIRST: usize = 6;
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
    /// The rows of which something was seen at the last look.
    seen: StoredValue<Range<usize>>,
    /// Whether a change of the rows is on its way.
    changing: StoredValue<bool>,
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
            seen: StoredValue::new(0..0),
            changing: StoredValue::new(false),
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

    /// Draws no more than what is seen, for the moment: all items are about to become others.
    pub fn renew(self) {
        let (columns, seen) = (self.rows.with_value(|rows| rows.columns), self.seen.get_value());
        if columns > 0 && !seen.is_empty() {
            self.there.set(items(&seen, columns, self.length.get_untracked()));
            spawn_local(self.lay_out());
        }
    }

    /// Has what is new laid out now, and not in the frame: whatever waits for that one is not held up.
    async fn lay_out(self) {
        leptos::task::tick().await;
        if let Some(Some(list)) = self.list.try_get_untracked() {
            let _ = list.offset_height();
        }
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
        let high = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0);
        let (seen, wanted) = self.rows.with_value(|rows| {
            let around = |spare: f64| place(rows, total, &((from - spare)..(from + high + spare)));
            (around(0.0), around(SPARE * high))
        });
        self.seen.set_value(seen.clone());
        let now = there.start / columns..there.end.div_ceil(columns).min(total);
        self.keep_room(&list, &now, total);
        let next = step(&now, &seen, &wanted);
        if items(&next, columns, length) != there {
            self.change(next);
        }
        if wanted.end == total && total > 0 {
            self.at_end.run(());
        }
    }

    /// Keeps the room of the rows that are not there.
    fn keep_room(self, list: &HtmlElement, rows: &Range<usize>, total: usize) {
        let style = HtmlElement::style(list);
        for (name, out) in [("--rows-before", 0..rows.start), ("--rows-after", rows.end..total)] {
            let height: f64 = self.rows.with_value(|known| out.map(|row| known.height(row)).sum());
            // Without it the rows that are there still stand below each other.
            let _ = style.set_property(name, &format!("{height}px"));
        }
    }

    /// Has these rows instead, once the frame is painted; what is new is measured as soon as it stands.
    fn change(self, rows: Range<usize>) {
        if self.changing.try_update_value(|changing| std::mem::replace(changing, true)) != Some(false) {
            return;
        }
        spawn_local(async move {
            device::after_paint().await;
            let Some(Some(list)) = self.list.try_get_untracked() else { return };
            let Some(length) = self.length.try_get_untracked() else { return };
            let columns = self.rows.with_value(|rows| rows.columns).max(1);
            let (there, now) = (self.there.get_untracked(), items(&rows, columns, length));
            keep_focus(&list, &there, &now);
            self.keep_room(&list, &rows, length.div_ceil(columns));
            self.changing.set_value(false);
            self.there.set(now);
            self.look_soon();
            self.lay_out().await;
        });
    }
}

/// The rows to have next, of those that are there. What is seen comes at once, whatever else is wanted row by row; what is not
/// wanted any more goes first.
fn step(now: &Range<usize>, seen: &Range<usize>, wanted: &Range<usize>) -> Range<usize> {
    let kept = now.start.max(wanted.start)..now.end.min(wanted.end);
    let whole = kept.start.min(seen.start)..kept.end.max(seen.end);
    if kept.is_empty() {
        seen.clone()
    } else if whole != kept || kept != *now {
        whole
    } else if now.end < wanted.end {
        now.start..now.end + 1
    } else {
        now.start.saturating_sub(1).max(wanted.start)..now.end
    }
}

/// The items of these rows, of `length`.
fn items(rows: &Range<usize>, columns: usize, length: usize) -> Range<usize> {
    (rows.start * columns).min(length)..(rows.end * columns).min(length)
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

/// The rows within `span`, one at least.
fn place(rows: &Rows, total: usize, span: &Range<f64>) -> Range<usize> {
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
    start..end
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_nobody_sees_come_one_at_a_time_and_what_is_seen_at_once() {
        // Not wanted any more: goes before anything comes.
        assert_eq!(step(&(0..5), &(2..4), &(1..6)), 1..5);
        // Wanted, below and above.
        assert_eq!(step(&(1..5), &(2..4), &(1..6)), 1..6);
        assert_eq!(step(&(2..6), &(3..5), &(0..6)), 1..6);
        // Seen already: all of it, though more than one.
        assert_eq!(step(&(0..3), &(2..5), &(1..7)), 1..5);
        // Far away: what is seen there.
        assert_eq!(step(&(0..4), &(90..92), &(89..94)), 90..92);
        // Nothing to do.
        assert_eq!(step(&(1..6), &(2..4), &(1..6)), 1..6);
    }

    #[test]
    fn a_window_moves_to_what_is_wanted_and_stays() {
        let (seen, wanted) = (40..43, 38..46);
        let mut now = 0..4;
        for _ in 0..10 {
            now = step(&now, &seen, &wanted);
        }
        assert_eq!(now, wanted);
    }
}
