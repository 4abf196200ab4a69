//! The report of the programme: only what the gate of `domain::privacy` published, week by week.

use charts::{Bar, BarChart, Layout};
use domain::{
    numbers::ProgrammeNumbers,
    privacy::{Cell, Grouping, ProgrammeReach, Table as Groups},
    problem::Problem,
    quiz::{Pack, text},
    reach::Measure,
    time::{Day, Instant, Week},
};

use crate::{Block, Figure, Kind, Look, MOST_DAYS, Period, Reachable, Sheet, Texts, sheet::foreign};

/// The most groups that have a bar.
const MOST_BARS: usize = 8;

/// What the programme publishes to those who run it.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'a> {
    /// The programme's name.
    pub programme: &'a str,
    /// Its clicks in closed weeks.
    pub reach: &'a ProgrammeReach,
    /// Its numbers, from the same weeks.
    pub numbers: &'a ProgrammeNumbers,
    /// What personas are called.
    pub pack: &'a Pack,
    /// When this was read.
    pub now: Instant,
}

impl Whole<'_> {
    /// The days that are told of: twelve weeks up to the last Sunday.
    pub fn reachable(&self) -> Reachable {
        let sunday = self.now.day().week().start().day().number() - 1;
        Reachable { first: Day::from_number(sunday - MOST_DAYS + 1), last: Day::from_number(sunday) }
    }

    /// The period that the two parameters name; refused where no week lies in it whole.
    pub fn period(&self, from: Option<&str>, days: Option<&str>) -> Result<Period, Problem> {
        let period = Period::read(from, days, self.reachable())?;
        if weeks(period).is_none() {
            let reason = "must hold at least one whole week, from Monday to Sunday, counted from `from`";
            return Err(Problem::invalid("days", reason));
        }
        Ok(period)
    }
}

/// The first and the last week that lie in a period whole.
fn weeks(period: Period) -> Option<(Week, Week)> {
    let first = Day::from_number(period.first.number() + 6).week();
    let last = Day::from_number(period.last().number() - 6).week();
    let whole = |week: Week| {
        week.start().day() >= period.first && week.end().day().number() - 1 <= period.last().number()
    };
    (first <= last && whole(first) && whole(last)).then_some((first, last))
}

/// The report about the weeks that lie in a period whole.
pub fn programme(known: &Whole<'_>, period: Period, look: &Look) -> Sheet {
    let texts = look.texts;
    let within = |week: Week| weeks(period).is_some_and(|(first, last)| (first..=last).contains(&week));
    let mut tables: Vec<&Groups> = known.reach.weeks.iter().filter(|table| within(table.week)).collect();
    tables.sort_by_key(|table| table.week);
    let of = |grouping| tables.iter().copied().filter(move |table| table.grouping == grouping);
    let totals: Vec<&Groups> = of(Grouping::Programme).collect();
    let days = weeks(period).map(|(first, last)| (first.start().day(), last.end().day().number() - 1));
    let (first, last) =
        days.map_or((period.first, period.last()), |(first, last)| (first, Day::from_number(last)));
    let (from, to) = (texts.date(first), texts.date(last));
    let span = [("from", from.as_str()), ("to", to.as_str())];
    let shown = totals.iter().filter_map(|table| table.total);
    let clicks = shown.clone().fold(0, u64::saturating_add);
    let withheld = totals.iter().any(|table| table.total.is_none());
    let mut lead = match shown.clone().count() {
        0 => texts.t_with("report.programme.none", &span),
        _ => texts.t_n("report.programme.words", clicks, &span),
    };
    if withheld && clicks > 0 {
        let group = texts.number(known.reach.group as u64);
        lead = format!("{lead} {}", texts.t_with("report.programme.withheld", &[("group", &group)]));
    }
    let whole = within(known.now.day().week().earlier(1)) && within(known.now.day().week().earlier(12));
    let mut blocks = vec![Block::Figures(figures(known, (clicks, shown.count() > 0), &within, whole, texts))];
    blocks.push(columns(known, &totals, texts));
    let latest = |grouping| of(grouping).next_back();
    let broken = |grouping, name: &str| groups(known, latest(grouping), name, texts);
    blocks.push(Block::Beside(
        Box::new(broken(Grouping::Network, "network")),
        Box::new(broken(Grouping::Persona, "persona")),
    ));
    Sheet {
        eyebrow: foreign(known.programme),
        title: texts.t("report.programme.title"),
        period: texts.t_with("reach.period", &span),
        lead,
        blocks,
        foot: foot(known, whole, texts),
    }
}

/// Clicks and enquiries of the weeks that may be told, and over all twelve what as many clicks would cost elsewhere.
fn figures(
    known: &Whole<'_>,
    (clicks, told): (u64, bool),
    within: &impl Fn(Week) -> bool,
    whole: bool,
    texts: Texts,
) -> Vec<Figure> {
    let kind = if known.numbers.measure == Measure::Practice { Kind::Practice } else { Kind::Measured };
    let plain = |kind, label, value| Figure { kind, value, label, source: String::new() };
    let mut figures = Vec::new();
    figures.extend(told.then(|| plain(kind, texts.t("reach.figure.clicks"), texts.number(clicks))));
    let enquiries: Vec<u64> = known
        .numbers
        .weeks
        .iter()
        .filter(|week| within(week.week))
        .filter_map(|week| Some(week.enquiries?.get()))
        .collect();
    figures.extend((!enquiries.is_empty()).then(|| {
        let sum = enquiries.into_iter().fold(0, u64::saturating_add);
        plain(kind, texts.t("reach.figure.enquiries"), texts.number(sum))
    }));
    let money = &known.numbers.media.money;
    figures.extend((whole && money.to > 0).then(|| {
        let value = texts.money(money.from, money.to, &money.currency);
        plain(Kind::Estimated, texts.t("report.media"), value)
    }));
    figures
}

/// The weeks as columns; those that are withheld are hatched over the whole height.
fn columns(known: &Whole<'_>, totals: &[&Groups], texts: Texts) -> Block {
    let bar = |table: &&Groups| Bar {
        label: texts.day(table.week.start().day()),
        text: table.total.map_or_else(String::new, |total| texts.number(total)),
        value: table.total,
        range: None,
    };
    let bars: Vec<Bar> = totals.iter().map(bar).collect();
    let mut note = texts.t("programme.weeks.caption");
    if totals.iter().any(|table| table.total.is_none()) {
        let group = texts.number(known.reach.group as u64);
        note = format!("{note} {}", texts.t_with("report.hatched", &[("group", &group)]));
    }
    let chart = BarChart { bars, layout: Layout::Columns, highlight: None };
    Block::Bars { title: texts.t("programme.weeks"), note, chart }
}

/// The last week of the period by its groups, the largest first. Those that are withheld are not even named: a row of
/// hatched bars tells nothing that a sentence does not.
fn groups(known: &Whole<'_>, table: Option<&Groups>, by: &str, texts: Texts) -> Block {
    let title = texts.t(&format!("programme.by.{by}"));
    let Some(table) = table else { return bars(title, texts.t("programme.groups.none"), Vec::new()) };
    let mut shown: Vec<(&Cell, u64)> =
        table.cells.iter().filter_map(|cell| Some((cell, cell.value?))).collect();
    if shown.is_empty() {
        return bars(title, texts.t("programme.groups.none"), Vec::new());
    }
    shown.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.name.cmp(&b.0.name)));
    let mut note = texts.t_with("letter.week_of", &[("day", &texts.day(table.week.start().day()))]);
    if table.withheld || shown.len() < table.cells.len() {
        let group = texts.number(known.reach.group as u64);
        note = format!("{note} · {}", texts.t_with("report.groups.withheld", &[("group", &group)]));
    }
    let bar = |(cell, value): (&Cell, u64)| Bar {
        label: named(known, table.grouping, &cell.name, texts),
        text: texts.number(value),
        value: Some(value),
        range: None,
    };
    bars(title, note, shown.into_iter().take(MOST_BARS).map(bar).collect())
}

fn bars(title: String, note: String, bars: Vec<Bar>) -> Block {
    Block::Bars { title, note, chart: BarChart { bars, layout: Layout::Rows, highlight: None } }
}

/// What a group is called.
fn named(known: &Whole<'_>, grouping: Grouping, name: &str, texts: Texts) -> String {
    match (grouping, known.pack.persona(name)) {
        (Grouping::Persona, Some(persona)) => text(&persona.name, texts.language.tag()).to_owned(),
        (Grouping::Persona, None) => texts.t("programme.no_persona"),
        (Grouping::Network, _) => texts.t(&format!("network.{name}")),
        _ => foreign(name),
    }
}

fn foot(known: &Whole<'_>, whole: bool, texts: Texts) -> Vec<String> {
    let group = texts.number(known.reach.group as u64);
    let mut foot = vec![texts.t_with("report.made", &[("date", &texts.date(known.now.day()))])];
    foot.push(texts.t_with("programme.gate", &[("group", &group)]));
    foot.push(texts.t("reach.count.robots"));
    if whole && known.numbers.media.money.to > 0 {
        foot.extend(
            ["counting.money.media", "counting.money.not", "counting.money.why"].map(|key| texts.t(key)),
        );
    }
    foot
}
