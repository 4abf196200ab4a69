//! A pack to begin with, of what an audit proposed and people decided.

use domain::{
    math::sqrt,
    quiz::{Pack, PackFault},
};
use serde_json::{Value, json};

use super::{Proposal, ProposedPersona};
use crate::{load, vectors};

/// Blocks at most: every two personas meet often enough long before.
const MOST_BLOCKS: usize = 150;

/// The pack: every behaviour rated, and blocks of three traits (two, if there are no more). Texts of personas are the
/// essence until somebody writes them; `polyphony-pack lint` says what else is missing.
pub fn pack(proposal: &Proposal) -> Result<Pack, Vec<PackFault>> {
    let text = |of: &domain::quiz::Text| json!(of);
    let mut statements = Vec::new();
    let mut questions = Vec::new();
    for row in &proposal.traits {
        for behaviour in &row.behaviours {
            statements.push(json!({
                "id": behaviour.id, "loadings": {&row.id: 1.0}, "keyed": if behaviour.reversed { -1 } else { 1 },
                "text": behaviour.text, "desirability": 4.0, "a": 1.5,
                "b": behaviour.thresholds.unwrap_or([-1.5, -0.5, 0.5, 1.5]), "t": 0.0
            }));
            let id = format!("l_{}", behaviour.id);
            questions
                .push(json!({"id": id, "kind": "likert", "statements": [behaviour.id], "status": "live"}));
        }
    }
    questions.extend(blocks(proposal));
    let traits = proposal.traits.iter().map(
        |row| json!({"id": row.id, "kind": "behaviour", "low": text(&row.low), "high": text(&row.high)}),
    );
    let whole = json!({
        "id": proposal.id, "version": "0.1.0", "lang": proposal.lang, "status": "expert", "audit": proposal.audit,
        "model": {
            "sigma": {"kind": "uniform", "correlation": proposal.correlation}, "style_var": 0.4, "cut": 0.75,
            "delta": 0.25, "stop": 0.66, "label_threshold": 0.38,
            "seconds": {"likert": 8.0, "pick_one": 8.0, "best_worst": 8.0}, "exposure": 0.5
        },
        "traits": traits.collect::<Vec<Value>>(),
        "personas": proposal.personas.iter().map(persona).collect::<Vec<Value>>(),
        "statements": statements, "questions": questions
    });
    let mut pack = load::pack_of(&whole.to_string())?;
    pack.test_vectors = vectors::make(&pack, 3, 1)
        .map_err(|reason| vec![PackFault { path: "test_vectors".to_owned(), reason }])?;
    Ok(pack)
}

fn persona(row: &ProposedPersona) -> Value {
    let length = sqrt(row.weights.values().map(|w| w * w).sum::<f64>());
    let weights: std::collections::BTreeMap<&String, f64> =
        row.weights.iter().map(|(id, w)| (id, if length > 0.0 { w / length } else { 0.0 })).collect();
    let essence = &row.essence;
    json!({
        "id": row.id, "name": row.name, "essence": essence, "description": essence, "traits_text": essence,
        "needs": essence, "motivations": essence, "strengths": [essence], "watch_outs": [essence],
        "practices": [essence], "story_kinds": ["news"], "starters": [essence], "support": essence,
        "recruitment_note": essence, "weights": weights, "icon": "person"
    })
}

/// Every three traits meet in turn, each with its next behaviour.
fn blocks(proposal: &Proposal) -> Vec<Value> {
    let count = proposal.traits.len();
    let all = 0..count;
    let mut meetings: Vec<Vec<usize>> = all
        .clone()
        .flat_map(|i| (i + 1..count).map(move |j| (i, j)))
        .flat_map(|(i, j)| (j + 1..count).map(move |k| vec![i, j, k]))
        .collect();
    let kind = if meetings.is_empty() { "pick_one" } else { "best_worst" };
    if meetings.is_empty() {
        meetings = all.clone().flat_map(|i| (i + 1..count).map(move |j| vec![i, j])).collect();
    }
    // Where few traits meet in few ways, they meet again with other behaviours.
    let rounds = (12_usize).div_ceil(meetings.len().max(1)).clamp(1, 12);
    let mut next = vec![0; count];
    let mut made = Vec::new();
    for meeting in (0..rounds).flat_map(|_| meetings.clone()).take(MOST_BLOCKS) {
        let statements: Vec<String> = meeting
            .iter()
            .filter_map(|place| {
                let behaviours = &proposal.traits.get(*place)?.behaviours;
                let turn = next.get_mut(*place)?;
                let behaviour = behaviours.get(*turn % behaviours.len().max(1))?;
                *turn += 1;
                Some(behaviour.id.clone())
            })
            .collect();
        let id = format!("t_{:03}", made.len() + 1);
        made.push(json!({"id": id, "kind": kind, "statements": statements, "status": "live"}));
    }
    made
}
