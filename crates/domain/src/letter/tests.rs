//! What a letter tells, and what it leaves unsaid.

use super::*;
use crate::{
    ids::{Code, CommandId, PersonId},
    reach::LinkCount,
    submission::Reply,
    time::{DAY, HOUR},
};

/// Monday 2026-11-16, midnight where the person is (an hour east).
const MONDAY: Instant = Instant::from_millis(20_773 * DAY - HOUR);

fn at(days: i64) -> Instant {
    MONDAY.plus(days * DAY)
}

fn share(n: u8, days: i64) -> Share {
    let id = CommandId::v7(at(days), &[n; 10]);
    Share {
        id,
        person: PersonId::try_from("mira".to_owned()).unwrap(),
        story: StoryId::of_entry("f", &n.to_string()),
        title: format!("Story {n}"),
        network: Network::LinkedIn,
        caption: String::new(),
        code: Code::of_share(id),
        target: String::new(),
        topic: None,
        at: at(days),
        went: None,
        open: false,
        post: None,
    }
}

/// Openings of this share: before the weeks, in each of the eight before, in the week.
fn clicks(share: &Share, counts: [u64; 10]) -> MyClicks {
    let mut edges = vec![Instant::from_millis(0)];
    edges.extend((-8..=1).map(|week| at(7 * week)));
    let spans = edges.windows(2).zip(counts).map(|(edge, clicks)| SpanClicks {
        from: edge[0],
        to: edge[1],
        links: if clicks == 0 { vec![] } else { vec![LinkCount { share: share.id, clicks }] },
    });
    MyClicks { measure: Measure::Measured, spans: spans.collect() }
}

fn thanks(n: u8, days: i64) -> Received {
    let id = CommandId::v7(at(days), &[n; 10]);
    let story = StoryId::of_entry("f", "1");
    Received {
        id,
        share: id,
        story,
        title: "T".into(),
        name: "Jo".into(),
        words: "Well said".into(),
        at: at(days),
    }
}

fn write(shares: &[Share], clicks: &MyClicks) -> Letter {
    letter(&Known { clicks, shares, progress: &Progress::default(), submissions: &[], thanks: &[] }).unwrap()
}

#[test]
fn a_week_in_which_nothing_happened_is_quiet_and_judges_nobody() {
    let letter = write(&[], &clicks(&share(1, 0), [0; 10]));
    assert!(letter.is_quiet() && letter.did_nothing());
    assert_eq!((letter.clicks, letter.usual, letter.best), (0, None, None));
    assert_eq!((letter.from, letter.to), (MONDAY, at(7)));
}

#[test]
fn what_lies_in_the_week_is_told_and_nothing_else() {
    let mut kept_back = share(4, 3);
    kept_back.went = Some(false);
    let shares = [share(3, 6), share(2, 0), share(1, -1), share(5, 7), kept_back];
    let mut progress = Progress::default();
    for (step, days) in [("b", 2), ("a", 5), ("before", -1), ("after", 7)] {
        progress.save(step, true, "", at(days)).unwrap();
    }
    progress.save("noted", false, "Only noted", at(2)).unwrap();
    let submission = |n: u8, days: i64, answered: Option<i64>| Submission {
        id: CommandId::v7(at(days), &[n; 10]),
        person: shares[0].person.clone(),
        name: String::new(),
        title: format!("Idea {n}"),
        text: String::new(),
        url: None,
        language: "en".into(),
        picture: None,
        at: at(days),
        answer: answered.map(|days| Reply { story: None, words: "Gladly".into(), at: at(days) }),
        version: 1,
    };
    let submissions = [submission(1, -5, Some(1)), submission(2, 2, Some(8)), submission(3, 1, None)];
    let said = [thanks(2, 6), thanks(1, 1), thanks(3, 7), thanks(4, -1)];
    let letter = letter(&Known {
        clicks: &clicks(&shares[1], [0; 10]),
        shares: &shares,
        progress: &progress,
        submissions: &submissions,
        thanks: &said,
    })
    .unwrap();
    let titles: Vec<_> = letter.shares.iter().map(|share| share.title.as_str()).collect();
    assert_eq!(titles, ["Story 2", "Story 3"], "oldest first, without what did not go out");
    assert_eq!(letter.steps, ["b", "a"]);
    assert_eq!(letter.suggested, ["Idea 3", "Idea 2"]);
    assert_eq!(letter.answered.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["Idea 1"]);
    assert_eq!(letter.thanks, [thanks(1, 1), thanks(2, 6)]);
    assert!(!letter.is_quiet());
}

#[test]
fn more_than_usual_is_said_and_less_is_not() {
    let mine = share(1, -70);
    let usual = |counts: [u64; 10]| write(std::slice::from_ref(&mine), &clicks(&mine, counts)).usual;
    let weeks = |week| [500, 10, 12, 8, 10, 9, 11, 10, 10, week];
    assert_eq!(usual(weeks(17)), Some(10), "what was before the weeks is none of them");
    assert_eq!(usual(weeks(16)), None, "chance alone makes that often");
    assert_eq!(usual(weeks(2)), None, "less");
    assert_eq!(usual([0, 0, 0, 0, 0, 0, 0, 0, 0, 4]), None, "a few openings say nothing");
    assert_eq!(usual([0, 0, 0, 0, 0, 0, 0, 0, 0, 5]), Some(0));
}

#[test]
fn weeks_before_the_first_share_say_nothing_about_what_is_usual() {
    for (days, expected) in [(-21, Some(4)), (-20, Some(4)), (-14, None)] {
        let mine = share(1, days);
        let counts = [0, 0, 0, 0, 0, 0, 4, 4, 4, 40];
        let letter = write(std::slice::from_ref(&mine), &clicks(&mine, counts));
        assert_eq!(letter.usual, expected, "first shared {days} days from Monday");
    }
}

#[test]
fn the_story_opened_most_may_be_an_old_one() {
    let (old, new) = (share(1, -30), share(2, 1));
    let mut counted = clicks(&old, [0, 0, 0, 0, 0, 3, 0, 0, 0, 7]);
    counted.spans[9].links.push(LinkCount { share: new.id, clicks: 4 });
    // Of a share that is gone.
    counted.spans[9].links.push(LinkCount { share: CommandId::v7(MONDAY, &[9; 10]), clicks: 90 });
    let letter = write(&[old.clone(), new], &counted);
    assert_eq!(letter.best, Some(Opened { story: old.story, title: old.title, clicks: 7 }));
    assert_eq!(letter.clicks, 101);
}

#[test]
fn a_step_is_told_in_the_week_in_which_it_was_passed() {
    let mine = share(1, -70);
    let passed = |counts, measure| {
        let mut counted = clicks(&mine, counts);
        counted.measure = measure;
        write(std::slice::from_ref(&mine), &counted).milestones.first().map(|found| found.rung)
    };
    use Measure::{Measured, Practice};
    assert_eq!(passed([20, 0, 0, 0, 0, 0, 0, 2, 2, 1], Measured), Some(25));
    assert_eq!(passed([20, 0, 0, 0, 0, 0, 0, 2, 3, 1], Measured), None, "25 was reached before");
    assert_eq!(passed([20, 0, 0, 0, 0, 0, 0, 0, 0, 300], Measured), Some(250), "the highest only");
    assert_eq!(passed([20, 0, 0, 0, 0, 0, 0, 0, 0, 300], Practice), None);
}

#[test]
fn absurd_counts_do_not_overflow() {
    let mine = share(1, -70);
    let letter = write(std::slice::from_ref(&mine), &clicks(&mine, [u64::MAX; 10]));
    assert_eq!((letter.clicks, letter.usual), (u64::MAX, None));
}

#[test]
fn weeks_are_named_by_their_monday() {
    // 2026-11-22 was a Sunday.
    assert_eq!(monday("2026-11-22").as_deref(), Some("2026-11-16"));
    assert_eq!(monday("2026-11-16").as_deref(), Some("2026-11-16"));
    assert_eq!(last_over("2026-11-22").as_deref(), Some("2026-11-09"));
    assert_eq!(last_over("2027-01-04").as_deref(), Some("2026-12-28"));
    assert_eq!(monday("2024-02-29").as_deref(), Some("2024-02-26"));
    assert_eq!((monday("2026-02-29"), monday("x"), last_over("")), (None, None, None));
    let all = mondays("2026-11-16").unwrap();
    assert_eq!(
        (all.len(), all[0].as_str(), all[8].as_str(), all[9].as_str()),
        (10, "2026-09-21", "2026-11-16", "2026-11-23")
    );
    assert_eq!(edges(&[at(0), at(7)]), [Instant::from_millis(0), at(0), at(7)]);
}

#[test]
fn without_openings_of_a_week_there_is_no_letter() {
    let none = MyClicks { measure: Measure::Measured, spans: Vec::new() };
    let known =
        Known { clicks: &none, shares: &[], progress: &Progress::default(), submissions: &[], thanks: &[] };
    assert_eq!(letter(&known), None);
}
