//! Reports from made-up figures: what stands on them, in every language, and that they can be drawn.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::collections::BTreeSet;

use domain::{
    numbers::{MyNumbers, ProgrammeNumbers},
    person::Me,
    privacy::ProgrammeReach,
    quiz::Pack,
    reach::MyReach,
    reported::MyReported,
    share::Share,
    time::{Day, Instant},
};
use report::{Block, Kind, Language, Look, Mine, Period, Sheet, Whole};
use resvg::{
    tiny_skia::Pixmap,
    usvg::{Options, Tree},
};
use serde_json::{Value, json};

const ID: &str = "01a204a5-a0b2-7fc3-8289-e35702e64ce2";
const TITLE: &str = "What <b>fits</b> & \u{202e}turns\u{0} \"into\" a van";

fn from<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn today() -> Day {
    Day::from_date("2026-11-22").unwrap()
}

struct Person {
    me: Me,
    reach: MyReach,
    numbers: MyNumbers,
    reported: MyReported,
    shares: Vec<Share>,
}

/// Somebody with 1,234 clicks on the third day of the span, 7 on the last, and 90 in the span before.
fn person() -> Person {
    let (from_, now) =
        (Day::from_number(today().number() - 83).start().millis(), today().start().millis() + 1_000);
    let mut counts = vec![0; 84];
    (counts[2], counts[83]) = (1_234, 7);
    let tallies = json!([
        { "bucket": -80, "clicks": 90 }, { "bucket": 2, "clicks": 1_234 }, { "bucket": 83, "clicks": 7 }
    ]);
    let trail = json!({ "share": ID, "story": ID, "network": "linked_in", "clicks": tallies });
    let share = json!({
        "id": ID, "person": "mira", "story": ID, "title": TITLE, "network": "linked_in", "caption": "", "code": "S7hJZhwvnX",
        "target": "https://example.org", "topic": null, "at": from_ - 86_400_000 * 82,
    });
    let post = |source: &str, count: u64, day: &str| {
        json!({
            "source": source, "key": format!("{count}"), "text": "", "published": Day::from_date(day).unwrap().number(),
            "figures": { "impressions": count }, "as_of": now, "history": [],
        })
    };
    Person {
        me: from(json!({
            "person": "mira", "name": "Mira", "roles": ["ambassador"], "circles": ["employee"], "quiz": null,
            "settings": domain::settings::Settings::default(),
            "quiz_history": [], "saved": [], "milestones": [],
        })),
        reach: from(json!({
            "measure": "measured", "span": "weeks", "series": { "from": from_, "width": 86_400_000, "counts": counts },
            "clicks": 1_241, "clicks_ever": 1_331, "visitors_today": null, "networks": [], "shares": [],
            "trails": [trail], "as_of": 1, "now": now,
        })),
        numbers: from(json!({
            "measure": "measured", "span": "weeks", "clicks": 1_241, "people": { "from": 140, "to": 410 }, "today": null,
            "estimate": { "low": 5_108, "about": 6_000, "high": 7_439 }, "enquiries": 3, "enquiries_ever": 4,
            "overlap": { "low": 0.05, "about": 0.2, "high": 0.35, "kind": "prior" }, "enquiries_by_share": [],
            "as_of": 1, "now": now,
        })),
        reported: from(json!({
            "imports": [], "days": [],
            "posts": [post("linked_in", 8_765, "2026-11-20"), post("linked_in", 999_999, "2026-01-02")],
        })),
        shares: vec![from(share)],
    }
}

impl Person {
    fn known(&self) -> Mine<'_> {
        Mine {
            programme: "Lindquell",
            me: &self.me,
            reach: &self.reach,
            numbers: &self.numbers,
            reported: &self.reported,
            shares: &self.shares,
        }
    }

    fn sheet(&self, days: &str, look: &Look) -> Sheet {
        let known = self.known();
        report::mine(&known, known.period(None, Some(days)).unwrap(), look)
    }
}

/// Twelve weeks of which the first is withheld; LinkedIn may be told in the last, Mastodon may not.
fn whole() -> (ProgrammeReach, ProgrammeNumbers) {
    let last = today().week().earlier(1).number();
    let mut tables = Vec::new();
    let mut weeks = Vec::new();
    for week in last - 11..=last {
        let total = (week > last - 11).then_some(500 + week - last);
        tables.push(
            json!({ "grouping": "programme", "week": week, "total": total, "cells": [], "withheld": false }),
        );
        let cells = json!([{ "name": "linked_in", "value": 333 }, { "name": "mastodon", "value": null }]);
        tables.push(
            json!({ "grouping": "network", "week": week, "total": total, "cells": cells, "withheld": true }),
        );
        let cells = json!([{ "name": "scout", "value": null }]);
        tables.push(
            json!({ "grouping": "persona", "week": week, "total": total, "cells": cells, "withheld": true }),
        );
        weeks.push(json!({ "week": week, "clicks": total, "enquiries": null }));
    }
    let money = json!({ "from": 1_552, "to": 3_106, "currency": "EUR" });
    let numbers = json!({
        "measure": "measured", "group": 5, "weeks": weeks, "clicks": 5_445, "unnamed": 0, "equivalence": [],
        "media": { "networks": [], "money": money, "unpriced": 0 },
        "overlap": { "low": 0.05, "about": 0.2, "high": 0.35, "kind": "prior" },
    });
    (from(json!({ "group": 5, "weeks": tables })), from(numbers))
}

fn programme(from_: Option<&str>, days: Option<&str>, look: &Look) -> Result<Sheet, String> {
    let ((reach, numbers), pack) = (whole(), pack());
    let now = Instant::from_millis(today().start().millis() + 1_000);
    let known = Whole { programme: "Lindquell", reach: &reach, numbers: &numbers, pack: &pack, now };
    let period = known.period(from_, days).map_err(|problem| problem.fields[0].pointer.clone())?;
    Ok(report::programme(&known, period, look))
}

fn pack() -> Pack {
    serde_json::from_str(include_str!("../../../public/packs/default.json")).unwrap()
}

fn looks() -> impl Iterator<Item = Look> {
    Language::ALL.into_iter().flat_map(|language| [false, true].map(|dark| Look::new(language, dark)))
}

fn english() -> Look {
    Look::new(Language::English, false)
}

/// The words of a page, in the order in which they stand.
fn words(svg: &str) -> String {
    let texts = svg.split("<text ").skip(1).filter_map(|rest| rest.split_once('>')?.1.split_once("</text>"));
    let isolates = |c: char| matches!(c, '\u{2066}'..='\u{2069}');
    texts.map(|(words, _)| words.trim().replace(isolates, "")).collect::<Vec<_>>().join("\n")
}

fn pixels(svg: &str, width: u32) -> Pixmap {
    Pixmap::decode_png(&report::png(svg, width).unwrap()).unwrap()
}

/// The share of pixels that are not paper, and the first and last column of them.
fn ink(picture: &Pixmap) -> (f64, usize, usize) {
    let paper = picture.pixel(0, 0).unwrap();
    let width = picture.width() as usize;
    let inked = || {
        picture.pixels().iter().enumerate().filter(|(_, pixel)| **pixel != paper).map(|(at, _)| at % width)
    };
    let share = inked().count() as f64 / picture.pixels().len() as f64;
    (share, inked().min().unwrap_or(0), inked().max().unwrap_or(0))
}

#[test]
fn a_persons_report_has_their_numbers_each_under_its_kind() {
    let sheet = person().sheet("84", &english());
    let Block::Figures(figures) = &sheet.blocks[0] else { panic!("figures come first") };
    let told: Vec<_> = figures.iter().map(|one| (one.kind, one.value.as_str())).collect();
    let measured = |value| (Kind::Measured, value);
    assert_eq!(
        told,
        [
            measured("1,241"),
            measured("140 to 410"),
            measured("3"),
            (Kind::Reported, "8,765"),
            (Kind::Estimated, "5,108 to 7,439")
        ]
    );
    let svg = report::page(&sheet, &english()).unwrap();
    let words = words(&svg);
    for said in [
        "Your links were opened 1,241 times",
        "the equally long time before: 90.",
        "Reported by LinkedIn on Nov 22, 2026",
        "Aug 31, 2026 – Nov 22, 2026",
        "Lindquell · Mira",
        "LinkedIn",
    ] {
        assert!(words.replace('\n', " ").contains(said), "{said} in {words}");
    }
    assert!(!words.contains("999,999"), "a post from before these days");
}

#[test]
fn a_shorter_report_tells_only_what_is_known_of_its_days() {
    let sheet = person().sheet("7", &english());
    let Block::Figures(figures) = &sheet.blocks[0] else { panic!("figures come first") };
    let told: Vec<_> = figures.iter().map(|one| (one.kind, one.value.as_str())).collect();
    assert_eq!(told, [(Kind::Measured, "7"), (Kind::Reported, "8,765")]);
    let known = person();
    let known = known.known();
    let past = Period::read(Some("2026-06-08"), Some("84"), known.reachable()).unwrap();
    let sheet = report::mine(&known, past, &english());
    assert!(sheet.lead.contains("opened 90 times") && !sheet.lead.contains("before"), "{}", sheet.lead);
}

#[test]
fn a_companys_colour_is_on_its_reports() {
    let plain = english();
    let branded = english().branded("#0a6");
    assert_ne!(branded.theme.accent, plain.theme.accent);
    let page = report::page(&person().sheet("84", &branded), &branded).unwrap();
    assert!(!page.to_lowercase().contains("#b24a2e"), "nothing keeps the colour it had");
    assert_eq!(english().branded("green").theme, plain.theme, "what is no colour changes nothing");
}

#[test]
fn what_people_wrote_cannot_break_the_page() {
    let svg = report::page(&person().sheet("84", &english()), &english()).unwrap();
    assert!(svg.contains("What &lt;b&gt;fits&lt;/b&gt; &amp; turns"), "{svg}");
    assert!(!svg.contains(['\u{202e}', '\0']) && !svg.contains("style=") && !svg.contains("<script"));
}

#[test]
fn every_look_is_a_sound_document_and_a_picture_of_the_wanted_size() {
    for (place, look) in looks().enumerate() {
        let sheets = [person().sheet("84", &look), programme(None, None, &look).unwrap()];
        for sheet in sheets {
            let svg = report::page(&sheet, &look).unwrap();
            let tree = Tree::from_str(&svg, &Options::default()).unwrap();
            // Pixels of every language, one by day and the next by night.
            if place % 4 != 0 && place % 4 != 3 {
                continue;
            }
            let picture = pixels(&svg, 400);
            let height = (400.0 * tree.size().height() / tree.size().width()).floor() as u32;
            assert_eq!((picture.width(), picture.height()), (400, height));
            let (share, first, last) = ink(&picture);
            assert!((0.02..0.5).contains(&share), "{share}");
            let margin = 400 * 50 / 794;
            assert!(first >= margin && last <= 400 - margin, "{first} to {last}: nothing runs over the edge");
        }
    }
    assert_eq!(
        pixels(&report::page(&person().sheet("7", &english()), &english()).unwrap(), 9_999_999).width(),
        2_400
    );
}

#[test]
fn the_programme_tells_what_was_published_and_names_nothing_else() {
    let sheet = programme(None, None, &english()).unwrap();
    let svg = report::page(&sheet, &english()).unwrap();
    let words = words(&svg);
    assert!(words.contains("333") && words.contains("5,445"), "{words}");
    assert!(words.contains("EUR 1,552 to 3,106") && words.contains("Estimated"));
    for withheld in ["Mastodon", "Scout", "Curator"] {
        assert!(!words.contains(withheld), "{withheld} stands there although nothing of it may be told");
    }
    let joined = words.replace('\n', " ");
    assert!(joined.contains("Hatched weeks are withheld") && joined.contains("fewer than 5 people"));
    let two = programme(Some("2026-11-02"), Some("14"), &english()).unwrap();
    assert!(
        two.lead.contains("opened 999 times") && two.lead.contains("Nov 2, 2026 to Nov 15"),
        "{}",
        two.lead
    );
    assert!(!report::page(&two, &english()).unwrap().contains("1,552"), "money is for all twelve weeks only");
}

#[test]
fn a_period_without_a_whole_week_is_refused() {
    for (from_, days, at) in [
        (Some("2026-11-03"), Some("7"), "/days"),
        (Some("2026-11-16"), Some("7"), "/from"),
        (Some("2026-08-20"), None, "/from"),
        (None, Some("3"), "/days"),
    ] {
        assert_eq!(programme(from_, days, &english()).unwrap_err(), at, "{from_:?} {days:?}");
    }
}

fn set(words: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"80\"><rect width=\"400\" height=\"80\" fill=\"#fff\"/>\
         <text x=\"20\" y=\"50\" font-family=\"Noto Sans\" font-size=\"32\">{words}</text></svg>"
    )
}

#[test]
fn arabic_is_joined() {
    let joined = ink(&pixels(&set("مستشفى"), 400));
    let apart = ink(&pixels(&set("م\u{200c}س\u{200c}ت\u{200c}ش\u{200c}ف\u{200c}ى"), 400));
    assert!(joined.0 > 0.005 && apart.0 > 0.005);
    let (joined, apart) = ((joined.2 - joined.1) as f64, (apart.2 - apart.1) as f64);
    assert!(joined < 0.8 * apart, "letters that stand alone are wider: {joined} beside {apart}");
}

#[test]
fn a_sentence_from_the_right_begins_at_the_right() {
    // With a mark at its end, which a line from the left would put to the right.
    let svg = report::page(
        &person().sheet("84", &Look::new(Language::Arabic, false)),
        &Look::new(Language::Arabic, false),
    );
    assert!(svg.unwrap().contains("text-anchor=\"end\" fill=\"#2b2621\">\u{2067}من 31 أغسطس 2026"));
    let right = pixels(&set("\u{2067}مرحبا.\u{2069}"), 400);
    let left = pixels(&set("مرحبا."), 400);
    assert_ne!(right.data(), left.data());
}

#[test]
fn every_letter_of_the_texts_is_in_the_fonts() {
    let mut letters = BTreeSet::new();
    for text in [
        include_str!("../../../public/locales/en.json"),
        include_str!("../../../public/locales/es.json"),
        include_str!("../../../public/locales/fr.json"),
        include_str!("../../../public/locales/de.json"),
        include_str!("../../../public/locales/ar.json"),
    ] {
        letters.extend(text.chars().filter(|c| c.is_alphanumeric() || ",.:;?!%–—…«»„“”’()".contains(*c)));
    }
    assert!(letters.len() > 120);
    // One that is missing, to see what that looks like.
    letters.insert('ж');
    for weight in ["normal", "bold"] {
        assert_eq!(blank(&letters, weight), "ж", "{weight}");
    }
}

/// The letters that leave nothing on the paper, each in a cell of its own.
fn blank(letters: &BTreeSet<char>, weight: &str) -> String {
    const CELL: usize = 40;
    const ACROSS: usize = 20;
    let place = |at: usize| (at % ACROSS * CELL, at / ACROSS * CELL);
    let texts: String = letters
        .iter()
        .enumerate()
        .map(|(at, letter)| {
            let (x, y) = place(at);
            let (x, y) = (x + CELL / 3, y + CELL * 2 / 3);
            format!("<text x=\"{x}\" y=\"{y}\" font-size=\"14\" font-weight=\"{weight}\">{letter}</text>")
        })
        .collect();
    let (width, height) = (CELL * ACROSS, CELL * letters.len().div_ceil(ACROSS));
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" font-family=\"Noto Sans\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>{texts}</svg>"
    );
    let picture = pixels(&svg, width as u32);
    let inked =
        |(x, y): (usize, usize)| picture.pixel(x as u32, y as u32).is_some_and(|pixel| pixel.red() < 128);
    let seen = |at: usize| {
        let (left, top) = place(at);
        (0..CELL * CELL).any(|one| inked((left + one % CELL, top + one / CELL)))
    };
    letters.iter().enumerate().filter(|(at, _)| !seen(*at)).map(|(_, letter)| *letter).collect()
}
