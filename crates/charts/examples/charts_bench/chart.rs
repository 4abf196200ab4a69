//! A chart of one line, as the app would keep it.

use charts::time::{DAY, draw_time_axes, draw_time_lines, time_ticks};
use charts::time::{LineData, LineName, Look, Points, TimeFrame, TimeLabel, TimeLive, View};
use charts::{Across, IntoDrawingArea, Pyramid, Scale, Theme};
use plotters::element::PathElement;
use plotters::style::{RGBColor, ShapeStyle};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// From one point to the next, milliseconds; the same number is in the page.
const STEP: f64 = 1_000.0;

/// See the module.
#[wasm_bindgen]
pub struct Chart {
    axes: HtmlCanvasElement,
    live: HtmlCanvasElement,
    values: Pyramid<f32>,
    /// How many points are kept, and how many were before the first of them.
    most: usize,
    gone: usize,
    /// There is room for at least so many.
    least: usize,
    frame: TimeFrame,
    /// The frame for which the axes are drawn.
    drawn: Option<TimeFrame>,
    theme: Theme,
}

#[wasm_bindgen]
impl Chart {
    /// A chart on two canvases of the same size, one over the other.
    #[wasm_bindgen(constructor)]
    pub fn new(axes: HtmlCanvasElement, live: HtmlCanvasElement) -> Result<Chart, JsError> {
        let name = LineName { label: String::new(), look: Look::Solid, series: None };
        let frame =
            TimeFrame { ground: false, ..TimeFrame::new(View::new(0.0, 1.0)?, Scale::counts(4), vec![name]) };
        Ok(Self {
            axes,
            live,
            values: Pyramid::default(),
            most: usize::MAX,
            gone: 0,
            least: 2,
            frame,
            drawn: None,
            theme: Theme::light(),
        })
    }

    /// Takes all values over and shows them.
    pub fn take(&mut self, values: Vec<f32>) -> Result<(), JsError> {
        self.values = Pyramid::from(values);
        self.look(0.0, self.room())
    }

    /// Keeps about so many of the newest points and shows those, with room for at least `least`: a live line has a span
    /// of its own, it does not begin with the first points as wide as the picture.
    pub fn keep(&mut self, most: usize, least: usize) {
        (self.most, self.least) = (most, least);
    }

    /// Appends values and draws again. The axes reach a little into the future, so that they stand still for a while.
    pub fn append(&mut self, values: &[f32]) -> Result<(), JsError> {
        self.values.extend(values);
        let gone = self.values.keep(self.most);
        self.gone += gone;
        if gone > 0 || self.frame.view.to() < self.last() || self.highest() > self.frame.scale.high {
            self.look(self.gone as f64, self.gone as f64 + self.room())
        } else {
            self.draw()
        }
    }

    /// Appends values and draws again, axes and all.
    pub fn append_with_axes(&mut self, values: &[f32]) -> Result<(), JsError> {
        self.drawn = None;
        self.append(values)
    }

    /// Shows the points from one index to another.
    pub fn look(&mut self, from: f64, to: f64) -> Result<(), JsError> {
        let view = View::new(from * STEP, to * STEP)?;
        let (low, high) = self.points().extremes(view).unwrap_or((0.0, 1.0));
        let scale = Scale::of(f64::min(low, 0.0), high, true, 4)?;
        let (_, ticks) = time_ticks(view, 0.0, 8);
        let text = |at: f64| {
            format!("{:02}:{:02}", (at % DAY / 3_600_000.0) as u32, (at % 3_600_000.0 / 60_000.0) as u32)
        };
        self.frame.x_labels = ticks.into_iter().map(|at| TimeLabel { at, text: text(at) }).collect();
        (self.frame.view, self.frame.scale, self.frame.y_labels) = (view, scale, scale.labels());
        self.draw()
    }

    /// Draws every point there is in sight, for comparison.
    pub fn draw_all(&self) -> Result<(), JsError> {
        clear(&self.live)?;
        let size = (f64::from(self.live.width()), f64::from(self.live.height()));
        let place = |at: f64, value: f64| self.frame.place(at, value, size, &self.theme).unwrap_or_default();
        let view = self.frame.view;
        let (start, end) = (place(view.from(), 0.0).0.round() as i32, place(view.to(), 0.0).0.round() as i32);
        let across = Across::new(view.from() / STEP, view.to() / STEP, (end - start + 1) as usize)?;
        let (first, last) = across.indexes(self.values.values().len());
        let point = |(index, value): (usize, &f32)| {
            let index = index as f64;
            (start + across.column(index) as i32, place(index * STEP, f64::from(*value)).1.round() as i32)
        };
        let seen = self.values.values().iter().enumerate().take(last).skip(first);
        let points: Vec<(i32, i32)> = seen.map(point).collect();
        let charts::Rgb(red, green, blue) = self.theme.accent;
        let style = ShapeStyle { color: RGBColor(red, green, blue).into(), filled: false, stroke_width: 2 };
        let area = backend(&self.live)?.into_drawing_area();
        area.draw(&PathElement::new(points, style)).map_err(|error| JsError::new(&error.to_string()))?;
        // The dot at the end stands in both pictures.
        let end = last.checked_sub(1).and_then(|last| self.points().get(last));
        let end: Vec<_> = end.into_iter().collect();
        let lines = [LineData { points: Points::At(&end), band: &[] }];
        Ok(draw_time_lines(
            &area,
            &self.frame,
            &TimeLive { lines: &lines, shares: &[], now: None },
            &self.theme,
        )?)
    }
}

impl Chart {
    fn points(&self) -> Points<'_> {
        Points::Every { from: self.gone as f64 * STEP, step: STEP, values: &self.values }
    }

    fn last(&self) -> f64 {
        (self.gone + self.values.values().len()).saturating_sub(1) as f64 * STEP
    }

    fn highest(&self) -> f64 {
        let all = self.values.values().len();
        self.values.extremes(all.saturating_sub(2_000), all).map_or(0.0, |(_, high)| f64::from(high))
    }

    /// As many points as there are, and a fiftieth of room for more.
    fn room(&self) -> f64 {
        let all = self.values.values().len() as f64;
        (all * 1.02).max(self.least as f64)
    }

    fn draw(&mut self) -> Result<(), JsError> {
        if self.drawn.as_ref() != Some(&self.frame) {
            clear(&self.axes)?;
            draw_time_axes(&backend(&self.axes)?.into_drawing_area(), &self.frame, &self.theme)?;
            self.drawn = Some(self.frame.clone());
        }
        clear(&self.live)?;
        let lines = [LineData { points: self.points(), band: &[] }];
        let live = TimeLive { lines: &lines, shares: &[], now: None };
        Ok(draw_time_lines(&backend(&self.live)?.into_drawing_area(), &self.frame, &live, &self.theme)?)
    }
}

fn backend(canvas: &HtmlCanvasElement) -> Result<CanvasBackend, JsError> {
    CanvasBackend::with_canvas_object(canvas.clone()).ok_or_else(|| JsError::new("no canvas"))
}

fn clear(canvas: &HtmlCanvasElement) -> Result<(), JsError> {
    let context = canvas.get_context("2d").ok().flatten().ok_or_else(|| JsError::new("no context"))?;
    let pen: CanvasRenderingContext2d = context.dyn_into().map_err(|_| JsError::new("no drawing context"))?;
    pen.set_line_join("round");
    pen.set_line_cap("round");
    pen.clear_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
    Ok(())
}
