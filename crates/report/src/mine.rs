//! The report of one person: what was counted on their own links, what networks told them, what may be estimated.

use std::cmp::Reverse;

use charts::{
    Bar, BarChart, Layout,
    time::{LineName, Look as LineLook},
};
use domain::{
    numbers::MyNumbers,
    person::Me,
    problem::Problem,
    reach::{Measure, MyReach, Span},
    reported::MyReported,
    share::Share,
    time::Day,
    trail::{by_network, series},
};

use crate::{
    Block, Figure, Kind, Look, Period, Reachable, Sheet, Table, Texts,
    sheet::{Line, foreign},
};

/// The most shares that are listed.
const MOST_ROWS: usize = 6;
/// The most networks that have a bar.
const MOST_BARS: usize = 6;

/// What is known of a person's reach.
#[derive(Debug, Clone, Copy)]
pub struct Mine<'a> {
    /// The programme's name.
    pub programme: &'a str,
    /// Who it is.
    pub me: &'a Me,
    /// Their clicks, by the day ([`Span::Weeks`]).
    pub reach: &'a MyReach,
    /// Their numbers about people over the same days.
    pub numbers: &'a MyNumbers,
    /// What networks reported to them.
    pub reported: &'a MyReported,
    /// Their shares.
    pub shares: &'a [Share],
}

impl Mine<'_> {
    /// The days that clicks are known of: the span, and the equally long one before it.
    pub fn reachable(&self) -> Reachable {
        let first = self.reach.series.from.day().number();
        let (_, days) = Span::Weeks.buckets();
        Reachable { first: Day::from_number(first - days), last: Day::from_number(first + days - 1) }
    }

    /// The period that the two parameters name.
    pub fn period(&self, from: Option<&str>, days: Option<&str>) -> Result<Period, Problem> {
        Period::read(from, days, self.reachable())
    }

    /// The buckets of a period.
    fn buckets(&self, period: Period) -> std::ops::Range<i64> {
        let start = period.first.number() - self.reach.series.from.day().number();
        start..start + period.days
    }

    /// Whether it is the very days that the numbers about people are for.
    fn is_whole(&self, period: Period) -> bool {
        self.buckets(period) == (0..Span::Weeks.buckets().1)
    }
}

/// The report about a period.
pub fn mine(known: &Mine<'_>, period: Period, look: &Look) -> Sheet {
    let texts = look.texts;
    let buckets = known.buckets(period);
    let counts = series(&known.reach.trails, buckets.clone());
    let clicks = sum(&counts);
    let before = before(known, period);
    let (from, to) = (texts.date(period.first), texts.date(period.last()));
    let span = [("from", from.as_str()), ("to", to.as_str())];
    let mut lead = match clicks {
        0 => texts.t_with("report.none", &span),
        n => texts.t_n("report.words", n, &span),
    };
    if let Some(before) = &before {
        lead = format!("{lead} {}", texts.t_with("report.before", &[("n", &texts.number(sum(before)))]));
    }
    let figures = figures(known, period, clicks, texts);
    let foot = foot(known, &figures, texts);
    let mut blocks = vec![Block::Figures(figures), line(known, period, counts, before, texts)];
    if clicks > 0 {
        let (networks, shares) = (networks(known, period, texts), shares(known, period, texts));
        blocks.push(Block::Beside(Box::new(networks), Box::new(shares)));
    }
    Sheet {
        eyebrow: eyebrow(known),
        title: texts.t("reach.title"),
        period: texts.t_with("reach.period", &span),
        lead,
        blocks,
        foot,
    }
}

/// The programme, and the person; a newcomer has no name yet.
fn eyebrow(known: &Mine<'_>) -> String {
    let programme = foreign(known.programme);
    match known.me.name.trim() {
        "" => programme,
        name => format!("{programme} · {}", foreign(name)),
    }
}

/// The clicks of the equally long time before: where all of its days are known, and something was there to be opened.
fn before(known: &Mine<'_>, period: Period) -> Option<Vec<u64>> {
    let start = known.buckets(period).start;
    let counts = series(&known.reach.trails, start - period.days..start);
    let reached = start - period.days >= -Span::Weeks.buckets().1;
    let shared = known.shares.iter().any(|share| share.at.day() < period.first);
    (reached && (shared || sum(&counts) > 0)).then_some(counts)
}

fn sum(counts: &[u64]) -> u64 {
    counts.iter().fold(0, |sum, count| sum.saturating_add(*count))
}

fn figures(known: &Mine<'_>, period: Period, clicks: u64, texts: Texts) -> Vec<Figure> {
    let counted = match known.reach.measure {
        Measure::Measured => Kind::Measured,
        Measure::Practice => Kind::Practice,
    };
    let plain = |kind, key: &str, value| Figure { kind, value, label: texts.t(key), source: String::new() };
    let mut figures = vec![plain(counted, "reach.figure.clicks", texts.number(clicks))];
    let numbers = known.numbers;
    if known.is_whole(period) {
        let people = numbers.people.filter(|people| people.to > 0);
        figures.extend(
            people.map(|people| {
                plain(Kind::Measured, "reach.figure.people", texts.range(people.from, people.to))
            }),
        );
        let any = numbers.enquiries_ever.get() > 0;
        figures.extend(
            any.then(|| {
                plain(Kind::Measured, "reach.figure.enquiries", texts.number(numbers.enquiries.get()))
            }),
        );
    }
    // Of networks' figures those of posts that came out in these days.
    let published =
        known.reported.posts.iter().filter(|post| post.published.is_some_and(|day| period.holds(day)));
    let told = MyReported { posts: published.cloned().collect(), ..MyReported::default() };
    figures.extend(told.seen().into_iter().map(|seen| {
        let metric = texts.t(&format!("reported.metric.{}", seen.metric.name()));
        let source = texts.t(&format!("reported.source.{}", seen.source.name()));
        let date = texts.date(seen.as_of.day());
        Figure {
            kind: Kind::Reported,
            value: texts.number(seen.count.shown()),
            label: texts.t_n("reach.figure.seen", seen.posts, &[("metric", &metric)]),
            source: texts.t_with("reported.by", &[("source", &source), ("date", &date)]),
        }
    }));
    if let Some(estimate) = numbers.estimate.filter(|_| known.is_whole(period)) {
        let value = texts.range(estimate.low(), estimate.high());
        figures.push(plain(Kind::Estimated, "reach.figure.estimate", value));
    }
    figures
}

fn line(known: &Mine<'_>, period: Period, counts: Vec<u64>, before: Option<Vec<u64>>, texts: Texts) -> Block {
    let practice = known.reach.measure == Measure::Practice;
    let mut note = texts.t("reach.legend");
    if known.reach.now.day() == period.last() {
        note = format!("{note} {}", texts.t("report.today"));
    }
    let name = |key: &str, look| LineName { label: texts.t(key), look, series: None };
    let own = name("reach.clicks", if practice { LineLook::Dashed } else { LineLook::Solid });
    let compared = before.map(|before| (name("reach.before", LineLook::Muted), before));
    let (names, counts) = compared.into_iter().chain([(own, counts)]).unzip();
    let shared = known.shares.iter().filter(|share| share.went != Some(false));
    let shared = shared.filter(|share| period.holds(share.at.day()));
    Block::Line(Line {
        title: texts.t(if practice { "reach.chart.practice" } else { "reach.chart" }),
        note,
        first: period.first,
        names,
        counts,
        shares: shared.map(|share| share.at.millis() as f64).collect(),
    })
}

fn networks(known: &Mine<'_>, period: Period, texts: Texts) -> Block {
    let sums = by_network(&known.reach.trails, &known.buckets(period));
    let bar = |(network, clicks): (domain::network::Network, u64)| Bar {
        label: texts.t(&format!("network.{}", network.name())),
        text: texts.number(clicks),
        value: Some(clicks),
        range: None,
    };
    let bars = sums.into_iter().take(MOST_BARS).map(bar).collect();
    let chart = BarChart { bars, layout: Layout::Rows, highlight: None };
    Block::Bars { title: texts.t("reach.by_network"), note: String::new(), chart }
}

/// The shares that were opened most, whenever they were made.
fn shares(known: &Mine<'_>, period: Period, texts: Texts) -> Block {
    let buckets = known.buckets(period);
    let opened = known.reach.trails.iter().filter_map(|trail| {
        let share = known.shares.iter().find(|share| share.id == trail.share)?;
        Some((trail.within(&buckets), share)).filter(|(clicks, _)| *clicks > 0)
    });
    let mut opened: Vec<(u64, &Share)> = opened.collect();
    opened.sort_by_key(|(clicks, share)| (Reverse(*clicks), Reverse(share.at), share.id));
    let row = |(clicks, share): (u64, &Share)| {
        let network = texts.t(&format!("network.{}", share.network.name()));
        [foreign(&share.title), network, texts.number(clicks)]
    };
    Block::Table(Table {
        title: texts.t("report.most"),
        head: [texts.t("reach.story"), texts.t("reach.network"), texts.t("reach.clicks")],
        rows: opened.into_iter().take(MOST_ROWS).map(row).collect(),
        none: texts.t("report.most.none"),
    })
}

/// How each kind that is there was counted, and who may see it.
fn foot(known: &Mine<'_>, figures: &[Figure], texts: Texts) -> Vec<String> {
    let has = |kind| figures.iter().any(|figure| figure.kind == kind);
    let made = texts.date(known.reach.now.day());
    let mut foot = vec![texts.t_with("report.made", &[("date", &made)])];
    foot.push(texts.t(if has(Kind::Practice) { "reach.count.practice" } else { "reach.count.click" }));
    foot.push(texts.t("reach.count.robots"));
    let people = known.numbers.people.is_some() && figures.len() > 1;
    foot.extend(people.then(|| texts.t("reach.count.office")));
    foot.extend(has(Kind::Reported).then(|| texts.t("counting.kind_text.reported")));
    foot.extend(has(Kind::Estimated).then(|| texts.t("report.estimated")));
    foot.push(texts.t("reach.count.yours"));
    foot
}
