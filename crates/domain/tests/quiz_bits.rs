//! The verdict's numbers to the last bit: whoever changes the arithmetic has to notice. `cargo xtask bench quiz` finds
//! the same bits in wasm. If the change was meant, `cargo run -p domain --example quiz_digests -- 8` prints the new ones.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../examples/quiz_engine/blank.rs"]
mod blank;
#[path = "../examples/quiz_engine/made.rs"]
mod made;
#[path = "../examples/quiz_engine/session.rs"]
mod session;

use std::sync::Arc;

use domain::quiz::QuestionKind;

/// Of the first sessions, every other one answered by chance.
const DIGESTS: [u64; 8] = [
    15_020_868_915_624_202_920,
    11_755_301_962_521_243_266,
    8_491_883_016_583_537_269,
    10_243_736_555_365_041_550,
    4_855_739_113_953_193_687,
    12_828_607_959_386_621_953,
    8_326_580_319_062_638_700,
    11_423_175_938_080_107_862,
];

#[test]
fn the_same_answers_give_the_same_bits_as_ever() {
    let pack = Arc::new(made::pack().unwrap());
    let digests: Vec<u64> = (0..8).map(|seed| session::digest_of(&pack, seed).unwrap()).collect();
    assert_eq!(digests, DIGESTS);
}

#[test]
fn the_pack_is_of_the_size_that_is_measured() {
    let pack = made::pack().unwrap();
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
