//! Fetching small files of the app's own.

use gloo_net::http::Request;

/// The text of a file, or what went wrong in a sentence.
pub async fn text(url: &str) -> Result<String, String> {
    let response = Request::get(url)
        .header("Accept", "application/json")
        .send()
        .await
        .map_err(|error| error.to_string())?;
    if !response.ok() {
        return Err(format!("{url}: status {}", response.status()));
    }
    response.text().await.map_err(|error| error.to_string())
}

/// Sends JSON to our own server, as only our own pages can; what went wrong in a sentence.
pub async fn post(url: &str, json: &str) -> Result<(), String> {
    let request = Request::post(url).header("Content-Type", "application/json").header("X-Polyphony", "1");
    let response = request.body(json).map_err(|error| error.to_string())?.send().await;
    let response = response.map_err(|error| error.to_string())?;
    if response.ok() { Ok(()) } else { Err(format!("{url}: status {}", response.status())) }
}
