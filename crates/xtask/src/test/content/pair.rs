//! Two languages side by side: built alike, with the same places to fill in, in other words.

use serde_json::Value;
use std::collections::BTreeSet;

/// Members that say the same in every language.
const SAME: [&str; 10] =
    ["id", "version", "section", "next", "verdict", "kind", "rule_scope", "start", "go", "badge"];

/// Members whose lists may be longer or shorter than in English, and may share words with it.
const FREE: [&str; 1] = ["words"];

/// Texts that may be as in English in some language. A line is `kind languages place` for one place (`*` at its end for
/// all that begin so), or `= languages text` for a name wherever it stands alone; `*` stands for every language.
const AS_IN_ENGLISH: &str = include_str!("as_in_english.txt");

/// A file in another language beside the English one.
pub struct Pair<'a> {
    kind: &'a str,
    language: &'a str,
    /// What differs that must not: place and reason.
    pub faults: Vec<String>,
}

impl<'a> Pair<'a> {
    /// Two files of this kind, the other in this language.
    pub fn new(kind: &'a str, language: &'a str) -> Self {
        Self { kind, language, faults: Vec::new() }
    }

    fn fault(&mut self, at: &str, reason: impl AsRef<str>) {
        self.faults.push(format!("#{at}: {}", reason.as_ref()));
    }

    /// Texts by key; the forms of a plural are those of the language, not those of English.
    pub fn catalogue(&mut self, english: &Value, other: &Value) {
        self.keys(english, other, "");
        for (key, text) in english.as_object().into_iter().flatten() {
            let at = format!("/{key}");
            match (text, other.get(key)) {
                (Value::Object(forms), Some(Value::Object(theirs))) => {
                    let model = forms.get("other").unwrap_or(&Value::Null);
                    for (form, said) in theirs {
                        self.plural(model, said, &format!("{at}/{form}"));
                    }
                }
                (text, Some(other)) => self.compare(text, other, &at),
                (_, None) => (),
            }
        }
    }

    /// A form may leave out the number ("one story"), and nothing else; it may not bring in anything.
    fn plural(&mut self, english: &Value, other: &Value, at: &str) {
        let (Some(text), Some(said)) = (english.as_str(), other.as_str()) else {
            return self.fault(at, "must be a text");
        };
        let (mut wanted, mut there) = (places(text), places(said));
        wanted.remove("{n}");
        there.remove("{n}");
        if wanted != there {
            self.fault(at, format!("has the places {there:?}, English has {wanted:?}"));
        }
        self.translated(text, said, at);
    }

    fn keys(&mut self, english: &Value, other: &Value, at: &str) {
        let names = |value: &Value| -> BTreeSet<String> {
            value.as_object().into_iter().flatten().map(|(key, _)| key.clone()).collect()
        };
        let (wanted, there) = (names(english), names(other));
        wanted.difference(&there).for_each(|key| self.fault(&format!("{at}/{key}"), "is missing"));
        there
            .difference(&wanted)
            .for_each(|key| self.fault(&format!("{at}/{key}"), "is not there in English"));
    }

    /// The same structure, the same places, other words.
    pub fn compare(&mut self, english: &Value, other: &Value, at: &str) {
        let name = at.rsplit('/').next().unwrap_or_default();
        if FREE.contains(&name) && at.matches('/').count() > 1 {
            let texts = other.as_array().is_some_and(|texts| {
                !texts.is_empty() && texts.iter().all(|t| t.as_str().is_some_and(|t| !t.trim().is_empty()))
            });
            if !texts {
                self.fault(at, "must be a list of words");
            }
            return;
        }
        match (english, other) {
            (Value::Object(map), Value::Object(_)) => {
                self.keys(english, other, at);
                for (key, value) in map {
                    if let Some(theirs) = other.get(key) {
                        self.compare(value, theirs, &format!("{at}/{key}"));
                    }
                }
            }
            (Value::Array(rows), Value::Array(theirs)) => {
                if rows.len() != theirs.len() {
                    self.fault(at, format!("has {} rows, English has {}", theirs.len(), rows.len()));
                }
                for (i, (row, theirs)) in rows.iter().zip(theirs).enumerate() {
                    // A row is called by its id where it has one: that survives a row before it.
                    let name =
                        row.get("id").and_then(Value::as_str).map_or_else(|| i.to_string(), str::to_owned);
                    self.compare(row, theirs, &format!("{at}/{name}"));
                }
            }
            (Value::String(_), Value::String(tag)) if at == "/lang" => {
                if tag != self.language {
                    self.fault(at, format!("must be {}", self.language));
                }
            }
            (Value::String(text), Value::String(said)) if !SAME.contains(&name) => self.text(text, said, at),
            _ if english == other => (),
            _ => self.fault(at, format!("must be {english}, as in English")),
        }
    }

    fn text(&mut self, english: &str, said: &str, at: &str) {
        if said.trim().is_empty() {
            return self.fault(at, "must not be empty");
        }
        let (wanted, there) = (places(english), places(said));
        if wanted != there {
            self.fault(at, format!("has the places {there:?}, English has {wanted:?}"));
        }
        self.translated(english, said, at);
    }

    fn translated(&mut self, english: &str, said: &str, at: &str) {
        // A text without a word of its own (a sign, a place) is the same everywhere.
        let mut rest = english.to_owned();
        places(english).iter().for_each(|place| rest = rest.replace(place, ""));
        let has_words = rest.chars().filter(|c| c.is_alphabetic()).count() > 1;
        if english == said && has_words && !may_stay(self.kind, self.language, at, english) {
            self.fault(at, format!("is still English: {english}"));
        }
    }
}

/// Whether the list allows this text, at this place, to be as in English.
pub fn may_stay(kind: &str, language: &str, at: &str, text: &str) -> bool {
    AS_IN_ENGLISH.lines().filter(|line| !line.starts_with('#')).any(|line| {
        let mut parts = line.splitn(3, ' ');
        let mut next = || parts.next().unwrap_or_default();
        let (of, tags, place) = (next(), next(), next());
        let spoken = tags == "*" || tags.split(',').any(|tag| tag == language);
        let begins = || place.strip_suffix('*').is_some_and(|start| at.starts_with(start));
        spoken && if of == "=" { place == text } else { of == kind && (place == at || begins()) }
    })
}

/// The places of a text that are filled in: `{name}`.
fn places(text: &str) -> BTreeSet<String> {
    let parts = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
    parts.map(|(name, _)| format!("{{{name}}}")).collect()
}
