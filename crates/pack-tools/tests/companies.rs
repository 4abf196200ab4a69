//! From a survey to a proposal to a pack: three worked companies.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::{fs, sync::Arc};

use domain::quiz::{Overlay, Pack, QuestionKind, Response, Text};
use pack_tools::{
    audit::{Behaviour, LEAST_PEOPLE, Note, Proposal, Survey, new::pack, propose::propose, words},
    report::document::markdown,
    simulate::{
        chance::Chance,
        people::{World, population},
        report::Ends,
    },
};

fn proposal(company: &str) -> Proposal {
    let file = format!("{}/../../docs/companies/{company}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn each_company_has_a_quiz_of_its_own() {
    for (company, personas, statements) in [("harbour", 3, 12), ("clinic", 5, 16), ("studio", 4, 12)] {
        let proposal = proposal(company);
        let pack = pack(&proposal).unwrap();
        assert_eq!((pack.personas.len(), pack.statements.len()), (personas, statements), "{company}");
        assert_eq!(pack.audit, proposal.audit);
        assert!(pack.test_vectors.iter().all(|vector| vector.broken(&pack).is_none()), "{company}");
        // Somebody turns out to be each of them, also where personas share a trait.
        let ends = Ends::of(&Arc::new(pack.clone()), &World::as_supposed(&pack), 120, 1).unwrap();
        for (persona, share) in ends.firsts(&pack) {
            assert!(share >= 0.05, "{company}: {persona} is first for {share}");
        }
        // Chance alone names one of so many.
        assert!(ends.quality().top > 1.3 / personas as f64, "{company}: {}", ends.quality().top);
    }
}

/// What people of a company would answer if asked about every behaviour.
fn survey(pack: &Pack, people: usize) -> Survey {
    let (world, mut chance) = (World::as_supposed(pack), Chance::new(5, 1));
    let rated: Vec<_> = pack.questions.iter().filter(|q| q.kind == QuestionKind::Likert).collect();
    let behaviours = rated.iter().map(|question| {
        let statement = pack.statement(&question.statements[0]).unwrap();
        let reversed = statement.keyed.sign() < 0.0;
        Behaviour { id: statement.id.clone(), text: statement.text.clone(), reversed, thresholds: None }
    });
    let someone = population(pack, people, 8);
    let answers = someone.iter().map(|someone| {
        let level = |question: &&domain::quiz::Question| match world.respond(question, someone, &mut chance) {
            Response::Level { level } => Some(level),
            _ => None,
        };
        rated.iter().map(level).collect()
    });
    let note = |about: &str| Note { about: vec![about.to_owned()], text: "Made up.".to_owned() };
    Survey {
        id: "harbour".to_owned(),
        date: "2026-10-05".to_owned(),
        method: "Made up.".to_owned(),
        behaviours: behaviours.collect(),
        answers: answers.collect(),
        notes: vec![note("shows_1"), note("safety"), note("safety")],
    }
}

#[test]
fn an_audit_finds_the_traits_that_are_there_and_what_nobody_asked() {
    let pack_of = pack(&proposal("harbour")).unwrap();
    let mut survey = survey(&pack_of, 300);
    // Nearly nobody, never, and a behaviour that goes with nothing.
    survey.behaviours.push(Behaviour {
        id: "flies".to_owned(),
        text: Text::from([("en".to_owned(), "I flew over the port.".to_owned())]),
        reversed: false,
        thresholds: None,
    });
    survey
        .answers
        .iter_mut()
        .enumerate()
        .for_each(|(k, row)| row.push(Some(if k % 50 == 0 { 2 } else { 1 })));
    assert!(survey.faults().is_empty());
    let found = propose(&survey);
    assert_eq!(found.proposal.traits.len(), 3, "{:?}", found.proposal.traits);
    for row in &found.proposal.traits {
        let kind = |id: &str| id.split('_').next().unwrap().to_owned();
        assert_eq!(row.behaviours.len(), 4);
        assert!(row.behaviours.iter().all(|b| kind(&b.id) == kind(&row.behaviours[0].id)), "{row:?}");
        // The survey's shares lead back to thresholds near those by which people answered.
        for behaviour in &row.behaviours {
            let b = behaviour.thresholds.unwrap();
            assert!(b.iter().zip([-1.5, -0.5, 0.5, 1.5]).all(|(b, truth)| (b - truth).abs() < 0.6), "{b:?}");
        }
    }
    assert_eq!((found.alone, found.rare), (vec!["flies".to_owned()], vec!["flies".to_owned()]));
    assert_eq!(found.unasked, [("safety".to_owned(), 2)]);
    assert_eq!(found.proposal.audit.people, 300);
    // What it proposes is a pack at once.
    let begun = pack(&found.proposal).unwrap();
    assert_eq!((begun.personas.len(), begun.version.as_str()), (3, "0.1.0"));
}

#[test]
fn a_survey_with_a_fault_proposes_nothing_and_a_small_group_is_not_counted_aloud() {
    let good = survey(&pack(&proposal("harbour")).unwrap(), LEAST_PEOPLE);
    assert!(good.faults().is_empty());
    let text = markdown(&words::parts(&propose(&good)));
    let few = propose(&good).traits.iter().any(|(_, first)| *first < 5);
    assert_eq!(few, text.contains("not shown"));
    let mut changed = good.clone();
    changed.answers.pop();
    assert!(changed.faults()[0].reason.contains("needs 20"));
    let mut changed = good.clone();
    changed.answers[3][0] = Some(6);
    changed.answers[4].pop();
    changed.behaviours[1].id = changed.behaviours[0].id.clone();
    changed.date = "yesterday".to_owned();
    let paths: Vec<String> = changed.faults().into_iter().map(|fault| fault.path).collect();
    assert_eq!(paths, ["date", "behaviours[1].id", "answers[3]", "answers[4]"]);
    // A proposal of traits that no persona has, or with a persona of an unknown trait, is refused where it is wrong.
    let mut wrong = proposal("studio");
    wrong.personas[0].weights = std::collections::BTreeMap::from([("sings".to_owned(), 1.0)]);
    assert!(pack(&wrong).unwrap_err()[0].path.contains("personas[0].weights"));
    wrong.personas[0].weights.clear();
    assert!(pack(&wrong).is_err());
}

#[test]
fn the_worked_pack_is_what_its_proposal_makes_with_its_texts_written() {
    let made = pack(&proposal("clinic")).unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/companies/worked");
    let read = |name: &str| fs::read_to_string(format!("{folder}/{name}")).unwrap();
    let mut worked = Pack::read(&read("clinic.json")).unwrap();
    assert_eq!(
        (&worked.traits, &worked.statements, &worked.questions, &worked.audit, &worked.test_vectors),
        (&made.traits, &made.statements, &made.questions, &made.audit, &made.test_vectors)
    );
    for (worked, made) in worked.personas.iter().zip(&made.personas) {
        assert_eq!((&worked.id, &worked.name, &worked.weights), (&made.id, &made.name, &made.weights));
        assert_ne!(worked.practices, made.practices, "{} has texts of its own", worked.id);
    }
    let german = Overlay::read(&read("clinic.de.json")).and_then(|overlay| worked.translate(&overlay));
    assert_eq!(german, Ok(()));
}
