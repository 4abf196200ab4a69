//! A network's export file: read, matched with the person's shares, and compared with what was reported before.

use domain::reported::{
    Metric, Reading, Reported,
    file::{Export, Known, ReportFile},
    goes_back,
    matching::matches,
};
use import::read_export;
use serde_json::json;

/// What is in a file, as JSON: `{"report": ReportFile}`, `{"refused": ExportError}` or `{"error": sentence}`.
pub fn report(bytes: &[u8], known: &str) -> String {
    let known: Known = match serde_json::from_str(known) {
        Ok(known) => known,
        Err(error) => return json!({ "error": error.to_string() }).to_string(),
    };
    let export = match read_export(bytes, known.asked) {
        Ok(export) => export,
        Err(refused) => return json!({ "refused": refused }).to_string(),
    };
    let found = matches(export.format.source(), &export.posts, &known.shares, &known.before);
    let (back, days_back) = back(&export, &known);
    json!({ "report": ReportFile { export, found, back, days_back } }).to_string()
}

/// For each post the metrics that go back, with what was reported before; and which days do.
fn back(export: &Export, known: &Known) -> (Vec<Vec<(Metric, Reported)>>, Vec<usize>) {
    let (source, as_of) = (export.format.source(), known.as_of);
    let of_post = |post: &domain::reported::ReportedPost| {
        let before = known.before.post(source, post).map(|stands| stands.readings()).unwrap_or_default();
        goes_back(Reading { as_of, figures: &post.figures }, &before)
    };
    let day_goes_back = |day: &domain::reported::ReportedDay| {
        let before = known.before.day(source, day.day).map(|stands| stands.readings()).unwrap_or_default();
        !goes_back(Reading { as_of, figures: &day.figures }, &before).is_empty()
    };
    let days = export.days.iter().enumerate().filter(|(_, day)| day_goes_back(day));
    (export.posts.iter().map(of_post).collect(), days.map(|(at, _)| at).collect())
}
