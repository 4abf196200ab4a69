//! Flags, and the environment variables that stand for them.

use crate::config::Mistake;

/// Where a value may come from besides the command line.
pub(super) type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A value with the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    /// The value.
    pub text: String,
    /// The flag or the variable.
    pub place: String,
}

impl Value {
    /// A mistake in this value.
    pub fn mistake(&self, reason: impl Into<String>) -> Mistake {
        Mistake::new(&self.place, reason)
    }
}

/// A command line, taken apart.
#[derive(Debug)]
pub(super) struct Args {
    flags: Vec<(String, String)>,
    switches: Vec<String>,
    /// What stands alone.
    pub words: Vec<String>,
}

impl Args {
    /// Takes words apart: `flags` take a value, `switches` do not, and nothing else may begin with a dash.
    pub fn read(words: &[String], flags: &[&str], switches: &[&str]) -> Result<Self, Mistake> {
        let mut args = Self { flags: Vec::new(), switches: Vec::new(), words: Vec::new() };
        let mut rest = words.iter();
        while let Some(word) = rest.next() {
            let (name, glued) = match word.split_once('=') {
                Some((name, value)) if word.starts_with("--") => (name, Some(value.to_owned())),
                _ => (word.as_str(), None),
            };
            if let (true, None) = (switches.contains(&name), &glued) {
                args.switches.push(name.to_owned());
            } else if flags.contains(&name) {
                let value = glued.or_else(|| rest.next().cloned());
                let value = value.ok_or_else(|| Mistake::new(name, "stands without a value"))?;
                args.flags.push((name.to_owned(), value));
            } else if name.starts_with('-') {
                return Err(Mistake::new(
                    name,
                    "is not a flag of this command; `polyphony-server help` lists them",
                ));
            } else {
                args.words.push(word.clone());
            }
        }
        Ok(args)
    }

    /// The last value of a flag, else of its environment variable: `PUBLIC_URL`, or `POLYPHONY_` and its name.
    pub fn get(&self, flag: &str, environment: Environment<'_>) -> Option<Value> {
        if let Some((_, text)) = self.flags.iter().rev().find(|(name, _)| name == flag) {
            return Some(Value { text: text.clone(), place: flag.to_owned() });
        }
        let variable = variable(flag);
        let text = environment(&variable)?;
        Some(Value { text, place: format!("environment variable {variable}") })
    }

    /// Every value of a flag that may be repeated and may hold several, parted by commas.
    pub fn list(&self, flag: &str, environment: Environment<'_>) -> Vec<Value> {
        let given: Vec<Value> = self
            .flags
            .iter()
            .filter(|(name, _)| name == flag)
            .map(|(name, text)| Value { text: text.clone(), place: name.clone() })
            .collect();
        let values = if given.is_empty() { self.get(flag, environment).into_iter().collect() } else { given };
        let parts = |value: Value| {
            let texts: Vec<String> = value.text.split(',').map(|part| part.trim().to_owned()).collect();
            texts.into_iter().map(move |text| Value { text, place: value.place.clone() })
        };
        values.into_iter().flat_map(parts).filter(|value| !value.text.is_empty()).collect()
    }

    /// Whether a switch is there, on the command line or as a variable that says `1` or `true`.
    pub fn has(&self, switch: &str, environment: Environment<'_>) -> bool {
        self.switches.iter().any(|name| name == switch)
            || environment(&variable(switch)).is_some_and(|value| value == "1" || value == "true")
    }
}

fn variable(flag: &str) -> String {
    let name = flag.trim_start_matches('-').replace('-', "_").to_ascii_uppercase();
    if name == "PUBLIC_URL" { name } else { format!("POLYPHONY_{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Args, Mistake> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Args::read(&words, &["--listen", "--trusted-proxy", "--public-url"], &["--demo"])
    }

    #[test]
    fn the_command_line_goes_before_the_environment() {
        let environment = |name: &str| (name == "POLYPHONY_LISTEN").then(|| "b".to_owned());
        let value = read("--listen a").unwrap().get("--listen", &environment).unwrap();
        assert_eq!((value.text.as_str(), value.place.as_str()), ("a", "--listen"));
        let value = read("").unwrap().get("--listen", &environment).unwrap();
        assert_eq!(
            (value.text.as_str(), value.place.as_str()),
            ("b", "environment variable POLYPHONY_LISTEN")
        );
        let public = |name: &str| (name == "PUBLIC_URL").then(|| "c".to_owned());
        assert_eq!(read("").unwrap().get("--public-url", &public).unwrap().text, "c");
    }

    #[test]
    fn lists_are_repeated_or_parted_by_commas() {
        let args = read("--trusted-proxy a,b --trusted-proxy=c word").unwrap();
        let texts: Vec<String> =
            args.list("--trusted-proxy", &|_| None).into_iter().map(|v| v.text).collect();
        assert_eq!(texts, ["a", "b", "c"]);
        assert_eq!(args.words, ["word"]);
    }

    #[test]
    fn unknown_flags_are_named() {
        assert_eq!(read("--colour red").unwrap_err().place, "--colour");
        assert_eq!(read("--listen").unwrap_err().reason, "stands without a value");
        assert_eq!(read("--demo=1").unwrap_err().place, "--demo");
    }
}
