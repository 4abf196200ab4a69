//! A pack of the size that the quiz is built for, from a fixed seed: 10 traits and personas, 120 statements, 315
//! questions. It has numbers only; nobody reads it.

use std::collections::BTreeMap;

use domain::chance::mix;
use domain::quiz::{
    Audit, Keyed, ModelSettings, Pack, Persona, Question, QuestionKind, QuestionStatus, Seconds, Sigma,
    Statement, Status, Text, Trait, TraitKind,
};
use serde::de::IgnoredAny;

const TRAITS: usize = 10;
const A_TRAIT: usize = 12;
const TRIADS: usize = 150;
const FOURS: usize = 45;
const SEED: u64 = 20_261_122;

/// The pack.
pub fn pack() -> Pack {
    let rated = (0..TRAITS * A_TRAIT).map(|place| question('l', place, QuestionKind::Likert, vec![place]));
    let triads = (0..TRIADS).map(|place| question('t', place, QuestionKind::BestWorst, block(place, 3)));
    let fours = (0..FOURS).map(|place| question('q', place, QuestionKind::PickOne, block(TRIADS + place, 4)));
    let model = ModelSettings {
        sigma: Sigma::Uniform { correlation: 0.25 },
        style_var: 0.4,
        cut: 0.75,
        delta: 0.25,
        stop: 0.8,
        label_threshold: 0.38,
        seconds: Seconds { likert: 8.0, pick_one: 8.0, best_worst: 8.0 },
        seeding: 0,
        exposure: 0.5,
    };
    Pack {
        schema: IgnoredAny,
        id: String::new(),
        version: String::new(),
        lang: Vec::new(),
        status: Status::Expert,
        audit: Audit { date: String::new(), method: String::new(), people: 0 },
        norms: None,
        model,
        traits: (0..TRAITS).map(a_trait).collect(),
        personas: (0..TRAITS).map(persona).collect(),
        statements: (0..TRAITS * A_TRAIT).map(statement).collect(),
        questions: rated.chain(triads).chain(fours).collect(),
        test_vectors: Vec::new(),
    }
}

fn name(letter: char, place: usize) -> String {
    // Without the machinery of formatting, which would weigh as much as the engine.
    let digit = |unit: usize| char::from(b'0' + (place / unit % 10) as u8);
    [letter, digit(100), digit(10), digit(1)].iter().collect()
}

fn a_trait(place: usize) -> Trait {
    Trait { id: name('x', place), kind: TraitKind::Behaviour, low: Text::new(), high: Text::new() }
}

/// Mostly one trait, and a little of the next; of unit length.
fn persona(place: usize) -> Persona {
    let mut weights = loading(place, 0.96);
    weights.insert(name('x', (place + 1) % TRAITS), 0.28);
    Persona {
        id: name('p', place),
        name: Text::new(),
        essence: Text::new(),
        description: Text::new(),
        traits_text: Text::new(),
        needs: Text::new(),
        motivations: Text::new(),
        strengths: Vec::new(),
        watch_outs: Vec::new(),
        practices: Vec::new(),
        story_kinds: Vec::new(),
        topics_hint: Vec::new(),
        starters: Vec::new(),
        support: Text::new(),
        recruitment_note: Text::new(),
        contrast: Text::new(),
        channels: Vec::new(),
        paths: Vec::new(),
        weights,
        icon: String::new(),
    }
}

/// So much of a trait. One by one: a map made of a list sorts it first, and each kind of sorting weighs 4 KB.
fn loading(place: usize, much: f64) -> BTreeMap<String, f64> {
    let mut loadings = BTreeMap::new();
    loadings.insert(name('x', place), much);
    loadings
}

/// Every fourth is reversed: three of twelve a trait.
fn statement(place: usize) -> Statement {
    let keyed = if place % 4 == 3 { Keyed::Against } else { Keyed::For };
    let (slope, shift) = (between(1.2, 1.8, place as u64), between(-0.6, 0.6, 1_000 + place as u64));
    Statement {
        id: name('s', place),
        loadings: loading(place / A_TRAIT, 1.0),
        keyed,
        text: Text::new(),
        desirability: 4.0,
        a: slope,
        b: [-1.8, -0.7, 0.4, 1.5].iter().map(|step| step + shift).collect(),
        t: 0.0,
        se: None,
        n_cal: None,
        dif: None,
        enemies: Vec::new(),
    }
}

/// So many statements of different traits. Blocks begin at every trait in turn, and stride in every way.
fn block(place: usize, size: usize) -> Vec<usize> {
    let stride = [1, 3, 7, 9].get(place / TRAITS % 4).copied().unwrap_or(1);
    let of = |turn: usize| (place + turn * stride) % TRAITS;
    let within = |turn: usize| (mix(SEED ^ (place * 8 + turn) as u64) % A_TRAIT as u64) as usize;
    (0..size).map(|turn| of(turn) * A_TRAIT + within(turn)).collect()
}

fn question(letter: char, place: usize, kind: QuestionKind, statements: Vec<usize>) -> Question {
    Question {
        id: name(letter, place),
        kind,
        statements: statements.into_iter().map(|statement| name('s', statement)).collect(),
        prompt: Text::new(),
        seconds: None,
        exposure: None,
        status: QuestionStatus::Live,
    }
}

fn between(low: f64, high: f64, place: u64) -> f64 {
    low + (high - low) * ((mix(SEED ^ place) >> 12) as f64 / (1_u64 << 52) as f64)
}
