//! A check against a JSON Schema, of as many of its keywords as ours use; any other keyword fails the test, so that
//! none is taken for checked.

use std::{cell::RefCell, collections::BTreeMap};

use regex::Regex;
use serde_json::{Map, Value};

/// Keywords that demand nothing.
const SILENT: [&str; 6] = ["$schema", "$id", "$defs", "title", "description", "default"];

/// A schema with its definitions.
pub struct Form {
    schema: Value,
    patterns: RefCell<BTreeMap<String, Regex>>,
}

impl Form {
    /// The form that a schema describes.
    pub fn new(schema: Value) -> Self {
        Self { schema, patterns: RefCell::default() }
    }

    /// Where the value is not of the form; nothing if it is.
    pub fn faults(&self, value: &Value) -> Vec<String> {
        let mut found = Vec::new();
        self.look(&self.schema, value, "", &mut found);
        found
    }

    fn fits(&self, schema: &Value, value: &Value) -> bool {
        let mut found = Vec::new();
        self.look(schema, value, "", &mut found);
        found.is_empty()
    }

    fn look(&self, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
        let Value::Object(keywords) = schema else {
            if *schema == Value::Bool(false) {
                found.push(format!("{at}: must not be there"));
            }
            return;
        };
        for (keyword, demand) in keywords {
            let good = match keyword.as_str() {
                "$ref" => {
                    let pointer = demand.as_str().unwrap().strip_prefix('#').unwrap();
                    self.look(self.schema.pointer(pointer).unwrap(), value, at, found);
                    true
                }
                "type" => types(demand).any(|name| is_a(value, name)),
                "enum" => demand.as_array().unwrap().contains(value),
                "const" => demand == value,
                "oneOf" => demand.as_array().unwrap().iter().filter(|one| self.fits(one, value)).count() == 1,
                name if SILENT.contains(&name) => true,
                name => self.sized(name, demand, keywords, value, at, found),
            };
            if !good {
                found.push(format!("{at}: breaks {keyword} {demand}"));
            }
        }
    }

    fn matches(&self, pattern: &str, text: &str) -> bool {
        let mut known = self.patterns.borrow_mut();
        known.entry(pattern.to_owned()).or_insert_with(|| Regex::new(pattern).unwrap()).is_match(text)
    }

    /// Keywords that speak of one type, and let any other pass.
    fn sized(
        &self,
        name: &str,
        demand: &Value,
        beside: &Map<String, Value>,
        value: &Value,
        at: &str,
        found: &mut Vec<String>,
    ) -> bool {
        let number = |test: fn(f64, f64) -> bool| {
            value.as_f64().is_none_or(|value| test(value, demand.as_f64().unwrap()))
        };
        let most = || usize::try_from(demand.as_u64().unwrap()).unwrap();
        let (text, list, object) = (value.as_str(), value.as_array(), value.as_object());
        match name {
            "minimum" => number(|value, least| value >= least),
            "maximum" => number(|value, most| value <= most),
            "exclusiveMinimum" => number(|value, least| value > least),
            "exclusiveMaximum" => number(|value, most| value < most),
            "minLength" => text.is_none_or(|text| text.chars().count() >= most()),
            "maxLength" => text.is_none_or(|text| text.chars().count() <= most()),
            "pattern" => text.is_none_or(|text| self.matches(demand.as_str().unwrap(), text)),
            "minItems" => list.is_none_or(|list| list.len() >= most()),
            "maxItems" => list.is_none_or(|list| list.len() <= most()),
            "uniqueItems" => list.is_none_or(|list| (1..list.len()).all(|k| !list[..k].contains(&list[k]))),
            "minProperties" => object.is_none_or(|object| object.len() >= most()),
            "required" => object.is_none_or(|object| {
                demand.as_array().unwrap().iter().all(|name| object.contains_key(name.as_str().unwrap()))
            }),
            "items" => {
                for (k, item) in list.into_iter().flatten().enumerate() {
                    self.look(demand, item, &format!("{at}/{k}"), found);
                }
                true
            }
            "propertyNames" => {
                object.is_none_or(|all| all.keys().all(|key| self.fits(demand, &Value::from(key.as_str()))))
            }
            "properties" | "additionalProperties" => {
                let named = beside.get("properties").and_then(Value::as_object);
                for (key, member) in object.into_iter().flatten() {
                    let own = named.and_then(|named| named.get(key));
                    let schema =
                        if name == "properties" { own } else { Some(demand).filter(|_| own.is_none()) };
                    schema.inspect(|schema| self.look(schema, member, &format!("{at}/{key}"), found));
                }
                true
            }
            other => panic!("the check does not know `{other}`"),
        }
    }
}

fn types(demand: &Value) -> impl Iterator<Item = &str> {
    let several = demand.as_array().into_iter().flatten().filter_map(Value::as_str);
    demand.as_str().into_iter().chain(several)
}

fn is_a(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("the check does not know the type `{other}`"),
    }
}
