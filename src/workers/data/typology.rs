//! The typology of the embedded programme: the pack, and the texts of a language that is asked for.

use std::sync::Arc;

use domain::{
    problem::{Problem, ProblemKind},
    quiz::{Overlay, Pack, PackFault, is_language},
};

use super::files;

/// The pack that comes with the app, where the configuration names no other.
pub const OWN: &str = "packs/default.json";

/// The pack of this installation, in the file `name`.
pub async fn pack(name: &str) -> Result<Pack, Problem> {
    Pack::read(&files::text(name).await?).map_err(|faults| broken(name, &faults))
}

/// The pack with its texts in one language, which stand beside it (`company.de.json` beside `company.json`): only that one
/// is fetched. In English where the language is not there.
pub async fn in_language(name: &str, pack: &Pack, language: &str) -> Result<Arc<Pack>, Problem> {
    let base = language.split('-').next().unwrap_or(language);
    let stem = name.strip_suffix(".json").unwrap_or(name);
    for tag in [language, base] {
        if pack.lang.iter().any(|known| known == tag) {
            break;
        }
        if !is_language(tag) {
            continue;
        }
        let name = format!("{stem}.{tag}.json");
        if let Some(json) = files::json(&name).await? {
            let mut pack = pack.clone();
            let laid = Overlay::read(&json).and_then(|overlay| pack.translate(&overlay));
            laid.map_err(|faults| broken(&name, &faults))?;
            return Ok(Arc::new(pack.in_language(tag)));
        }
    }
    Ok(Arc::new(pack.in_language(language)))
}

fn broken(name: &str, faults: &[PackFault]) -> Problem {
    let list: Vec<String> = faults.iter().take(5).map(ToString::to_string).collect();
    Problem::new(ProblemKind::Invalid, format!("{name}: {}", list.join("; ")))
}
