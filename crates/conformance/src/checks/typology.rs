//! The typology in the reader's language.

use domain::quiz::{Pack, Text};

use crate::{
    case::Case,
    report::{Stop, ensure, same},
};

/// What may be asked for: languages that are there or not, and nonsense.
const ASKED: [&str; 8] = ["en", "fr", "ar", "de-CH", "xx", "", "../en", "a b&lang=fr"];

fn texts(pack: &Pack) -> Vec<&Text> {
    let mut texts: Vec<&Text> = pack.statements.iter().map(|statement| &statement.text).collect();
    for persona in &pack.personas {
        texts.extend([&persona.name, &persona.essence, &persona.description, &persona.support]);
        texts.extend(persona.strengths.iter().chain(&persona.starters));
    }
    texts
}

pub async fn one_language_at_a_time(case: &mut Case<'_>) -> Result<(), Stop> {
    let visitor = case.visitor().await?;
    for asked in ASKED {
        let pack = visitor.typology(asked).await?;
        let base = asked.split('-').next().unwrap_or(asked);
        for text in texts(&pack) {
            same!(text.len(), 1, format!("languages of a text when asked for `{asked}`"));
            let fits = text.keys().all(|tag| [asked, base, "en"].contains(&tag.as_str()));
            ensure!(fits, "asked for `{asked}`, found {:?}", text.keys().collect::<Vec<_>>());
            ensure!(text.values().all(|words| !words.trim().is_empty()), "a text in `{asked}` is empty");
        }
    }
    Ok(())
}

pub async fn languages_change_words_only(case: &mut Case<'_>) -> Result<(), Stop> {
    let visitor = case.visitor().await?;
    let english = visitor.typology("en").await?;
    for asked in ASKED {
        let pack = visitor.typology(asked).await?;
        same!(pack.reference(), english.reference(), format!("the pack in `{asked}`"));
        let ids = |pack: &Pack| pack.personas.iter().map(|persona| persona.id.clone()).collect::<Vec<_>>();
        same!(ids(&pack), ids(&english), "the personas");
    }
    Ok(())
}
