//! Takes the sessions of `quiz_engine` natively and prints a digest of each verdict, one a line: a wasm module must
//! print the same. `cargo run -p domain --example quiz_digests -- 60`.

#[path = "quiz_engine/made.rs"]
mod made;
#[path = "quiz_engine/session.rs"]
mod session;

fn main() {
    let count = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(60);
    let pack = std::sync::Arc::new(made::pack());
    for digest in (0..count).filter_map(|seed| session::digest_of(&pack, seed)) {
        println!("{digest}");
    }
}
