//! A pack whose statements are those of the questionnaire, and answers to it.

use std::collections::BTreeMap;

use domain::quiz::{Answer, Pack, Response};
use serde_json::{Value, json};

use super::{
    Setting,
    data::{Ratings, STATEMENTS, five},
};
use crate::{
    calibrate::{
        answers::Person,
        calibrate,
        em::Settings,
        write::{Asked, write},
    },
    load,
};

/// One trait, and one persona, a scale; every statement rated. Slopes and thresholds as nobody asked would set them.
pub fn judged(ratings: &Ratings, scales: &[usize]) -> Result<Pack, String> {
    let text = |text: &str| json!({"en": text});
    let (mut traits, mut personas, mut statements, mut questions) = (vec![], vec![], vec![], vec![]);
    for place in scales {
        let Some(scale) = ratings.scales.get(*place) else { continue };
        let id = trait_id(*place);
        let name = text(&scale.name);
        traits.push(json!({"id": id, "kind": "behaviour", "low": text("less"), "high": text("more")}));
        personas.push(json!({
            "id": id, "name": name, "essence": name, "description": name, "traits_text": name, "needs": name,
            "motivations": name, "strengths": [name], "watch_outs": [name], "practices": [name],
            "story_kinds": ["news"], "starters": [name], "support": name, "recruitment_note": name,
            "weights": {&id: 1.0}, "icon": "tree"
        }));
        for (k, (item, against)) in scale.items.iter().enumerate() {
            let statement = statement_id(*place, k);
            statements.push(json!({
                "id": statement, "loadings": {&id: 1.0}, "keyed": if *against { -1 } else { 1 },
                "text": text(item), "desirability": 4.0, "a": 1.5, "b": [-1.5, -0.5, 0.5, 1.5], "t": 0.0
            }));
            let id = format!("l_{statement}");
            questions.push(json!({"id": id, "kind": "likert", "statements": [statement], "status": "live"}));
        }
    }
    // One scale alone still needs a second persona.
    if let [only] = personas.as_slice() {
        let mut other: Value = only.clone();
        other.as_object_mut().into_iter().for_each(|row| drop(row.insert("id".to_owned(), json!("other"))));
        personas.push(other);
    }
    let whole = json!({
        "id": "spi", "version": "1.0.0", "lang": ["en"], "status": "expert",
        "audit": {"date": "2026-11-22", "method": "Statements of a published questionnaire.", "people": 0},
        "model": {
            "sigma": {"kind": "uniform", "correlation": 0.25}, "style_var": 0.4, "cut": 0.75, "delta": 0.25,
            "stop": 0.8, "label_threshold": 0.38, "seconds": {"likert": 8, "pick_one": 8, "best_worst": 8},
            "exposure": 1.0
        },
        "traits": traits, "personas": personas, "statements": statements, "questions": questions
    });
    load::pack_of(&whole.to_string()).map_err(|faults| faults.iter().map(ToString::to_string).collect())
}

fn trait_id(scale: usize) -> String {
    format!("s{scale}")
}

/// The name of a statement, by the places of its scale and of itself.
pub fn statement_id(scale: usize, item: usize) -> String {
    format!("s{scale}_{item}")
}

/// A person's rating of a statement as an answer.
pub fn answer(ratings: &Ratings, person: usize, scale: usize, item: usize) -> Option<Answer> {
    let level = five(*ratings.people.get(person)?.get(scale)?.get(item)?);
    let question = format!("l_{}", statement_id(scale, item));
    Some(Answer { question, response: Response::Level { level }, ms: None })
}

/// All of a person's ratings.
pub fn answers(ratings: &Ratings, person: usize) -> Person {
    let all = (0..ratings.scales.len()).flat_map(|scale| (0..STATEMENTS).map(move |item| (scale, item)));
    let answers = all.filter_map(|(scale, item)| answer(ratings, person, scale, item)).collect();
    Person { person: format!("p{person}"), groups: BTreeMap::new(), answers }
}

/// Everything calibrated on half of the people: all ten scales at once, with their correlations.
pub fn calibrated(ratings: Ratings) -> Result<Setting, String> {
    let all: Vec<usize> = (0..ratings.scales.len()).collect();
    let judged = judged(&ratings, &all)?;
    let mut setting = Setting { ratings, calibrated: judged.clone(), judged };
    let people = setting.answers(&setting.calibrating());
    let settings = Settings { sigma: true, points: 64, enough: 1e-3, ..Settings::default() };
    let told =
        |faults: Vec<domain::quiz::PackFault>| faults.iter().map(|f| format!("{f}\n")).collect::<String>();
    let made = calibrate(&setting.judged, &people, &settings, true).map_err(told)?;
    let asked = Asked {
        date: "2026-11-22".to_owned(),
        population: "People who answered a questionnaire on the web.".to_owned(),
        version: None,
        sigma: true,
    };
    setting.calibrated = write(&setting.judged, &made, &asked).map_err(told)?;
    let slopes = made.estimates.iter().map(|row| row.a.0);
    println!(
        "calibrated on {} people in {} sweeps: slopes {:.2} to {:.2}, variance of the response style {:.2}, {} notes",
        people.len(),
        made.sweeps,
        slopes.clone().fold(f64::INFINITY, f64::min),
        slopes.fold(0.0, f64::max),
        setting.calibrated.model.style_var,
        made.warnings.len(),
    );
    Ok(setting)
}
