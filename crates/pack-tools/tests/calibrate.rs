//! Calibration: against the reference, against hand-worked cases, and against people whose parameters are known.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;

use common::{at, good, list, put};
use domain::quiz::{Answer, Pack, Response, Status};
use pack_tools::{
    calibrate::{
        Calibration,
        answers::Person,
        calibrate,
        em::Settings,
        write::{Asked, write},
    },
    load,
    simulate::{
        chance::Chance,
        people::{World, population},
    },
};
use serde_json::{Value, json};

fn pack(value: &Value) -> Pack {
    load::pack_of(&value.to_string()).unwrap()
}

/// The eight statements of the first trait alone.
fn one_trait() -> Value {
    let mut value = good();
    list(&mut value, "/traits").truncate(1);
    list(&mut value, "/personas").truncate(2);
    put(&mut value, "/personas/1", "weights", json!({"a": 1.0}));
    list(&mut value, "/statements").retain(|row| row["id"].as_str().unwrap().starts_with('a'));
    list(&mut value, "/questions").retain(|row| row["id"].as_str().unwrap().starts_with("l_a"));
    value
}

fn level(question: &str, level: u8) -> Answer {
    Answer { question: question.to_owned(), response: Response::Level { level }, ms: None }
}

fn person(name: usize, answers: Vec<Answer>) -> Person {
    Person { person: format!("p{name}"), groups: BTreeMap::new(), answers }
}

/// Everybody answers every question of the pack, as it supposes people to.
fn everything(pack: &Pack, people: usize, seed: u64) -> Vec<Person> {
    let world = World::as_supposed(pack);
    let mut chance = Chance::new(seed, 7);
    let someone = population(pack, people, seed);
    let answers = |someone| {
        let response = |question: &domain::quiz::Question| Answer {
            question: question.id.clone(),
            response: world.respond(question, someone, &mut chance),
            ms: None,
        };
        pack.questions.iter().map(response).collect()
    };
    someone.iter().map(answers).enumerate().map(|(k, answers)| person(k, answers)).collect()
}

fn asked() -> Asked {
    Asked { date: "2026-11-22".to_owned(), population: "Made up.".to_owned(), version: None, sigma: false }
}

/// No number of a written pack is anything but a number, and the app takes it.
fn sound(from: &Pack, made: &Calibration) -> Pack {
    let written = write(from, made, &asked()).unwrap();
    assert!(written.faults().is_empty());
    let json = serde_json::to_string(&written).unwrap();
    assert!(!json.contains("null"), "a number is none");
    load::pack_of(&json).unwrap()
}

/// What `mirt` 1.2.0 (121 points, tolerance 1e-8) makes of tests/data/graded.txt: slopes, thresholds, errors of slopes.
const SLOPES: [f64; 8] = [1.03085, 1.14026, 1.11181, 1.31251, 0.67291, 1.34664, 0.99763, 2.00488];
const THRESHOLDS: [[f64; 4]; 8] = [
    [-1.18281, -0.15085, 0.82675, 1.65870],
    [-0.87706, 0.09764, 1.12208, 2.12154],
    [-1.10798, -0.18754, 0.80528, 1.74023],
    [-1.48930, -0.47761, 0.45955, 1.60791],
    [-1.26360, -0.01876, 1.11897, 2.04332],
    [-0.83429, 0.10175, 1.10595, 2.20709],
    [-1.79792, -0.78537, 0.32567, 1.48683],
    [-1.16101, -0.29955, 0.75508, 1.72657],
];
const ERRORS: [f64; 8] = [0.1099, 0.1167, 0.1139, 0.1241, 0.0943, 0.1272, 0.1075, 0.1833];

#[test]
fn estimates_are_those_of_the_reference() {
    let mut value = one_trait();
    for k in 0..8 {
        put(&mut value, &format!("/statements/{k}"), "keyed", json!(1));
    }
    let pack = pack(&value);
    let rows = include_str!("data/graded.txt").lines().enumerate();
    let people: Vec<Person> = rows
        .map(|(name, row)| {
            let levels = row.bytes().enumerate();
            person(
                name,
                levels.map(|(k, digit)| level(&format!("l_a_{}", k + 1), digit - b'0' + 1)).collect(),
            )
        })
        .collect();
    let settings = Settings { slopes: None, enough: 2e-5, ..Settings::default() };
    let made = calibrate(&pack, &people, &settings, false).unwrap();
    assert!((made.log + 7155.7133).abs() < 1e-3, "{}", made.log);
    for (row, ((slope, thresholds), error)) in
        made.estimates.iter().zip(SLOPES.iter().zip(THRESHOLDS).zip(ERRORS))
    {
        assert!((row.a.0 - slope).abs() < 2e-3, "{}: {} {slope}", row.id, row.a.0);
        for ((b, _), reference) in row.b.iter().zip(thresholds) {
            assert!((b - reference).abs() < 2e-3, "{}: {b} {reference}", row.id);
        }
        let own = row.a.1.unwrap();
        assert!((own / error - 1.0).abs() < 0.05, "{}: {own} {error}", row.id);
    }
}

#[test]
fn without_traits_a_choice_is_worth_the_logarithm_of_its_odds() {
    let mut value = good();
    // Slopes so flat that only the intercepts decide between the three.
    for k in 0..24 {
        put(&mut value, &format!("/statements/{k}"), "a", json!(0.05));
    }
    at(&mut value, "/questions/24")["kind"] = json!("pick_one");
    let pack = pack(&value);
    let pick = |name: usize| {
        let statement = if name < 120 {
            "a_1"
        } else if name < 180 {
            "b_1"
        } else {
            "c_7"
        };
        let response = Response::Pick { statement: statement.to_owned() };
        person(name, vec![Answer { question: "t_1".to_owned(), response, ms: None }])
    };
    let people: Vec<Person> = (0..240).map(pick).collect();
    let settings = Settings { intercepts: 100.0, enough: 1e-5, ..Settings::default() };
    let made = calibrate(&pack, &people, &settings, true).unwrap();
    let t = |id: &str| made.estimates.iter().find(|row| row.id == id).unwrap().t;
    // 120 to 60 to 60.
    assert!((t("a_1").0 - t("b_1").0 - 2.0_f64.ln()).abs() < 0.01, "{:?} {:?}", t("a_1"), t("b_1"));
    assert!((t("b_1").0 - t("c_7").0).abs() < 0.01);
    assert!((t("a_1").0 + t("b_1").0 + t("c_7").0).abs() < 1e-9);
    // The variance of ln n₁ − mean of all three ln n: (4/9)/120 + (1/9)/60 + (1/9)/60.
    let by_hand = (4.0 / 9.0 / 120.0 + 2.0 / 9.0 / 60.0_f64).sqrt();
    assert!((t("a_1").1.unwrap() / by_hand - 1.0).abs() < 0.02, "{:?} {by_hand}", t("a_1"));
    // Nobody rated anything: slopes stay, and are not said to be known.
    assert!(made.estimates.iter().all(|row| row.a == (0.05, None)));
    assert_eq!(sound(&pack, &made).status, Status::Pilot);
}

/// Truth and estimates in standard errors: how large their squares are on average, and the greatest.
fn recovered(people: usize, settings: &Settings, seed: u64) -> (f64, f64) {
    let mut value = good();
    let mut chance = Chance::new(seed, 3);
    for k in 0..24 {
        let (a, shift) = (1.5 * (0.3 * chance.normal()).exp(), 0.3 * chance.normal());
        let b: Vec<f64> = [-1.5, -0.5, 0.5, 1.5].iter().map(|b| b + shift).collect();
        put(&mut value, &format!("/statements/{k}"), "a", json!(a));
        put(&mut value, &format!("/statements/{k}"), "b", json!(b));
    }
    for (k, t) in [(0, 0.4), (8, -0.4), (22, 0.0)] {
        put(&mut value, &format!("/statements/{k}"), "t", json!(t));
    }
    let truth = pack(&value);
    let answers = everything(&truth, people, seed);
    let made = calibrate(&pack(&good()), &answers, settings, true).unwrap();
    let (mut sum, mut count, mut most) = (0.0, 0.0, 0.0_f64);
    for row in &made.estimates {
        let statement = truth.statement(&row.id).unwrap();
        let pairs = [(row.a, statement.a)].into_iter().chain(row.b.iter().copied().zip(statement.b.clone()));
        let t = row.t.1.is_some().then_some((row.t, statement.t));
        for ((value, error), truth) in pairs.chain(t) {
            let off = (value - truth) / error.unwrap();
            (sum, count, most) = (sum + off * off, count + 1.0, most.max(off.abs()));
        }
    }
    assert_eq!(count, 24.0 * 5.0 + 9.0);
    (sum / count, most)
}

#[test]
fn parameters_of_known_people_come_back_within_their_errors() {
    let settings = Settings { points: 48, enough: 4e-3, ..Settings::default() };
    let (square, most) = recovered(240, &settings, 5);
    assert!((0.5..1.6).contains(&square) && most < 4.5, "{square} {most}");
}

/// Ten populations of five hundred; `cargo xtask soak calibrate`.
#[test]
#[ignore = "minutes"]
fn parameters_come_back_again_and_again() {
    let settings = Settings::default();
    let seen: Vec<(f64, f64)> = (0..10).map(|seed| recovered(500, &settings, 100 + seed)).collect();
    let mean = seen.iter().map(|(square, _)| square).sum::<f64>() / 10.0;
    let most = seen.iter().map(|(_, most)| *most).fold(0.0, f64::max);
    println!("mean square of error over standard error {mean:.3}, greatest {most:.2}");
    let met = (0.85..1.15).contains(&mean) && most < 5.0;
    println!(
        "goal: 10 calibrations recover 1,290 parameters within their standard errors: {}",
        if met { "met" } else { "missed" }
    );
    assert!(met);
}

#[test]
fn the_order_of_people_and_files_changes_nothing() {
    let value = good();
    let one = pack(&value);
    let people = everything(&one, 120, 9);
    let settings = Settings { points: 16, enough: 0.05, ..Settings::default() };
    let first = calibrate(&one, &people, &settings, true).unwrap();
    let mut shuffled = value;
    list(&mut shuffled, "/statements").reverse();
    list(&mut shuffled, "/questions").rotate_left(7);
    let mut others: Vec<Person> = people.into_iter().rev().collect();
    others.iter_mut().for_each(|person| person.answers.reverse());
    let second = calibrate(&pack(&shuffled), &others, &settings, true).unwrap();
    assert_eq!(first.log.to_bits(), second.log.to_bits());
    for (one, other) in first.estimates.iter().zip(&second.estimates) {
        assert_eq!((one.id.as_str(), one.a, &one.b, one.t), (other.id.as_str(), other.a, &other.b, other.t));
    }
}

#[test]
fn what_cannot_be_estimated_is_kept_and_told() {
    let value = one_trait();
    let from = pack(&value);
    let mut people = everything(&from, 150, 4);
    for (k, person) in people.iter_mut().enumerate() {
        person.answers.retain(|answer| answer.question != "l_a_3" || k < 10);
        for answer in &mut person.answers {
            match (answer.question.as_str(), &mut answer.response) {
                // Everybody the same; nobody in the middle; and one that runs against everything else.
                ("l_a_1", Response::Level { level }) => *level = 5,
                ("l_a_2", Response::Level { level }) if *level == 3 => *level = 4,
                ("l_a_4", Response::Level { level }) => *level = 6 - *level,
                _ => {}
            }
        }
    }
    let usual = Settings { enough: 5e-3, ..Settings::default() };
    for (settings, style) in [(usual, true), (Settings { slopes: None, ..usual }, false)] {
        let made = calibrate(&from, &people, &settings, style).unwrap();
        let row = |id: &str| made.estimates.iter().find(|row| row.id == id).unwrap();
        let said = |id: &str, words: &str| row(id).notes.iter().any(|note| note.contains(words));
        assert!(row("a_1").a == (1.5, None) && said("a_1", "same answer"), "{:?}", row("a_1"));
        assert!(row("a_2").a.1.is_some() && said("a_2", "never used"), "{:?}", row("a_2"));
        assert!(row("a_3").a == (1.5, None) && said("a_3", "rated by 10"), "{:?}", row("a_3"));
        assert!(row("a_5").notes.is_empty() && row("a_5").a.1.is_some());
        let kept = row("a_4").a == (1.5, None) && said("a_4", "its slope became");
        // The prior keeps a slope from vanishing; without it the statement is left out.
        assert!(kept || (settings.slopes.is_some() && row("a_4").a.0 < 0.6), "{:?}", row("a_4"));
        assert!(
            made.warnings
                .iter()
                .any(|warning| warning.reason.contains("a_1") && warning.path == "statements[0]")
        );
        let written = sound(&from, &made);
        assert_eq!((written.status, written.version.as_str()), (Status::Pilot, "1.1.0"));
        assert_eq!(written.norms.unwrap().people, 150);
    }
}

#[test]
fn a_statement_that_is_always_chosen_stays_finite() {
    let from = pack(&good());
    let mut people = everything(&from, 150, 6);
    for person in &mut people {
        for answer in person.answers.iter_mut().filter(|answer| answer.question == "t_1") {
            answer.response = Response::BestWorst { best: "a_1".to_owned(), worst: "c_7".to_owned() };
        }
    }
    let settings = Settings { points: 16, enough: 0.02, ..Settings::default() };
    let made = calibrate(&from, &people, &settings, true).unwrap();
    let row = made.estimates.iter().find(|row| row.id == "a_1").unwrap();
    assert!(row.t.0 > 0.5 && row.t.0 < 8.0 && row.notes.iter().any(|n| n.contains("always")), "{row:?}");
    sound(&from, &made);
}

#[test]
fn a_persona_of_whom_nobody_answered_anything_is_told_of() {
    let from = pack(&good());
    let mut people = everything(&from, 120, 2);
    people.iter_mut().for_each(|person| {
        person
            .answers
            .retain(|answer| answer.question.starts_with("l_a") || answer.question.starts_with("l_b"))
    });
    let settings = Settings { points: 16, enough: 0.05, ..Settings::default() };
    let made = calibrate(&from, &people, &settings, true).unwrap();
    let told: Vec<&str> =
        made.warnings.iter().filter(|w| w.path.starts_with("traits")).map(|w| w.path.as_str()).collect();
    assert_eq!(told, ["traits[2]"]);
    assert!(made.estimates.iter().filter(|row| row.id.starts_with('c')).all(|row| row.a == (1.5, None)));
    assert_eq!(sound(&from, &made).status, Status::Pilot);
}

#[test]
fn too_few_people_calibrate_nothing() {
    let from = pack(&one_trait());
    for count in [0, 3, 99] {
        let refused = calibrate(&from, &everything(&from, count, 1), &Settings::default(), true).unwrap_err();
        assert!(refused[0].reason.contains("needs 100 at least"), "{}", refused[0]);
    }
    // Skipping everything is not answering.
    let skip =
        |k| person(k, vec![Answer { question: "l_a_1".to_owned(), response: Response::Skip, ms: None }]);
    let people: Vec<Person> = (0..200).map(skip).collect();
    assert!(
        calibrate(&from, &people, &Settings::default(), true).unwrap_err()[0].reason.starts_with("0 people")
    );
}
