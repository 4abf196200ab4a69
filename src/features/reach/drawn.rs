//! What of a line is drawn.

use charts::Pyramid;
use domain::reach::Span;

use super::line::{Line, NetworkLine, place};
use crate::{
    i18n::{t, t_n},
    ui::chart::buckets::Buckets,
};

impl Line {
    /// What is drawn of it.
    pub fn picture(&self) -> Buckets {
        let counts = |clicks: &[u64]| Pyramid::of_counts(clicks.iter().copied().map(Some));
        Buckets {
            from: self.from.millis() as f64,
            width: self.width as f64,
            all: counts(&self.all),
            seen: self.seen.clone(),
            before: (!self.before.is_empty()).then(|| counts(&self.before)),
            highest: self.clicks().iter().chain(&self.before).copied().max().unwrap_or(0),
            labels: self.labels(),
            shares: self.shares.clone(),
            now: self.has_present().then(|| self.now_label()),
        }
    }

    /// A network's line on the scale of all of them: what is small looks small.
    pub fn network_picture(&self, own: &NetworkLine) -> Buckets {
        Buckets {
            from: self.start(place(self.seen.start)).millis() as f64,
            width: self.width as f64,
            all: Pyramid::of_counts(own.clicks.iter().copied().map(Some)),
            seen: 0..own.clicks.len(),
            before: None,
            highest: self.networks.iter().flat_map(|one| &one.clicks).copied().max().unwrap_or(0),
            labels: Vec::new(),
            shares: Vec::new(),
            now: None,
        }
    }

    /// Labels of time, counted back from the end; the present by its own name.
    fn labels(&self) -> Vec<(usize, String)> {
        let count = self.seen.len();
        let apart = match self.span {
            Span::Hour if count > 30 => 15,
            Span::Day if count > 12 => 6,
            Span::Weeks if count > 42 => 14,
            Span::Weeks if count > 14 => 7,
            _ => (count / 4).max(1),
        };
        let last = self.all.len().checked_sub(1);
        let name = |bucket: usize| {
            let present = last == Some(bucket);
            if present { t(&format!("reach.present.{}", self.span.name())) } else { self.name(bucket) }
        };
        self.seen.clone().rev().step_by(apart).map(|bucket| (bucket, name(bucket))).collect()
    }

    /// What the present says.
    fn now_label(&self) -> String {
        let now = self.all.last().copied().unwrap_or(0);
        t_n(&format!("reach.now.{}", self.span.name()), now, &[])
    }
}
