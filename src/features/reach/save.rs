//! The line as a file.

use charts::{Area, ChartError, DrawingBackend, Theme, sheet_head};
use domain::{reach::Measure, view::stamp};

use super::line::{Line, place};
use crate::{
    i18n::{t, t_with},
    ui::chart::save::Sheet,
};

/// The line with the name it gets.
pub struct LineSheet {
    /// The line as it is looked at.
    pub line: Line,
    /// What it shows.
    pub title: String,
}

impl Sheet for LineSheet {
    fn name(&self) -> String {
        let day = |bucket: usize| self.line.start(place(bucket)).day().date();
        let (from, to) = (day(self.line.seen.start), day(self.line.seen.end.saturating_sub(1)));
        if from == to {
            format!("polyphony-clicks-{from}")
        } else {
            format!("polyphony-clicks-{from}-to-{to}")
        }
    }

    fn size(&self) -> (u32, u32) {
        (960, 480)
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>, theme: &Theme) -> Result<(), ChartError> {
        let line = &self.line;
        let how = t(match line.measure {
            Measure::Measured => "reach.sheet.measured",
            Measure::Practice => "reach.sheet.practice",
        });
        let mut words = t_with("reach.sheet.line", &[("period", &line.period()), ("how", &how)]);
        if !line.before.is_empty() {
            words = t_with("reach.sheet.before", &[("line", &words)]);
        }
        let below = sheet_head(area, &self.title, &words, theme)?;
        line.picture().draw_all(&below, theme)
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let line = &self.line;
        let compared = !line.before.is_empty();
        let networks: Vec<_> = line.networks.iter().filter(|one| one.shown).collect();
        let mut head = vec![t("reach.when.utc"), t("reach.clicks")];
        head.extend(compared.then(|| t("reach.before")));
        head.extend(networks.iter().map(|one| t(&format!("network.{}", one.network.name()))));
        let row = |(at, clicks): (usize, &u64)| {
            let mut cells =
                vec![stamp(line.start(place(line.seen.start + at)), line.span), clicks.to_string()];
            let cell = |counts: &[u64]| counts.get(at).copied().unwrap_or(0).to_string();
            cells.extend(compared.then(|| cell(&line.before)));
            cells.extend(networks.iter().map(|one| cell(&one.clicks)));
            cells
        };
        let mut rows = vec![head];
        rows.extend(line.clicks().iter().enumerate().map(row));
        rows
    }
}
