//! Everything as a table: one line a fact.

use domain::csv;
use serde_json::Value;

/// What a line is about, when that was, the name of the fact, the fact.
type Line = [String; 4];

/// The members that say when something was, milliseconds since 1970.
const MOMENTS: [&str; 5] = ["at", "joined", "done_at", "since", "starts"];
/// The member that says on which day something was, days since 1970.
const DAY: &str = "day";
const DAY_MS: i64 = 86_400_000;

/// Every fact in `data`. `iso` writes a moment.
pub fn table(data: &Value, iso: &dyn Fn(i64) -> String) -> String {
    let mut lines: Vec<Line> = vec![["what", "when", "field", "value"].map(str::to_owned)];
    walk(data, &mut Vec::new(), "", iso, &mut lines);
    csv::text(lines)
}

fn walk(
    value: &Value,
    path: &mut Vec<String>,
    when: &str,
    iso: &dyn Fn(i64) -> String,
    lines: &mut Vec<Line>,
) {
    match value {
        Value::Object(members) => {
            let own = ["at", "joined", DAY].iter().find_map(|name| dated(name, members.get(*name)?, iso));
            let when = own.unwrap_or_else(|| when.to_owned());
            for (name, member) in members {
                path.push(name.clone());
                walk(member, path, &when, iso, lines);
                path.pop();
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                path.push((place + 1).to_string());
                walk(item, path, when, iso, lines);
                path.pop();
            }
        }
        // What is not there is no fact.
        Value::Null => (),
        fact => lines.push(line(fact, path, when, iso)),
    }
}

fn line(fact: &Value, path: &[String], when: &str, iso: &dyn Fn(i64) -> String) -> Line {
    let numbered = path.get(1).is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()));
    // "shares/3" has fields of its own; the third of a plain list is its field.
    let about = if numbered && path.len() > 2 { 2 } else { 1 };
    let (what, field) = path.split_at(about.min(path.len()));
    let name = path.last().map(String::as_str).unwrap_or_default();
    let value = dated(name, fact, iso).unwrap_or_else(|| match fact {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    });
    [what.join("/"), when.to_owned(), field.join("/"), value]
}

/// A moment or a day as people read it; none for everything else.
fn dated(name: &str, value: &Value, iso: &dyn Fn(i64) -> String) -> Option<String> {
    let number = value.as_i64()?;
    match name {
        DAY => iso(number.saturating_mul(DAY_MS)).get(..10).map(str::to_owned),
        name if MOMENTS.contains(&name) => Some(iso(number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_fact_has_a_line_with_its_moment() {
        let data = json!({
            "person": { "name": "Mira, \"M\"", "joined": 0, "quiz": null },
            "shares": [{ "at": 5, "caption": "=1+1" }, { "at": 6, "caption": "two\nlines" }],
            "clicks": [{ "day": 1, "clicks": 3 }],
            "commands": ["a", "-b", "-1.5"],
        });
        let text = table(&data, &|millis| format!("1970-01-0{}T{millis}", 1 + millis / DAY_MS));
        let expected = [
            "\u{feff}what,when,field,value",
            "clicks/1,1970-01-02,clicks,3",
            "clicks/1,1970-01-02,day,1970-01-02",
            "commands,,1,a",
            "commands,,2,\"'-b\"",
            "commands,,3,-1.5",
            "person,1970-01-01T0,joined,1970-01-01T0",
            "person,1970-01-01T0,name,\"Mira, \"\"M\"\"\"",
            "shares/1,1970-01-01T5,at,1970-01-01T5",
            "shares/1,1970-01-01T5,caption,\"'=1+1\"",
            "shares/2,1970-01-01T6,at,1970-01-01T6",
            "shares/2,1970-01-01T6,caption,\"two\nlines\"",
            "",
        ];
        assert_eq!(text, expected.join("\r\n"));
    }
}
