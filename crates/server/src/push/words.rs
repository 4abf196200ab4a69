//! What a notification says, in the language in which its device shows the app.

use domain::push::{Kind, News, Told};
use report::{Language, Texts};
use serde_json::{Value, json};

/// The longest heading and the longest text, in characters: phones show about as much.
const LONGEST: (usize, usize) = (110, 240);

/// The message as the service worker reads it (`src/workers/service/push.js`). Addresses are relative to the app's own; a
/// short one has no text below its heading.
pub(super) fn message(told: &Told, news: &News, language: &str, short: bool) -> String {
    let texts = Texts { language: Language::named(language).unwrap_or_default() };
    let (title, body) = words(told, texts);
    let (place, opens) = place(told);
    let body = if short { String::new() } else { cut(&body, LONGEST.1) };
    let message = json!({
        "title": cut(&title, LONGEST.0),
        "body": body,
        "tag": news.tag(),
        "kind": news.kind().name(),
        "url": place,
        "lang": texts.language.tag(),
        "dir": if texts.language.rtl() { "rtl" } else { "ltr" },
        "actions": actions(told, &opens, texts),
    });
    message.to_string()
}

/// The heading, and the text below it.
fn words(told: &Told, texts: Texts) -> (String, String) {
    match told {
        Told::Thanks { name, title } if name.trim().is_empty() => {
            (texts.t("push.thanks.somebody"), quoted(title))
        }
        Told::Thanks { name, title } => {
            (texts.t_with("push.thanks", &[("name", &apart(name))]), quoted(title))
        }
        Told::Campaign { title } => (texts.t("push.campaign"), quoted(title)),
        Told::Occasion { title, place } if place.trim().is_empty() => {
            (texts.t("push.occasion"), quoted(title))
        }
        Told::Occasion { title, place } => {
            (texts.t("push.occasion"), format!("{}\n{}", quoted(title), quoted(place)))
        }
        Told::EventStory { title, .. } => (texts.t("push.event"), quoted(title)),
        Told::Alert { text } => (texts.t("push.alert"), quoted(text)),
        Told::Withdrawn { title, .. } => (texts.t("push.withdrawn"), quoted(title)),
        Told::Answered { title, .. } => (texts.t("push.answered"), quoted(title)),
        Told::Reminder { title, .. } => (texts.t("push.reminder"), quoted(title)),
    }
}

/// Where a press on it leads, and what the button that leads there says.
fn place(told: &Told) -> (String, String) {
    let (place, key) = match told {
        Told::Thanks { .. } => ("today".to_owned(), "push.open.thanks"),
        Told::Campaign { .. } => ("stories".to_owned(), "push.open.stories"),
        Told::Occasion { .. } | Told::Alert { .. } => ("today".to_owned(), "push.open.today"),
        Told::EventStory { story, .. } | Told::Withdrawn { story, .. } => {
            (format!("stories/{story}"), "push.open.story")
        }
        Told::Answered { story: Some(story), .. } => (format!("stories/{story}"), "push.open.story"),
        Told::Answered { story: None, .. } => ("suggest".to_owned(), "push.open.answer"),
        Told::Reminder { story, .. } => (format!("stories/{story}/share"), "push.open.share"),
    };
    (place, key.to_owned())
}

/// The buttons: to the place, and to where one says what one wants to hear.
fn actions(told: &Told, opens: &str, texts: Texts) -> Value {
    let (place, _) = place(told);
    json!([
        { "action": "open", "title": texts.t(opens), "url": place },
        { "action": "settings", "title": texts.t("push.open.settings"), "url": "me" },
    ])
}

/// How urgent a kind is (RFC 8030): what is low may wait until a phone is charged.
pub(super) const fn urgency(kind: Kind) -> &'static str {
    match kind {
        Kind::Alerts | Kind::Reminder => "high",
        Kind::Thanks => "normal",
        Kind::Programme => "low",
    }
}

/// A name or title on one line, kept apart from the words around it: it may run in the other direction.
fn apart(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", text.trim())
}

fn quoted(text: &str) -> String {
    text.trim().to_owned()
}

/// At most so many characters, with a sign that there is more.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    // What was kept apart must end, or it would swallow what follows.
    let open = kept.matches('\u{2068}').count() > kept.matches('\u{2069}').count();
    format!("{}{}…", kept.trim_end(), if open { "\u{2069}" } else { "" })
}

#[cfg(test)]
mod tests {
    use domain::{
        ids::{CommandId, StoryId},
        time::Instant,
    };

    use super::*;
    use crate::push::encrypt;

    fn id() -> CommandId {
        CommandId::v7(Instant::from_millis(1), &[1; 10])
    }

    fn all() -> Vec<(Told, News)> {
        let (id, story, title) = (id(), StoryId(id().0), "T".to_owned());
        let name = "Ana".to_owned();
        vec![
            (Told::Thanks { name, title: title.clone() }, News::Thanks { id }),
            (Told::Thanks { name: " ".into(), title: title.clone() }, News::Thanks { id }),
            (Told::Campaign { title: title.clone() }, News::Campaign { id }),
            (Told::Occasion { title: title.clone(), place: "Here".into() }, News::Occasion { id }),
            (Told::EventStory { title: title.clone(), story }, News::EventStory { id: story }),
            (Told::Alert { text: title.clone() }, News::Alert { since: Instant::default() }),
            (Told::Withdrawn { title: title.clone(), story }, News::Withdrawn { id: story }),
            (Told::Answered { title: title.clone(), story: Some(story) }, News::Answered { id }),
            (Told::Answered { title: title.clone(), story: None }, News::Answered { id }),
            (Told::Reminder { title, story }, News::Reminder { id, story }),
        ]
    }

    #[test]
    fn every_message_has_words_in_every_language() {
        for language in Language::ALL {
            for (told, news) in all() {
                let message: Value =
                    serde_json::from_str(&message(&told, &news, language.tag(), false)).unwrap();
                for text in
                    [&message["title"], &message["actions"][0]["title"], &message["actions"][1]["title"]]
                {
                    let text = text.as_str().unwrap();
                    assert!(!text.is_empty() && !text.starts_with("push."), "{language:?}: {text}");
                    assert!(!text.contains('{'), "{language:?}: {text}");
                }
                assert_eq!(message["lang"], language.tag());
                assert_eq!(message["dir"], if language.rtl() { "rtl" } else { "ltr" });
                assert!(!message["url"].as_str().unwrap().starts_with('/'));
            }
        }
    }

    #[test]
    fn the_longest_message_still_fits() {
        let told = Told::Thanks { name: "ü".repeat(400), title: "\u{1f469}".repeat(500) };
        let message = message(&told, &News::Thanks { id: id() }, "ar", false);
        assert!(message.len() <= encrypt::LONGEST, "{}", message.len());
        let message: Value = serde_json::from_str(&message).unwrap();
        let title = message["title"].as_str().unwrap();
        assert_eq!(title.matches('\u{2068}').count(), title.matches('\u{2069}').count());
    }

    #[test]
    fn a_short_message_says_what_it_is_about_and_no_more() {
        let (told, news) = all().remove(0);
        let message: Value = serde_json::from_str(&message(&told, &news, "xx", true)).unwrap();
        assert_eq!((message["body"].as_str(), message["lang"].as_str()), (Some(""), Some("en")));
        assert_eq!(message["tag"], format!("thanks-{}", id()));
    }
}
