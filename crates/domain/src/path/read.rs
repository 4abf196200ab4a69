//! Reading paths from JSON: by hand, so that every fault is found at once and named with its place.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::{Badge, Path, Paths, Room, Step, StepKind};
use crate::problem::{FieldProblem, Problem, ProblemKind};

/// Everything that is wrong with a file of paths.
pub type Faults = Vec<FieldProblem>;

/// The longest a step may take, minutes.
const LONGEST: u64 = 120;

/// Reads and checks all paths of one language. A broken file is refused with every fault it has.
pub fn read(text: &str) -> Result<Paths, Faults> {
    let mut reader = Reader::default();
    let root: Value = serde_json::from_str(text).unwrap_or_else(|error| {
        reader.fault("", &format!("is no JSON: {error}"));
        Value::Null
    });
    if !reader.faults.is_empty() {
        return Err(reader.faults);
    }
    let paths = reader.paths(&root);
    if reader.faults.is_empty() { Ok(paths) } else { Err(reader.faults) }
}

#[derive(Default)]
struct Reader {
    faults: Faults,
    /// Every step's id so far: progress is kept under it, over all paths.
    steps: BTreeSet<String>,
    /// The badges that some step earns.
    earned: BTreeSet<String>,
}

impl Reader {
    fn fault(&mut self, at: &str, reason: &str) {
        self.faults.push(FieldProblem { pointer: at.to_owned(), reason: reason.to_owned() });
    }

    /// An object with exactly these members. A mistyped name must not pass in silence.
    fn object<'v>(&mut self, value: &'v Value, at: &str, members: &[&str]) -> Option<&'v Map<String, Value>> {
        let Some(object) = value.as_object() else {
            self.fault(at, "must be an object");
            return None;
        };
        for name in members.iter().filter(|name| !object.contains_key(**name)) {
            self.fault(&format!("{at}/{name}"), "is missing");
        }
        for name in object.keys().filter(|name| !members.contains(&name.as_str())) {
            self.fault(&format!("{at}/{}", escaped(name)), "is not known");
        }
        Some(object)
    }

    /// The members of an object whose names are ids.
    fn rows<'v>(
        &mut self,
        object: &'v Map<String, Value>,
        name: &str,
    ) -> Vec<(&'v String, &'v Value, String)> {
        let Some(value) = object.get(name) else { return Vec::new() };
        let Some(rows) = value.as_object() else {
            self.fault(&format!("/{name}"), "must be an object");
            return Vec::new();
        };
        rows.iter().map(|(id, row)| (id, row, format!("/{name}/{}", escaped(id)))).collect()
    }

    /// A text that says something. Absence was said already.
    fn text(&mut self, object: &Map<String, Value>, at: &str, name: &str) -> String {
        match object.get(name).map(Value::as_str) {
            Some(Some(text)) if !text.trim().is_empty() => return text.to_owned(),
            Some(_) => self.fault(&format!("{at}/{name}"), "must be a text that is not empty"),
            None => {}
        }
        String::new()
    }

    /// One of a few names, or null where that is allowed.
    fn choice<T: Copy>(
        &mut self,
        object: &Map<String, Value>,
        place: (&str, &str),
        all: &[(T, &str)],
    ) -> Option<T> {
        let (at, name) = place;
        let value = object.get(name).filter(|value| !value.is_null())?;
        let chosen = all.iter().find(|(_, known)| value.as_str() == Some(known)).map(|(one, _)| *one);
        if chosen.is_none() {
            let known: Vec<&str> = all.iter().map(|(_, known)| *known).collect();
            self.fault(&format!("{at}/{name}"), &format!("must be one of {}", known.join(", ")));
        }
        chosen
    }

    fn paths(&mut self, root: &Value) -> Paths {
        let nothing = Map::new();
        let object = self.object(root, "", &["lang", "version", "badges", "paths"]).unwrap_or(&nothing);
        let mut read = Paths {
            lang: self.text(object, "", "lang"),
            version: self.text(object, "", "version"),
            badges: BTreeMap::new(),
            paths: BTreeMap::new(),
        };
        for (id, value, at) in self.rows(object, "badges") {
            if let Some(badge) = self.object(value, &at, &["name", "text"]) {
                let badge =
                    Badge { name: self.text(badge, &at, "name"), text: self.text(badge, &at, "text") };
                read.badges.insert(id.clone(), badge);
            }
        }
        for (persona, value, at) in self.rows(object, "paths") {
            if let Some(path) = self.path(value, &at, persona, &read.badges) {
                read.paths.insert(persona.clone(), path);
            }
        }
        for id in read.badges.keys().filter(|id| !self.earned.contains(*id)).cloned().collect::<Vec<_>>() {
            self.fault(&format!("/badges/{}", escaped(&id)), "is earned by no step");
        }
        read
    }

    fn path(
        &mut self,
        value: &Value,
        at: &str,
        persona: &str,
        badges: &BTreeMap<String, Badge>,
    ) -> Option<Path> {
        let path = self.object(value, at, &["title", "intro", "steps"])?;
        let (title, intro) = (self.text(path, at, "title"), self.text(path, at, "intro"));
        let rows = path.get("steps").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        if rows.is_empty() {
            self.fault(&format!("{at}/steps"), "must be a list of one step or more");
        }
        let mut steps = Vec::new();
        for (place, row) in rows.iter().enumerate() {
            steps.extend(self.step(row, &format!("{at}/steps/{place}"), persona, badges));
        }
        Some(Path { title, intro, steps })
    }

    fn step(
        &mut self,
        value: &Value,
        at: &str,
        persona: &str,
        badges: &BTreeMap<String, Badge>,
    ) -> Option<Step> {
        const MEMBERS: [&str; 9] = ["id", "kind", "minutes", "title", "why", "how", "done", "go", "badge"];
        let step = self.object(value, at, &MEMBERS)?;
        let id = self.text(step, at, "id");
        let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.-".contains(c);
        if !id.starts_with(&format!("{persona}.")) || id.len() > 80 || !id.chars().all(known) {
            let reason =
                format!("must begin with {persona}. and have at most 80 characters of a-z, 0-9, _ . -");
            self.fault(&format!("{at}/id"), &reason);
        } else if !self.steps.insert(id.clone()) {
            self.fault(&format!("{at}/id"), "is there twice");
        }
        let minutes = step.get("minutes").and_then(Value::as_u64).unwrap_or(0);
        if !(1..=LONGEST).contains(&minutes) {
            self.fault(&format!("{at}/minutes"), "must be a whole number from 1 to 120");
        }
        let badge = step.get("badge").filter(|badge| !badge.is_null());
        let badge = badge.map(|badge| badge.as_str().unwrap_or_default().to_owned());
        if badge.as_ref().is_some_and(|badge| !badges.contains_key(badge)) {
            self.fault(&format!("{at}/badge"), "is not one of the badges");
        }
        self.earned.extend(badge.clone());
        let kind = self.choice(step, (at, "kind"), &StepKind::ALL.map(|kind| (kind, kind.name())));
        if step.get("kind").is_some_and(Value::is_null) {
            self.fault(&format!("{at}/kind"), "must not be null");
        }
        Some(Step {
            id,
            kind: kind.unwrap_or(StepKind::Try),
            minutes: u32::try_from(minutes).unwrap_or(0),
            title: self.text(step, at, "title"),
            why: self.text(step, at, "why"),
            how: self.lines(step, at, "how"),
            done: self.text(step, at, "done"),
            go: self.choice(step, (at, "go"), &Room::ALL.map(|room| (room, room.name()))),
            badge,
        })
    }

    /// One to six lines that each say something.
    fn lines(&mut self, object: &Map<String, Value>, at: &str, name: &str) -> Vec<String> {
        let rows = object.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let lines: Vec<String> = rows
            .iter()
            .filter_map(Value::as_str)
            .filter(|line| !line.trim().is_empty())
            .map(str::to_owned)
            .collect();
        if !(1..=6).contains(&rows.len()) || lines.len() != rows.len() {
            self.fault(&format!("{at}/{name}"), "must be one to six texts that are not empty");
        }
        lines
    }
}

/// A name as a part of a JSON pointer (RFC 6901).
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Broken paths as the problem that is shown to people.
pub fn problem(fields: Faults) -> Problem {
    Problem { kind: ProblemKind::Garbled, detail: "the learning paths are broken".to_owned(), fields }
}
