//! The verdict's numbers to the last bit: whoever changes the arithmetic has to notice. `cargo xtask bench quiz` finds
//! the same bits in wasm. If the change was meant, `cargo run -p domain --example quiz_digests -- 8` prints the new ones.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../examples/quiz_engine/made.rs"]
mod made;
#[path = "../examples/quiz_engine/session.rs"]
mod session;

use std::sync::Arc;

use domain::quiz::QuestionKind;

/// Of the first sessions, every other one answered by chance.
const DIGESTS: [u64; 8] = [
    11_255_096_260_447_195_928,
    39_003_794_677_751_406,
    12_044_251_847_005_446_559,
    1_691_651_904_528_943_986,
    10_654_791_809_264_694_791,
    13_423_375_527_390_623_305,
    14_238_034_618_867_511_392,
    17_748_851_402_670_386_240,
];

#[test]
fn the_same_answers_give_the_same_bits_as_ever() {
    let pack = Arc::new(made::pack());
    let digests: Vec<u64> = (0..8).map(|seed| session::digest_of(&pack, seed).unwrap()).collect();
    assert_eq!(digests, DIGESTS);
}

#[test]
fn the_pack_is_of_the_size_that_is_measured() {
    let pack = made::pack();
    let of = |kind| pack.questions.iter().filter(|question| question.kind == kind).count();
    let asked = (of(QuestionKind::Likert), of(QuestionKind::BestWorst), of(QuestionKind::PickOne));
    assert_eq!(
        (pack.traits.len(), pack.personas.len(), pack.statements.len(), asked),
        (10, 10, 120, (120, 150, 45))
    );
    for question in &pack.questions {
        let traits: std::collections::BTreeSet<_> =
            question.statements.iter().filter_map(|id| pack.statement(id)?.main_trait()).collect();
        assert_eq!(
            traits.len(),
            question.statements.len(),
            "{}: each statement of another trait",
            question.id
        );
    }
}
