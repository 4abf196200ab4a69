//! The report: what it finds was put there, and it shows nobody.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;

use common::{at, good, list, put};
use domain::quiz::{Answer, Pack, Question};
use pack_tools::{
    calibrate::answers::Person,
    load,
    report::{dif::differences, document, measure, observed::observe, parts},
    simulate::{
        chance::Chance,
        people::{Someone, World, population},
    },
};
use serde_json::{Value, json};

fn pack(value: &Value) -> Pack {
    load::pack_of(&value.to_string()).unwrap()
}

fn rated(pack: &Pack, world: &World, someone: &Someone, name: String, language: &str) -> Person {
    let mut chance = Chance::new(9, name.bytes().fold(7, |sum, b| sum * 31 + u64::from(b)));
    let answer = |question: &Question| Answer {
        question: question.id.clone(),
        response: world.respond(question, someone, &mut chance),
        ms: None,
    };
    let groups = BTreeMap::from([("language".to_owned(), language.to_owned())]);
    Person { person: name, groups, answers: pack.questions.iter().map(answer).collect() }
}

/// One trait; people of one language stand half a deviation higher, and rate one statement lower all the same.
#[test]
fn a_statement_that_treats_groups_differently_is_found_and_no_other() {
    let mut value = good();
    list(&mut value, "/traits").truncate(1);
    list(&mut value, "/personas").truncate(2);
    put(&mut value, "/personas/1", "weights", json!({"a": 1.0}));
    list(&mut value, "/statements").retain(|row| row["id"].as_str().unwrap().starts_with('a'));
    list(&mut value, "/questions").retain(|row| row["id"].as_str().unwrap().starts_with("l_a"));
    let usual = pack(&value);
    at(&mut value, "/statements/2")["b"] = json!([-0.6, 0.4, 1.4, 2.4]);
    let harder = pack(&value);
    let (one, other) = (World::as_supposed(&usual), World::as_supposed(&harder));
    let mut people = Vec::new();
    for (k, mut someone) in population(&usual, 700, 11).into_iter().enumerate() {
        if k % 2 == 0 {
            people.push(rated(&usual, &one, &someone, format!("p{k}"), "en"));
        } else {
            someone.traits[0] += 0.5;
            people.push(rated(&usual, &other, &someone, format!("p{k}"), "de"));
        }
    }
    let found = differences(&usual, &people);
    assert_eq!(found.len(), 8);
    let flagged: Vec<_> = found.iter().filter(|difference| difference.flagged()).collect();
    assert_eq!(flagged.len(), 1, "{found:?}");
    assert_eq!((flagged[0].statement.as_str(), flagged[0].groups.0.as_str()), ("a_3", "de"));
    assert!((flagged[0].size - 0.9).abs() < 0.3, "{:?}", flagged[0]);
    // Fewer than a hundred of a group show nothing.
    people.retain(|person| person.groups["language"] == "en" || person.person.len() < 3);
    assert!(differences(&usual, &people).is_empty());
}

#[test]
fn the_report_says_what_was_seen_and_shows_nobody() {
    let pack = pack(&good());
    let world = World::as_supposed(&pack);
    let someone = population(&pack, 40, 3);
    let mut people: Vec<Person> = someone
        .iter()
        .enumerate()
        .map(|(k, s)| rated(&pack, &world, s, format!("worker-{k}"), "en"))
        .collect();
    let seen = observe(&pack, &people);
    // Everybody answered everything: eight ratings and three blocks a trait.
    assert!(seen.reliability.iter().all(|(_, value)| (0.5..0.97).contains(&value.unwrap())), "{seen:?}");
    assert_eq!((seen.people, seen.asked, seen.exposure[0].1), (40, 40 * 27, 40));
    people[0].answers.truncate(3);
    let report = measure(&pack, &people, 40, 1).unwrap();
    let parts = parts(&pack, &report);
    let (markdown, page) = (document::markdown(&parts), document::page(&parts, "small"));
    for text in [&markdown, &page] {
        assert!(!text.contains("worker-") && !text.contains("NaN"));
        assert!(text.contains("Who is taken for whom") && text.contains("Marginal reliability"));
    }
    assert!(markdown.contains("40 people answered, and "));
    assert!(
        page.matches("<svg role=\"img\"").count() >= 3
            && !page.contains("<script")
            && !page.contains("style=\"")
    );
}
