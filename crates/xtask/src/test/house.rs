//! The house rules that a program can see.

use super::Outcome;
use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use std::collections::BTreeSet;
use std::path::Path;

const TOP: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "build.rs",
    "index.html",
    "README.md",
    "CHANGELOG.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "src",
    "style",
    "public",
    "tests",
    "crates",
    "docs",
    "clippy.toml",
    "rustfmt.toml",
    "Dockerfile",
];
const SOURCES: &[&str] = &["rs", "css", "js", "mjs", "ts"];
const LONGEST: usize = 400;

/// Checks every file that git knows or would take in.
pub fn check() -> Result<Outcome> {
    let root = paths::root()?;
    let mut git = run::command("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"]).current_dir(&root);
    let list = run::text(&mut git).ok_or_else(|| {
        Problem::new("list the files", "`git ls-files` failed", "Run it inside a git clone.")
    })?;
    let foreign = machine_paths(&root);
    let mut found = Vec::new();
    let mut odd = BTreeSet::new();
    for name in list.lines() {
        let top = name.split('/').next().unwrap_or_default();
        if !top.starts_with('.') && !TOP.contains(&top) && odd.insert(top) {
            found.push(format!("{top}: nothing of this name belongs at the top level"));
        }
        let Ok(text) = std::fs::read_to_string(root.join(name)) else { continue };
        if foreign.iter().any(|path| text.contains(path.as_str())) && name != "Cargo.lock" {
            found.push(format!("{name}: contains a path of this machine"));
        }
        if Path::new(name).extension().is_some_and(|e| SOURCES.iter().any(|s| e == *s)) {
            found.extend(source(name, &text));
        }
    }
    if found.is_empty() {
        return Ok(Outcome::Passed);
    }
    found.iter().for_each(|line| println!("  {line}"));
    Err(Problem::new("keep the house in order", format!("{} findings above", found.len()), "Mend each."))
}

/// Beginnings of paths that only exist here: the home folder's and the one above the repository.
fn machine_paths(root: &Path) -> Vec<String> {
    let home = std::env::var("HOME").unwrap_or_default();
    let above = root.parent().map(|p| p.display().to_string()).unwrap_or_default();
    [home, above].into_iter().filter(|path| path.len() > 2).map(|path| format!("{path}/")).collect()
}

fn source(name: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lines = text.lines().count();
    if lines > LONGEST {
        found.push(format!("{name}: {lines} lines, more than {LONGEST}"));
    }
    // Put together, so that this very file holds none of them.
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
    for (number, line) in (1..).zip(text.lines()) {
        if words(line).any(|word| marks.contains(&word)) {
            found.push(format!("{name}:{number}: left open"));
        }
        if !name.starts_with("tests/") && hex_colour(line) && !name.ends_with("tokens.css") && in_app(name) {
            found.push(format!("{name}:{number}: a colour outside style/tokens.css"));
        }
    }
    if name.ends_with(".rs") && !is_test(name) {
        found.extend(panics(name, text));
        if name.starts_with("crates/domain/src/") && name != "crates/domain/src/math.rs" {
            found.extend(inexact(name, text));
        }
    }
    found
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_')
}

fn in_app(name: &str) -> bool {
    name.starts_with("src/") || name.starts_with("style/")
}

fn is_test(name: &str) -> bool {
    let in_test_folder = name.split('/').any(|part| part == "tests" || part == "benches");
    in_test_folder || name.ends_with("/tests.rs") || name.ends_with("_tests.rs") || name.ends_with("_test.rs")
}

/// The lines of code before the file's test module, with their numbers.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let before_tests =
        (1..).zip(text.lines()).take_while(|(_, line)| !line.trim_start().starts_with("#[cfg(test)]"));
    before_tests.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Calls that end the program, before the file's test module.
fn panics(name: &str, text: &str) -> Vec<String> {
    let calls = [
        concat!(".unw", "rap("),
        concat!(".exp", "ect("),
        concat!("pan", "ic!("),
        concat!("unreach", "able!("),
    ];
    let bad = code(text).filter(|(_, line)| calls.iter().any(|call| line.contains(call)));
    bad.map(|(number, line)| format!("{name}:{number}: can panic: {}", line.trim())).collect()
}

/// Functions of floating-point numbers that each platform computes in its own way, or rounds once where the rest rounds
/// twice. Square roots are the same everywhere, but belong with the others.
const INEXACT: &[&str] = &[
    "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "sqrt", "cbrt", "hypot", "powf", "powi",
    "sin", "cos", "tan", "sin_cos", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "asinh",
    "acosh", "atanh", "mul_add",
];

/// What gives other bits in the browser than on the server: a result must not depend on where it was computed.
fn inexact(name: &str, text: &str) -> Vec<String> {
    let called = |line: &str| {
        let pieces = line.split('.').skip(1).chain(line.split("f64::").skip(1));
        let mut methods = pieces.filter_map(|piece| words(piece).next().map(|word| (word, piece)));
        methods.any(|(word, piece)| INEXACT.contains(&word) && piece.starts_with(word))
    };
    let bad = code(text).filter(|(_, line)| called(line) || words(line).any(|word| word == "f32"));
    bad.map(|(number, line)| {
        format!("{name}:{number}: not the same bits everywhere, use math.rs: {}", line.trim())
    })
    .collect()
}

/// Whether a line holds `#rgb`, `#rrggbb` or `#rrggbbaa` after a quote, a colon or a space.
fn hex_colour(line: &str) -> bool {
    line.match_indices('#').any(|(at, _)| {
        let before = line.get(..at).and_then(|s| s.chars().next_back());
        let after = line.get(at + 1..).unwrap_or_default();
        let digits = after.chars().take_while(char::is_ascii_hexdigit).count();
        let ends = after.chars().nth(digits).is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '_');
        matches!(before, Some('"' | '\'' | ':' | ' ' | '(' | ',')) && matches!(digits, 3 | 6 | 8) && ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_can_panic_outside_tests_only() {
        let text =
            "fn a() { b().unwrap() }\n// c.expect(\n#[cfg(test)]\nmod tests { fn d() { e().unwrap() } }\n";
        assert_eq!(panics("a.rs", text), ["a.rs:1: can panic: fn a() { b().unwrap() }"]);
        assert!(source("crates/server/tests/a.rs", text).is_empty());
    }

    #[test]
    fn finds_arithmetic_that_differs_between_platforms() {
        let name = "crates/domain/src/quiz/a.rs";
        for line in [
            "x.exp()",
            "let y = 2.0f64.powi(3);",
            "f64::ln(x)",
            "xs.map(f64::sqrt)",
            "a.mul_add(b, c)",
            "x as f32",
        ] {
            assert_eq!(source(name, line).len(), 1, "{line}");
            assert!(
                source("crates/charts/src/a.rs", line).is_empty()
                    && source("crates/domain/src/math.rs", line).is_empty()
            );
        }
        for line in
            ["exp(x)", "math::ln(x)", "x.abs()", "x.expected()", "x.pow(2)", "self.log_of(x)", "// x.exp()"]
        {
            assert!(source(name, line).is_empty(), "{line}");
        }
    }

    #[test]
    fn tells_colours_from_links() {
        assert!(hex_colour("color: #1a2b3c;"));
        assert!(hex_colour("let c = \"#fff\";"));
        assert!(!hex_colour("href=\"#main\""));
        assert!(!hex_colour("issue #123456789"));
        assert!(!hex_colour("#[cfg(test)]"));
    }

    #[test]
    fn long_files_and_open_marks_are_found() {
        assert_eq!(source("a.css", &"\n".repeat(401)).len(), 1);
        assert_eq!(source("a.js", concat!("// TO", "DO later")), ["a.js:1: left open"]);
    }
}
