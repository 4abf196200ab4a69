//! Counts in equally long buckets of time, as a line that is drawn the same way on a screen and in a file.

use std::ops::Range;

use charts::{
    Area, ChartError, DrawingBackend, Pyramid, Scale, Theme,
    time::{
        LineData, LineName, Look, Points, Present, Readout, ReadoutRow, TimeFrame, TimeLabel, TimeLive, View,
        draw_brush, draw_cursor, draw_time_axes, draw_time_lines,
    },
};

use super::time::Pointed;
use crate::i18n::number;

/// The counts, and what is seen of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Buckets {
    /// When the first bucket there is begins, milliseconds since 1970.
    pub from: f64,
    /// How long a bucket is, milliseconds, above zero.
    pub width: f64,
    /// The counts of all buckets; NaN where there is none to show.
    pub all: Pyramid<f32>,
    /// The buckets that are seen.
    pub seen: Range<usize>,
    /// The counts of the equally long time before what is seen, where it is compared with.
    pub before: Option<Pyramid<f32>>,
    /// The highest count that is seen, of either line.
    pub highest: u64,
    /// Labels of time: the bucket and its words.
    pub labels: Vec<(usize, String)>,
    /// The buckets in which something was shared.
    pub shares: Vec<usize>,
    /// What the present says, where the last bucket there is holds it.
    pub now: Option<String>,
}

impl Buckets {
    /// When a bucket begins, milliseconds since 1970.
    fn at(&self, bucket: usize) -> f64 {
        self.from + bucket as f64 * self.width
    }

    /// From the beginning of the first of these buckets to that of the last; none where there is none.
    fn view(&self, buckets: &Range<usize>) -> Option<View> {
        View::new(self.at(buckets.start), self.at(buckets.end.checked_sub(1)?)).ok()
    }

    /// What the axes show; they are drawn again only when it differs.
    pub fn frame(&self) -> Option<TimeFrame> {
        let looks = self.before.iter().map(|_| Look::Muted).chain([Look::Solid]);
        let mut frame = TimeFrame::new(self.view(&self.seen)?, Scale::counts(self.highest), unnamed(looks));
        frame.y_labels = frame.scale.ticks().into_iter().map(|tick| number(tick as u64)).collect();
        let label = |(bucket, text): &(usize, String)| TimeLabel { at: self.at(*bucket), text: text.clone() };
        frame.x_labels = self.labels.iter().map(label).collect();
        frame.words_above = true;
        Some(frame)
    }

    /// The bucket at `x` CSS pixels from the left of a chart `width` CSS pixels wide, counted from the first that is seen.
    pub fn bucket_at(&self, frame: &TimeFrame, x: f64, width: f64, theme: &Theme) -> Option<usize> {
        let moment = frame.moment_at(x, (width, width), theme)?;
        let place = ((moment - self.at(self.seen.start)) / self.width).round().max(0.0) as usize;
        Some(place.min(self.seen.len().checked_sub(1)?))
    }

    fn line(&self) -> Points<'_> {
        Points::Every { from: self.from, step: self.width, values: &self.all }
    }

    /// The time before, laid over what is seen.
    fn line_before(&self) -> Option<Points<'_>> {
        let from = self.at(self.seen.start);
        self.before.as_ref().map(|values| Points::Every { from, step: self.width, values })
    }

    /// Draws what lives.
    pub fn draw<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        frame: &TimeFrame,
        theme: &Theme,
    ) -> Result<(), ChartError> {
        let points = self.line_before().into_iter().chain([self.line()]);
        let lines: Vec<LineData<'_>> = points.map(plain).collect();
        let shares: Vec<f64> = self.shares.iter().map(|bucket| self.at(*bucket)).collect();
        let last = self.at(self.all.values().len().saturating_sub(1));
        let now = self.now.as_deref().map(|words| Present { at: last, words });
        draw_time_lines(area, frame, &TimeLive { lines: &lines, shares: &shares, now }, theme)
    }

    /// Draws what is pointed at.
    pub fn draw_pointed<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        frame: &TimeFrame,
        pointed: Pointed,
        theme: &Theme,
    ) -> Result<(), ChartError> {
        let seen = |place: usize| self.at(self.seen.start + place);
        if let Some((from, to)) = pointed.chosen {
            draw_brush(area, frame, (seen(from), seen(to)), theme)?;
        }
        let Some(place) = pointed.at else { return Ok(()) };
        let values = self.before.iter().map(|before| (before, place));
        let values =
            values.chain([(&self.all, self.seen.start + place)]).enumerate().map(|(line, (values, at))| {
                ReadoutRow {
                    line,
                    value: values.values().get(at).filter(|value| !value.is_nan()).copied().map(f64::from),
                    text: String::new(),
                }
            });
        let readout = Readout { at: seen(place), title: String::new(), rows: values.collect() };
        draw_cursor(area, frame, &readout, theme)
    }

    /// Draws all there is in a strip, and from which bucket to which it is seen.
    pub fn draw_whole<DB: DrawingBackend>(&self, area: &Area<DB>, theme: &Theme) -> Result<(), ChartError> {
        let all = 0..self.all.values().len();
        let Some(view) = self.view(&all) else { return Ok(()) };
        let highest = self.all.extremes(all.start, all.end).map_or(0, |(_, highest)| highest as u64);
        let frame = TimeFrame::bare(view, Scale::counts(highest), unnamed([Look::Solid]));
        let live = TimeLive { lines: &[plain(self.line())], shares: &[], now: None };
        draw_time_lines(area, &frame, &live, theme)?;
        let part = (self.at(self.seen.start), self.at(self.seen.end.saturating_sub(1)));
        draw_brush(area, &frame, part, theme)
    }

    /// Draws axes and lines at once, for a file.
    pub fn draw_all<DB: DrawingBackend>(&self, area: &Area<DB>, theme: &Theme) -> Result<(), ChartError> {
        let Some(frame) = self.frame() else { return Ok(()) };
        draw_time_axes(area, &frame, theme)?;
        self.draw(area, &frame, theme)
    }

    /// Draws the seen part without words on a scale up to `highest`, with the bucket that is looked at, counted from the
    /// first that is seen.
    pub fn draw_small<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        at: Option<usize>,
        theme: &Theme,
    ) -> Result<(), ChartError> {
        let Some(frame) = self.small_frame() else { return Ok(()) };
        let live = TimeLive { lines: &[plain(self.line())], shares: &[], now: None };
        draw_time_lines(area, &frame, &live, theme)?;
        self.draw_pointed(area, &frame, Pointed { at, chosen: None }, theme)
    }

    /// The frame of [`Buckets::draw_small`].
    pub fn small_frame(&self) -> Option<TimeFrame> {
        let view = self.view(&self.seen)?;
        Some(TimeFrame::bare(view, Scale::counts(self.highest), unnamed([Look::Solid])))
    }
}

/// Lines without names of their own: what they are stands around the chart.
fn unnamed(looks: impl IntoIterator<Item = Look>) -> Vec<LineName> {
    looks.into_iter().map(|look| LineName { label: String::new(), look, series: None }).collect()
}

/// A line without a band.
fn plain(points: Points<'_>) -> LineData<'_> {
    LineData { points, band: &[] }
}
