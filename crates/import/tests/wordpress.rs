//! WordPress's REST API.

mod common;

use common::{NOW, feed, picture, read, refused, titles};
use domain::time::Instant;
use import::FeedError;

#[test]
fn a_post_becomes_a_story_with_its_picture_and_terms() {
    let read = feed("posts.json");
    assert_eq!(read.feed_title, "voices.halden.example");
    assert_eq!(
        titles(&read.stories),
        ["Quiet pumps – how we got to 31 dB", "Open day in Leeds", "Only words"]
    );
    let story = &read.stories[0];
    assert_eq!(story.summary, "Two years of listening …");
    assert_eq!(story.url, "https://voices.halden.example/2026/11/quiet-pumps/");
    assert_eq!(story.guid, "https://voices.halden.example/?p=91");
    assert_eq!(story.language, "en-GB");
    assert_eq!(story.topics, ["Research & Development", "Acoustics"]);
    assert_eq!(story.published, Some(Instant::from_millis(1_795_167_000_000)));
    assert_eq!(
        picture(story),
        Some(("https://voices.halden.example/pump-1024.jpg", "A pump in a foam-lined room & a microphone"))
    );
    let second = &read.stories[1];
    assert_eq!((second.summary.as_str(), picture(second)), ("Come and see.", None));
    assert_eq!(read.stories[2].url, "https://voices.halden.example/?p=85");
}

#[test]
fn what_nobody_may_share_is_refused_by_name() {
    assert_eq!(
        refused(&feed("posts.json")),
        [
            ("Not yet", "is not published"),
            ("Protected: Members", "is protected by a password"),
            ("entry 8", "is not a post"),
            ("Nowhere", "has no link"),
            ("A script", "its link begins with \"javascript:\"; only http and https are taken"),
        ]
    );
}

#[test]
fn an_answer_that_is_no_list_of_posts_says_what_it_is() {
    match read("truncatedposts.json") {
        Err(FeedError::Broken { at, .. }) => assert_eq!(at, "line 3, column 17"),
        other => panic!("{other:?}"),
    }
    for (body, found) in [
        (
            &br#"{"code":"rest_no_route","message":"No route","data":{"status":404}}"#[..],
            "an error message of WordPress (rest_no_route)",
        ),
        (br#"[{"id":1},{"id":2}]"#, "a JSON document that is no JSON Feed nor a list of posts"),
        (b"[draft] A text", "plain text"),
    ] {
        let error = import::read_feed_at(body, "posts.json", NOW).unwrap_err();
        assert_eq!(error, FeedError::NotAFeed { found: found.to_owned() });
    }
    let none = import::read_feed_at(b" [ ]", "https://e.example/wp-json/wp/v2/posts", NOW).unwrap();
    assert_eq!((none.feed_title.as_str(), none.notes.len()), ("e.example", 1));
    let one = br#"{"title":{"rendered":"One"},"link":"https://e.example/one","status":"publish"}"#;
    assert_eq!(titles(&import::read_feed_at(one, "post.json", NOW).unwrap().stories), ["One"]);
}
