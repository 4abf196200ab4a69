//! What is told, to whom, in which words.

use domain::{
    campaign::Plan,
    command::CommandBody,
    push::Pushed,
    time::{DAY, HOUR, Instant, MINUTE},
};
use serde_json::{Value, json};

use crate::world::{ALL, START, World};

fn titles(messages: &[Value]) -> Vec<(&str, &str)> {
    messages.iter().map(|one| (one["title"].as_str().unwrap(), one["body"].as_str().unwrap())).collect()
}

#[tokio::test]
async fn thanks_arrive_encrypted_and_signed_without_their_words() {
    let world = World::new().await;
    let device = world.somebody("ana", ALL).await;
    let story = world.story("A warm house", "article", "Heat", &[]).await;
    let share = world.share("ana", story).await;
    assert!(world.run().await.is_empty(), "nothing that is one's own doing");
    let words = "So kind of you".to_owned();
    let thanks = world.give("ben", CommandBody::Thank { share, words }).await.unwrap();
    let got = world.run().await;
    assert_eq!(got.len(), 1);
    let (claims, _) = got[0].signed();
    assert_eq!(claims["aud"], world.service.base);
    assert_eq!(claims["sub"], "mailto:voices@example.org");
    let ahead = claims["exp"].as_i64().unwrap() - START / 1_000;
    assert!((60..=86_400).contains(&ahead));
    assert_eq!(got[0].header("content-encoding"), "aes128gcm");
    assert_eq!(got[0].header("urgency"), "normal");
    assert_eq!(got[0].header("topic").len(), 32);
    assert_eq!(got[0].header("ttl"), (4 * DAY / 1_000).to_string());
    let message = device.read(&got[0].body);
    assert_eq!(message["title"], "\u{2068}ben of the company\u{2069} thanked you");
    assert_eq!(message["body"], "A warm house");
    assert_eq!(message["tag"], format!("thanks-{thanks}"));
    assert_eq!(
        (&message["url"], &message["lang"], &message["dir"]),
        (&json!("today"), &json!("en"), &json!("ltr"))
    );
    assert!(!message.to_string().contains("kind of you"));
    // Changed words are no news, and nothing is told twice.
    world.forward(MINUTE);
    world.give("ben", CommandBody::Thank { share, words: "Indeed".into() }).await.unwrap();
    assert!(world.run().await.is_empty());
}

#[tokio::test]
async fn only_what_somebody_ticked_is_told() {
    let world = World::new().await;
    let nothing = world.somebody("nora", Pushed::default()).await;
    let all = world.somebody("ana", ALL).await;
    let raise = CommandBody::RaiseAlert { text: "Please wait with this.".into(), topics: vec![] };
    world.give("fay", raise).await.unwrap();
    let plan = Plan {
        title: "Winter".into(),
        about: String::new(),
        starts: "2026-12-01".into(),
        ends: "2026-12-24".into(),
    };
    let campaign = world.give("fay", CommandBody::AddCampaign { plan: plan.clone() }).await.unwrap();
    let got = world.run().await;
    assert_eq!(got.len(), 2, "both for one device");
    let messages: Vec<Value> = got.iter().map(|got| all.read(&got.body)).collect();
    let mut told = titles(&messages);
    told.sort_unstable();
    assert_eq!(
        told,
        [("A new campaign", "Winter"), ("Please read this before you share", "Please wait with this.")]
    );
    assert!(got.iter().all(|got| !nothing.endpoint.ends_with(&got.path)));
    let mut urgencies: Vec<&str> = got.iter().map(|got| got.header("urgency")).collect();
    urgencies.sort_unstable();
    assert_eq!(urgencies, ["high", "low"]);
    // A change of a campaign is none that begins; one that ended before it was told is not told.
    world
        .give("fay", CommandBody::EditCampaign { id: campaign, version: 1, plan: plan.clone() })
        .await
        .unwrap();
    let other = world.give("fay", CommandBody::AddCampaign { plan }).await.unwrap();
    world.give("fay", CommandBody::EndCampaign { id: other }).await.unwrap();
    assert!(world.run().await.is_empty());
}

#[tokio::test]
async fn events_are_told_to_those_who_follow_their_topic_and_may_have_them() {
    let world = World::new().await;
    let (ana, partner) = (world.somebody("ana", ALL).await, world.somebody("partner", ALL).await);
    let other = world.somebody("zoe", ALL).await;
    for who in ["ana", "partner"] {
        world.settle(who, |settings| settings.topics = vec!["Heat".into()]).await;
    }
    world.story("An article", "article", "Heat", &[]).await;
    world.story("An open day", "event", "Heat", &["employee"]).await;
    let got = world.run().await;
    assert_eq!(got.len(), 1);
    let message = ana.read(&got[0].body);
    assert_eq!(titles(std::slice::from_ref(&message)), [("An event on a topic you follow", "An open day")]);
    assert!(message["url"].as_str().unwrap().starts_with("stories/"));
    world.story("Another day", "event", "Heat", &[]).await;
    let got = world.run().await;
    let paths: Vec<&str> = got.iter().map(|got| got.path.as_str()).collect();
    assert_eq!(paths.len(), 2, "{paths:?}");
    assert!(paths.iter().all(|path| !other.endpoint.ends_with(path)));
    let theirs = got.iter().find(|got| partner.endpoint.ends_with(&got.path)).unwrap();
    assert_eq!(partner.read(&theirs.body)["body"], "Another day");
}

#[tokio::test]
async fn occasions_are_told_to_the_personas_they_are_meant_for() {
    let world = World::new().await;
    let ana = world.somebody("ana", ALL).await;
    let occasion = |title: &str, personas: &[&str]| CommandBody::AddOccasion {
        title: title.into(),
        place: "Hall 2".into(),
        starts: Instant::from_millis(START + 3 * DAY),
        url: None,
        personas: personas.iter().map(|&persona| persona.to_owned()).collect(),
    };
    world.give("fay", occasion("For scouts", &["scout"])).await.unwrap();
    world.give("fay", occasion("For everybody", &[])).await.unwrap();
    let told = world.told(&ana).await;
    assert_eq!(titles(&told), [("Something you could go to", "For everybody\nHall 2")]);
}

#[tokio::test]
async fn whoever_shared_learns_that_a_story_was_withdrawn_and_whoever_suggested_gets_their_answer() {
    let world = World::new().await;
    let (ana, ben) = (world.somebody("ana", ALL).await, world.somebody("ben", ALL).await);
    let story = world.story("Gone soon", "article", "Heat", &[]).await;
    world.share("ana", story).await;
    world.give("fay", CommandBody::WithdrawStory { id: story, withdrawn: true }).await.unwrap();
    let suggest: CommandBody =
        serde_json::from_value(json!({ "type": "suggest_story", "suggested": { "title": "A walk" } }))
            .unwrap();
    let submission = world.give("ben", suggest).await.unwrap();
    let words = "Thank you, next month".to_owned();
    world.give("fay", CommandBody::AnswerSuggestion { submission, words, story: None }).await.unwrap();
    let got = world.run().await;
    assert_eq!(got.len(), 2);
    for (device, title, body, url) in [
        (&ana, "A story you shared was withdrawn", "Gone soon", format!("stories/{story}")),
        (&ben, "Your suggestion has an answer", "A walk", "suggest".to_owned()),
    ] {
        let theirs = got.iter().find(|got| device.endpoint.ends_with(&got.path)).unwrap();
        let message = device.read(&theirs.body);
        assert_eq!(titles(std::slice::from_ref(&message)), [(title, body)]);
        assert_eq!(message["url"], url);
    }
}

#[tokio::test]
async fn a_reminder_comes_at_its_moment_once_and_also_to_a_device_that_changed_its_address() {
    let world = World::new().await;
    world.somebody("ana", Pushed::default()).await;
    let story = world.story("Share me", "article", "Heat", &[]).await;
    let other = world.story("Not this one", "article", "Heat", &[]).await;
    let at = Instant::from_millis(START + HOUR);
    world.give("ana", CommandBody::KeepReminder { story, at }).await.unwrap();
    let dropped = world.give("ana", CommandBody::KeepReminder { story: other, at }).await.unwrap();
    assert!(world.run().await.is_empty());
    world.give("ana", CommandBody::DropReminder { reminder: dropped }).await.unwrap();
    // The browser gives the device another address meanwhile.
    let (before, after) =
        (format!("{}/ana", world.service.base), crate::service::Device::new(&world.service, "new"));
    let device = domain::push::NewDevice { replaces: Some(before), language: "de".into(), ..after.given() };
    world.give("ana", CommandBody::KeepDevice { device }).await.unwrap();
    assert_eq!(world.devices("ana").await, 1);
    world.forward(HOUR - 1);
    assert!(world.run().await.is_empty());
    world.forward(1);
    let told = world.told(&after).await;
    assert_eq!(titles(&told), [("Das wolltest du teilen", "Share me")]);
    assert_eq!(told[0]["url"], format!("stories/{story}/share"));
    // Whatever changes about the person later brings it back no more.
    world.forward(MINUTE);
    world.settle("ana", |settings| settings.topics = vec!["Heat".into()]).await;
    assert!(world.run().await.is_empty());
}
