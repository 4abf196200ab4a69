//! The name of a reason. `cargo xtask test --only texts` takes in this very file, to see that each has its text.

/// The key of a refusal's reason below `refusal.`, and the numbers in it: the contract's sentences are English, ours are
/// found by them. "must have 1 to 300 characters" is `must_have_n_to_n_characters` with 1 and 300.
pub fn key_of(reason: &str) -> (String, Vec<u64>) {
    let mut numbers = Vec::new();
    let plain = reason.replace(',', "");
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.map(|word| match word.parse() {
        Ok(number) => {
            numbers.push(number);
            "n".to_owned()
        }
        Err(_) => word.to_ascii_lowercase(),
    });
    let key = words.collect::<Vec<_>>().join("_");
    (key, numbers)
}
