//! What is checked in a language by itself: plural forms, and rules and their claims.

use serde_json::Value;
use std::collections::BTreeSet;

/// The plural forms of a language.
fn plural_forms(language: &str) -> &'static [&'static str] {
    match language {
        "en" | "de" => &["one", "other"],
        "es" | "fr" => &["one", "many", "other"],
        "ar" => &["zero", "one", "two", "few", "many", "other"],
        // A language whose forms nobody has written down here is refused by its first plural.
        _ => &[],
    }
}

/// Plurals whose forms are not exactly those of the language.
pub fn plural_faults(texts: &Value, language: &str) -> Vec<String> {
    let wanted: BTreeSet<&str> = plural_forms(language).iter().copied().collect();
    let plurals =
        texts.as_object().into_iter().flatten().filter_map(|(key, text)| Some((key, text.as_object()?)));
    let wrong =
        plurals.filter(|(_, forms)| forms.keys().map(String::as_str).collect::<BTreeSet<_>>() != wanted);
    wrong.map(|(key, _)| format!("#/{key}: must have the forms {wanted:?}")).collect()
}

/// Rules without a source's title, without a status, or called sourced without an address.
pub fn rule_faults(rules: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for (i, rule) in rules.as_array().into_iter().flatten().enumerate() {
        let said = |name: &str| rule.get(name).and_then(Value::as_str).unwrap_or_default();
        let mut unless = |good: bool, name: &str, reason: &str| {
            if !good {
                faults.push(format!("public/content/guide/rules.json#/{i}/{name}: {reason}"));
            }
        };
        unless(!said("source_title").trim().is_empty(), "source_title", "must not be empty");
        let known = ["sourced", "company_must_confirm"].contains(&said("status"));
        unless(known, "status", "must be sourced or company_must_confirm");
        let web = said("url").starts_with("https://") || said("url").starts_with("http://");
        unless(said("status") != "sourced" || web, "url", "must be there if the rule is sourced");
    }
    if rules.as_array().is_none_or(Vec::is_empty) {
        faults.push("public/content/guide/rules.json: must be a list of rules".to_owned());
    }
    faults
}

/// Claims without a rule, and rules without a claim.
pub fn claim_faults(guide: &Value, rules: &Value) -> Vec<String> {
    let claims = guide.get("claims").and_then(Value::as_object);
    let claimed: BTreeSet<&str> = claims.into_iter().flatten().map(|(id, _)| id.as_str()).collect();
    let ids = rules.as_array().into_iter().flatten().filter_map(|rule| rule.get("id")?.as_str());
    let ids: BTreeSet<&str> = ids.collect();
    let missing = ids.difference(&claimed).map(|id| format!("#/claims/{id}: is missing"));
    let extra = claimed.difference(&ids).map(|id| format!("#/claims/{id}: there is no such rule"));
    missing.chain(extra).collect()
}
