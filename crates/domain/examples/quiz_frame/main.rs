//! What `quiz_engine` weighs without the engine: the allocator, strings and maps, the made-up pack, numbers put into
//! words. The app has all of it anyway; `cargo xtask bench quiz` takes it off.

#![allow(unsafe_code, reason = "a name that the host can find has to be promised to be unique")]

use domain::{chance::mix, problem::Problem, quiz::Question};

#[path = "../quiz_engine/made.rs"]
mod made;

/// A number made of the pack's questions, with everything in it that is not of the engine.
#[unsafe(no_mangle)]
pub extern "C" fn whole(seed: u64) -> u64 {
    let pack = made::pack();
    let chosen: Vec<Question> = pack
        .questions
        .iter()
        .filter(|question| said(seed, &question.id).is_multiple_of(16))
        .cloned()
        .collect();
    let found = chosen.iter().flat_map(|question| &question.statements).filter_map(|id| pack.statement(id));
    let weights = found.map(|statement| statement.loadings.values().sum::<f64>() * statement.a).sum::<f64>();
    let problems = chosen.iter().enumerate().map(|(i, question)| {
        Problem::invalid(&format!("answers/{i}/{}", question.id), "is not a question of this pack")
    });
    problems.fold(weights.to_bits(), |digest, problem| said(digest, &problem.to_string()))
}

fn said(seed: u64, words: &str) -> u64 {
    words.bytes().fold(seed, |digest, byte| mix(digest ^ u64::from(byte)))
}
