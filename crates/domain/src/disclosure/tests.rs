use super::*;
use crate::guide::rules;

fn employee(country: Country) -> Mark {
    mark(country, Tie::Employee, " Nord  werk ").unwrap()
}

fn placed(caption: &str, country: Country) -> String {
    let placed = place(caption, &employee(country), Tie::Employee, "Nord werk");
    if let Some(range) = placed.place.clone() {
        assert!(placed.text.get(range.clone()).is_some());
        assert!(!placed.added || placed.text[range] == employee(country).words);
    }
    placed.text
}

#[test]
fn every_mark_rests_on_a_rule_of_its_country_and_matter() {
    let text = include_str!("../../../../public/content/guide/rules.json");
    let rules = rules(text).unwrap();
    for country in Country::ALL {
        for (tie, scope) in [(Tie::Employee, "employee"), (Tie::Gift, "gift")] {
            let mark = mark(country, tie, "N").unwrap();
            let rule = rules.iter().find(|rule| rule.id == mark.rule).unwrap();
            assert_eq!((rule.country, rule.scope().name()), (country, scope), "{}", mark.rule);
            assert_eq!(rule.is_sourced(), mark.sourced, "{}", mark.rule);
        }
    }
    assert_eq!(mark(Country::Us, Tie::Employee, "  "), None);
}

#[test]
fn it_stands_beside_the_claim_and_not_under_it() {
    let table = [
        (
            "Our ovens save half the energy. Look inside.",
            "Our ovens save half the energy. (I work at Nord werk.) Look inside.",
        ),
        (
            "What a day. Nord werk halves its heat! More soon.",
            "What a day. Nord werk halves its heat! (I work at Nord werk.) More soon.",
        ),
        ("No end", "No end (I work at Nord werk.)"),
        ("A line\n\nand more", "A line (I work at Nord werk.)\n\nand more"),
        ("  ", "  "),
        ("See https://e.org/a.b for it", "See https://e.org/a.b for it (I work at Nord werk.)"),
    ];
    for (caption, expected) in table {
        assert_eq!(placed(caption, Country::Us), expected);
    }
    assert_eq!(placed("Toll. Mehr.", Country::De), "Toll. (Ich arbeite bei Nord werk.) Mehr.");
    assert_eq!(placed("رائع. المزيد.", Country::Fr), "رائع. (Je travaille chez Nord werk.) المزيد.");
}

#[test]
fn placing_again_changes_nothing_and_a_mark_is_moved_not_doubled() {
    let captions = ["One. Two.", "One", "A\nB\nC", "Nord werk! 👍🏽", "x (I work at Nord werk.)", "«Ça»… oui"];
    for country in Country::ALL {
        for caption in captions {
            for tie in [Tie::Employee, Tie::Gift] {
                let mark = mark(country, tie, "Nord werk").unwrap();
                let once = place(caption, &mark, tie, "Nord werk");
                let twice = place(&once.text, &mark, tie, "Nord werk");
                assert_eq!(once.text, twice.text, "{country:?} {tie:?}");
                assert!(once.place.is_some(), "{}", once.text);
                assert_eq!(once.text.matches(&mark.words).count(), usize::from(once.added), "{}", once.text);
            }
        }
    }
    let under = "Our ovens are the best. So much to see. (I work at Nord werk.)";
    assert_eq!(placed(under, Country::Us), "Our ovens are the best. (I work at Nord werk.) So much to see.");
}

#[test]
fn whoever_says_it_themselves_is_left_alone() {
    for caption in [
        "At Nord werk, where I work, we did it.",
        "I’m employed here. Great ovens.",
        "MY EMPLOYER made these.",
        "Ich arbeite für die Leute, die das gebaut haben.",
        "Je travaille chez eux depuis dix ans.",
        "Aquí, donde trabajo, todo cambia.",
        "أعمل في هذه الشركة.",
        "#IWorkAtNordwerk and it shows",
    ] {
        let placed = place(caption, &employee(Country::Us), Tie::Employee, "Nord werk");
        assert_eq!((placed.text.as_str(), placed.added, placed.late), (caption, false, false));
    }
    // The words of others, or parts of words, say nothing.
    for caption in ["She says: hi works at nothing", "Netzwerk", "#workhere"] {
        assert!(place(caption, &employee(Country::De), Tie::Employee, "").added, "{caption}");
    }
    let late = format!("{} I work at Nord werk.", "So much to say. ".repeat(15));
    let placed = place(&late, &employee(Country::Us), Tie::Employee, "Nord werk");
    assert!(placed.late && !placed.added);
}

#[test]
fn a_word_for_advertising_opens_the_post() {
    let gift =
        |country, caption: &str| place(caption, &mark(country, Tie::Gift, "").unwrap(), Tie::Gift, "").text;
    assert_eq!(gift(Country::De, "Die neuen Öfen."), "Werbung: Die neuen Öfen.");
    assert_eq!(gift(Country::De, "Anzeige | Die neuen Öfen."), "Anzeige | Die neuen Öfen.");
    assert_eq!(gift(Country::Us, "A great #adventure."), "#ad A great #adventure.");
    assert_eq!(
        gift(Country::Gb, "A great day. Really a great day for us. #ad"),
        "#ad A great day. Really a great day for us."
    );
    assert_eq!(gift(Country::Us, "[Ad] Look"), "[Ad] Look");
    assert_eq!(gift(Country::Us, "I joined the ad team"), "#ad I joined the ad team");
    assert_eq!(gift(Country::Fr, "Superbe."), "Publicité : Superbe.");
}
