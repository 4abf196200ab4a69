//! Reads a pack and its languages from files; every error names file, place and reason.

use std::{collections::BTreeMap, fs, path::Path};

use domain::quiz::{Overlay, Pack, PackFault, too_long};
use serde::de::DeserializeOwned;

use crate::{distinct::Distinct, finding::Report};

/// A pack with its languages, and where each of them came from.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The pack, every readable language laid over it.
    pub pack: Pack,
    /// Its file.
    pub file: String,
    /// The files of languages that are not in the pack's own.
    pub overlays: BTreeMap<String, String>,
}

impl Loaded {
    /// A pack that is in memory already.
    pub fn new(pack: Pack, file: &str) -> Self {
        Self { pack, file: file.to_owned(), overlays: BTreeMap::new() }
    }

    /// File and path of a statement's text in a language.
    pub fn statement(&self, place: usize, id: &str, language: &str) -> (String, String) {
        match self.overlays.get(language) {
            Some(file) => (file.clone(), format!("texts.statements.{id}")),
            None => (self.file.clone(), format!("statements[{place}].text.{language}")),
        }
    }
}

/// Reads a pack and lays its languages over it. Without a usable pack there is nothing; a language that cannot be
/// used is told of and left out.
pub fn load<P: AsRef<Path>>(pack: &Path, overlays: &[P], report: &mut Report) -> Option<Loaded> {
    let file = pack.display().to_string();
    let read = text(pack).and_then(|json| pack_of(&json));
    let mut loaded = told(read, &file, report).map(|pack| Loaded::new(pack, &file))?;
    for path in overlays {
        let file = path.as_ref().display().to_string();
        let read = text(path.as_ref()).and_then(|json| parsed::<Overlay>(&json));
        let laid = read.and_then(|overlay| loaded.pack.translate(&overlay).map(|()| overlay.lang));
        if let Some(lang) = told(laid, &file, report) {
            loaded.overlays.insert(lang, file);
        }
    }
    Some(loaded)
}

/// Reads a pack as the app does, but tells where in the file a thing of the wrong form is.
pub fn pack_of(json: &str) -> Result<Pack, Vec<PackFault>> {
    too_long(json.len() as u64).map_or(Ok(()), |fault| Err(vec![fault]))?;
    let pack: Pack = parsed(json)?;
    let faults = pack.faults();
    if faults.is_empty() { Ok(pack) } else { Err(faults) }
}

fn told<T>(read: Result<T, Vec<PackFault>>, file: &str, report: &mut Report) -> Option<T> {
    read.map_err(|faults| {
        faults.into_iter().for_each(|fault| report.find("refused", file, fault.path, fault.reason))
    })
    .ok()
}

/// The text of a file that is not too long to be one of a pack: its length is looked at first.
fn text(path: &Path) -> Result<String, Vec<PackFault>> {
    let fault =
        |error: std::io::Error| vec![PackFault { path: "the file".to_owned(), reason: error.to_string() }];
    let length = fs::metadata(path).map_err(fault)?.len();
    too_long(length).map_or(Ok(()), |fault| Err(vec![fault]))?;
    fs::read_to_string(path).map_err(fault)
}

pub(crate) fn parsed<T: DeserializeOwned>(json: &str) -> Result<T, Vec<PackFault>> {
    // First for names that are there twice, of which the types of a pack would silently keep the last.
    formed::<Distinct>(json)?;
    formed(json)
}

fn formed<T: DeserializeOwned>(json: &str) -> Result<T, Vec<PackFault>> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let read = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = match error.path().to_string().as_str() {
            "." => "the whole".to_owned(),
            path => path.to_owned(),
        };
        vec![PackFault { path, reason: error.inner().to_string() }]
    })?;
    match reader.end() {
        Ok(()) => Ok(read),
        Err(error) => Err(vec![PackFault { path: "the whole".to_owned(), reason: error.to_string() }]),
    }
}
