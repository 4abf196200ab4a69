//! A network's export file: read, matched with the person's shares, and compared with what was reported before.

use domain::{
    reported::{Metric, MyReported, Reading, Reported, goes_back, matching::matches},
    share::Share,
    time::Instant,
};
use import::{Asked, Export, read_export};
use serde::Deserialize;
use serde_json::json;

/// What the page knows and the file does not.
#[derive(Deserialize)]
struct Known {
    #[serde(flatten)]
    asked: Asked,
    as_of: Instant,
    shares: Vec<Share>,
    before: MyReported,
}

/// What is in a file, as JSON: `{"report": {…, found, back, days_back}}`, `{"refused": …}` or `{"error": sentence}`.
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
    let mut report = json!(export);
    if let Some(members) = report.as_object_mut() {
        members.insert("found".to_owned(), json!(found));
        members.insert("back".to_owned(), json!(back));
        members.insert("days_back".to_owned(), json!(days_back));
    }
    json!({ "report": report }).to_string()
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
