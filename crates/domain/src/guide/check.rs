//! Whether what was read makes sense: nothing empty, nothing twice, nothing that leads nowhere.

use super::{
    decision::{Decision, Kind},
    faults::Faults,
    model::{Entry, Guide},
    rule::{Rule, Scope},
    way,
};
use crate::time::is_date;

/// Adds every fault of a rule.
pub(super) fn rule(rule: &Rule, at: &str, faults: &mut Faults) {
    faults.text(&rule.claim, &format!("{at}/claim"));
    faults.text(&rule.source_title, &format!("{at}/source_title"));
    let begins = format!("{}-{}-", rule.country.code(), rule.scope().name());
    let named = rule.scope() != Scope::None && rule.id.starts_with(&begins);
    faults
        .unless(named, &format!("{at}/id"), || "must begin with its country and what it is about".to_owned());
    faults.unless(is_date(&rule.checked_on), &format!("{at}/checked_on"), || "must be a day".to_owned());
    // An address is followed by people: nothing but the web.
    let web = |url: &String| url.starts_with("https://") || url.starts_with("http://");
    faults
        .unless(rule.url.as_ref().is_none_or(web), &format!("{at}/url"), || "must be on the web".to_owned());
    let found = !rule.is_sourced() || rule.url.is_some();
    faults.unless(found, &format!("{at}/url"), || "must be there if the rule is sourced".to_owned());
}

/// Adds every fault of a guide that rests on these rules.
pub(super) fn guide(guide: &Guide, rules: &[Rule], faults: &mut Faults) {
    faults.text(&guide.not_legal_advice, "/not_legal_advice");
    faults.distinct(guide.sections.iter().map(|section| &section.id), "/sections");
    faults.distinct(guide.entries.iter().map(|entry| &entry.id), "/entries");
    faults.distinct(guide.decision.questions.iter().map(|question| &question.id), "/decision/questions");
    faults.distinct(guide.decision.verdicts.iter().map(|verdict| &verdict.id), "/decision/verdicts");
    for (i, section) in guide.sections.iter().enumerate() {
        let at = format!("/sections/{i}");
        faults.text(&section.title, &format!("{at}/title"));
        let filled = guide.within(&section.id).next().is_some();
        faults.unless(filled, &at, || format!("{} has no entry", section.id));
    }
    for (i, entry) in guide.entries.iter().enumerate() {
        page(guide, entry, &format!("/entries/{i}"), faults);
    }
    faults.texts(&guide.dos, "/do");
    faults.texts(&guide.donts, "/dont");
    faults.text(&guide.crisis.title, "/crisis/title");
    faults.text(&guide.crisis.intro, "/crisis/intro");
    faults.texts(&guide.crisis.steps, "/crisis/steps");
    decision(&guide.decision, faults);
    way::check(&guide.decision, faults);
    claims(guide, rules, faults);
    for (country, words) in &guide.disclosures {
        faults.text(words, &format!("/disclosures/{}", country.code().to_uppercase()));
    }
}

fn page(guide: &Guide, entry: &Entry, at: &str, faults: &mut Faults) {
    let known = guide.sections.iter().any(|section| section.id == entry.section);
    faults.unless(known, &format!("{at}/section"), || format!("there is no section {}", entry.section));
    faults.text(&entry.title, &format!("{at}/title"));
    faults.text(&entry.summary, &format!("{at}/summary"));
    faults.unless(!entry.body.is_empty(), &format!("{at}/body"), || "must not be empty".to_owned());
    for (i, block) in entry.body.iter().enumerate() {
        faults.texts(block.texts(), &format!("{at}/body/{i}"));
    }
    faults.texts(&entry.words, &format!("{at}/words"));
}

fn decision(decision: &Decision, faults: &mut Faults) {
    faults.text(&decision.intro, "/decision/intro");
    for (i, question) in decision.questions.iter().enumerate() {
        let at = format!("/decision/questions/{i}");
        faults.text(&question.text, &format!("{at}/text"));
        let count = question.answers.len();
        // The keys 1 to 9 choose an answer.
        faults
            .unless((2..=9).contains(&count), &format!("{at}/answers"), || "must be two to nine".to_owned());
        for (j, offer) in question.answers.iter().enumerate() {
            faults.text(&offer.label, &format!("{at}/answers/{j}/label"));
        }
    }
    for (i, verdict) in decision.verdicts.iter().enumerate() {
        let at = format!("/decision/verdicts/{i}");
        faults.text(&verdict.title, &format!("{at}/title"));
        faults.text(&verdict.text, &format!("{at}/text"));
        let asks =
            verdict.kind != Kind::AskFirst || verdict.ask.as_ref().is_some_and(|ask| !ask.trim().is_empty());
        faults.unless(asks, &format!("{at}/ask"), || "must say whom to ask".to_owned());
        let rests = verdict.kind != Kind::YesWithDisclosure || verdict.rule_scope != Scope::None;
        faults.unless(rests, &format!("{at}/rule_scope"), || "a yes must rest on rules".to_owned());
    }
}

fn claims(guide: &Guide, rules: &[Rule], faults: &mut Faults) {
    for (id, claim) in &guide.claims {
        let at = format!("/claims/{id}");
        faults.text(claim, &at);
        match rules.iter().find(|rule| rule.id == *id) {
            None => faults.add(&at, "there is no such rule".to_owned()),
            // The rules are written in English: there the two say the same.
            Some(rule) if guide.lang == "en" => {
                faults.unless(rule.claim == *claim, &at, || "is not what the rule claims".to_owned());
            }
            Some(_) => (),
        }
    }
    for rule in rules.iter().filter(|rule| !guide.claims.contains_key(&rule.id)) {
        faults.add("/claims", format!("{} is missing", rule.id));
    }
}
