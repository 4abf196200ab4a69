//! What the import worker says about a network's export file.

use domain::{
    problem::{Problem, ProblemKind},
    reported::file::{ExportError, Known, ReportFile},
};
use serde::Deserialize;
use web_sys::File;

use super::import_worker::ask;

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Message {
    Report(Box<ReportFile>),
    Refused(ExportError),
    Error(String),
}

/// Reads an export file in a worker; nothing is taken in yet.
pub async fn read(file: File, known: &Known) -> Result<Result<ReportFile, ExportError>, Problem> {
    let garbled = |error: serde_json::Error| Problem::new(ProblemKind::Garbled, error.to_string());
    let known = serde_json::to_string(known).map_err(garbled)?;
    match serde_json::from_str(&ask(file, Some(&known)).await?).map_err(garbled)? {
        Message::Report(report) => Ok(Ok(*report)),
        Message::Refused(refusal) => Ok(Err(refusal)),
        Message::Error(why) => Err(Problem::new(ProblemKind::Invalid, why)),
    }
}
