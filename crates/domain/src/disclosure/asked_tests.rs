use super::*;
use crate::{disclosure::mark, guide::Country};

fn asked(caption: &str, words: &str) -> Disclosed {
    disclose(caption, Some(words), None, "Nord werk")
}

#[test]
fn what_the_company_asks_for_stands_beside_the_claim_once() {
    let table = [
        ("Great ovens. Look inside.", "Paid trip", "Great ovens. (Paid trip) Look inside."),
        (
            "What a day. Nord werk did it. More.",
            "#Sponsored",
            "What a day. Nord werk did it. #Sponsored More.",
        ),
        ("Great ovens", "Prices  may\nchange.", "Great ovens Prices may change."),
        ("", "Paid trip", "(Paid trip)"),
        ("On a PAID TRIP, I saw it.", "Paid trip", "On a PAID TRIP, I saw it."),
        ("It’s the maker’s own figure.", "The maker's own figure", "It’s the maker’s own figure."),
        ("Great ovens.", "  ", "Great ovens."),
    ];
    for (caption, words, expected) in table {
        let once = asked(caption, words);
        assert_eq!(once.text, expected);
        assert_eq!(asked(&once.text, words).text, expected, "placed again");
        assert!(once.asked.is_none_or(|spot| spot.added == (caption != expected)), "{caption}");
    }
}

#[test]
fn the_mark_and_what_is_asked_for_both_stand_there() {
    let both = |caption: &str, words: &str, tie| {
        let mark = mark(Country::Us, tie, "Nord werk").unwrap();
        disclose(caption, Some(words), Some((&mark, tie)), "Nord werk")
    };
    let post = both("Great ovens. Look inside.", "Paid trip", Tie::Employee);
    assert_eq!(post.text, "Great ovens. (I work at Nord werk.) (Paid trip) Look inside.");
    assert_eq!(post.text[post.asked.unwrap().place], *"Paid trip");
    assert_eq!(post.text[post.tie.unwrap().place], *"(I work at Nord werk.)");
    let gift = both("Great ovens. Look inside.", "Paid trip", Tie::Gift);
    assert_eq!(gift.text, "#ad Great ovens. (Paid trip) Look inside.");
    // What is asked for says it already, and the person is not told that they did.
    let same = both("Great ovens.", "I work at Nord werk.", Tie::Employee);
    assert_eq!((same.text.as_str(), same.tie), ("Great ovens. I work at Nord werk.", None));
}

#[test]
fn what_is_said_too_late_is_known_to_be() {
    let late = asked(&format!("{} Paid trip.", "So much to say. ".repeat(15)), "Paid trip").asked.unwrap();
    assert!(late.late && !late.added);
}
