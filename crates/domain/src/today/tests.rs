//! Each rule of the day, and that they hold together.

mod world;

use std::collections::BTreeSet;

use super::*;
use crate::{ids::CommandId, person::Correction, quiz::Doubt};
use world::{NOW, PACK, PATHS, TODAY, World};

fn actions(world: &World) -> Vec<Action> {
    world.next().into_iter().map(|suggestion| suggestion.action).collect()
}

fn shares(suggestions: &[Suggestion]) -> Vec<StoryId> {
    let of = |suggestion: &Suggestion| match suggestion.action {
        Action::ShareStory { story, .. } => Some(story),
        _ => None,
    };
    suggestions.iter().filter_map(of).collect()
}

#[test]
fn who_pauses_is_offered_one_thing_only() {
    let mut world = World::with_persona("expert");
    world.story("new", StoryKind::Data, 1, "t");
    for (until, pauses) in
        [(None, true), (Some(TODAY), true), (Some("2026-11-20"), false), (Some("2026-09-30"), false)]
    {
        world.me.settings.pause = Some(Pause { since: NOW, until: until.map(str::to_owned) });
        let only = [suggest(Action::EndPause, Reason::Pausing(until.map(str::to_owned)))];
        assert_eq!(world.next() == only, pauses, "{until:?}");
    }
}

#[test]
fn the_quiz_comes_first() {
    let mut world = World::new();
    world.story("new", StoryKind::News, 1, "t");
    assert_eq!(actions(&world)[0], Action::TakeQuiz);
    assert_eq!(world.next()[1].reason, Reason::New(NOW.plus(-DAY)), "nothing fits whom nobody knows");
    world = World::with_persona("expert");
    assert!(!actions(&world).contains(&Action::TakeQuiz));
}

#[test]
fn what_the_person_says_counts_and_doubtful_answers_do_not() {
    let mut world = World::with_persona("expert");
    let step = |world: &World| {
        world.next().into_iter().find_map(|suggestion| match suggestion.action {
            Action::NextStep { .. } => Some(suggestion.reason),
            _ => None,
        })
    };
    assert_eq!(step(&world), Some(Reason::Persona("expert".into())));
    let quiz = world.me.quiz.as_mut().unwrap();
    quiz.correction = Some(Correction { persona: "scout".into(), at: NOW });
    assert_eq!(step(&world), Some(Reason::Persona("scout".into())));
    let quiz = world.me.quiz.as_mut().unwrap();
    (quiz.correction, quiz.verdict.doubt) = (None, Some(Doubt::Hasty));
    assert_eq!((step(&world), actions(&world)[0].clone()), (None, Action::TakeQuiz));
}

#[test]
fn comments_are_looked_at_from_a_day_after_a_share() {
    for (network, hours, suggested) in [
        (Network::LinkedIn, 27, true),
        (Network::X, 70, true),
        (Network::LinkedIn, 3, false),
        (Network::LinkedIn, 73, false),
        (Network::WhatsApp, 27, false),
        (Network::Email, 27, false),
    ] {
        let mut world = World::with_persona("expert");
        let story = StoryId::of_entry("feed", "told");
        world.share(story, network, hours, 0);
        let there = actions(&world).iter().any(|action| matches!(action, Action::AnswerComments { .. }));
        assert_eq!(there, suggested, "{network:?} {hours}");
    }
}

#[test]
fn the_story_fits_is_new_to_the_person_and_fresh() {
    // The expert's first kinds, and one that is no kind of the expert or the helper.
    let kinds = |persona: &str| PACK.persona(persona).unwrap().story_kinds.clone();
    let fitting = kinds("expert")[0];
    let named: BTreeSet<StoryKind> =
        ["expert", "helper"].iter().flat_map(|persona| kinds(persona).into_iter().take(FITTING)).collect();
    let other = *StoryKind::ALL.iter().find(|kind| !named.contains(kind)).unwrap();
    let mut world = World::with_persona("expert");
    let fits = world.story("fits", fitting, 10, "t");
    let newer = world.story("newer", other, 1, "t");
    assert_eq!(shares(&world.next()), [fits]);
    let reason = &world.next()[0].reason;
    assert_eq!(*reason, Reason::Persona("expert".to_owned()));
    world.share(fits, Network::LinkedIn, 24 * 10, 0);
    assert_eq!(shares(&world.next()), [newer], "what was told is not suggested again");
    world.share(newer, Network::LinkedIn, 24 * 9, 0);
    world.story("old", fitting, 61, "t");
    world.story("no news", other, 15, "t");
    assert_eq!(shares(&world.next()), []);
}

#[test]
fn there_is_a_breath_after_each_share() {
    for (hours, suggested) in [(1, false), (47, false), (49, true)] {
        let mut world = World::with_persona("expert");
        world.story("new", StoryKind::News, 1, "t");
        world.share(StoryId::of_entry("feed", "told"), Network::Email, hours, 0);
        assert_eq!(shares(&world.next()).len(), usize::from(suggested), "{hours}");
    }
}

#[test]
fn an_alert_keeps_its_topics_from_being_shared() {
    let mut world = World::with_persona("expert");
    let pumps = world.story("pumps", StoryKind::News, 1, "Heat pumps");
    let people = world.story("people", StoryKind::News, 2, "People");
    assert_eq!(shares(&world.next()), [pumps]);
    let alert = |topics: &[&str]| {
        let topics = topics.iter().map(|topic| (*topic).to_owned()).collect();
        Some(Alert { text: "A pump leaked.".to_owned(), since: NOW, topics })
    };
    world.board.alert = alert(&["heat pumps"]);
    assert_eq!(shares(&world.next()), [people]);
    world.board.alert = alert(&[]);
    assert_eq!(shares(&world.next()), [], "an alert without topics is about everything");
}

#[test]
fn the_next_step_is_one_of_the_main_personas_path() {
    let mut world = World::with_persona("scout");
    let first = &PATHS.paths["scout"].steps[0];
    let expected =
        Action::NextStep { step: first.id.clone(), title: first.title.clone(), minutes: first.minutes };
    assert_eq!(world.next(), [suggest(expected, Reason::Persona("scout".to_owned()))]);
    world.finish_the_path("scout");
    assert_eq!(world.next(), []);
}

#[test]
fn only_a_share_that_was_opened_is_shown_again() {
    let seen = |hours, clicks| {
        let mut world = World::with_persona("expert");
        world.say_audience();
        world.share(StoryId::of_entry("feed", "told"), Network::Email, hours, clicks);
        world.next().into_iter().find(|s| matches!(s.action, Action::SeeReach { .. })).map(|s| s.reason)
    };
    assert_eq!(seen(30, 12), Some(Reason::Opened(12)));
    assert_eq!(seen(30, 0), None, "zero is held against nobody");
    assert_eq!(seen(24 * 8, 12), None);
    // One suggestion a share: the comments on it come first.
    let mut world = World::with_persona("expert");
    world.share(StoryId::of_entry("feed", "told"), Network::LinkedIn, 30, 12);
    assert!(!actions(&world).iter().any(|action| matches!(action, Action::SeeReach { .. })));
}

#[test]
fn audience_is_asked_for_once_something_was_shared() {
    let mut world = World::with_persona("expert");
    assert!(!actions(&world).contains(&Action::SayAudience));
    world.share(StoryId::of_entry("feed", "told"), Network::Email, 3, 0);
    assert!(actions(&world).contains(&Action::SayAudience));
    world.say_audience();
    assert!(!actions(&world).contains(&Action::SayAudience));
}

#[test]
fn nothing_is_a_good_answer_too() {
    let mut world = World::with_persona("expert");
    world.finish_the_path("expert");
    world.say_audience();
    world.share(StoryId::of_entry("feed", "told"), Network::LinkedIn, 3, 0);
    assert_eq!(world.next(), []);
}

#[test]
fn the_rules_hold_together_whatever_happened() {
    let mut state = 7_u64;
    let mut lot = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for _ in 0..3_000 {
        let personas: Vec<&str> = PACK.personas.iter().map(|persona| persona.id.as_str()).collect();
        let persona = personas[lot(10) as usize];
        let mut world = if lot(4) == 0 { World::new() } else { World::with_persona(persona) };
        for n in 0..lot(8) {
            let kind = StoryKind::ALL[lot(8) as usize];
            let id = world.story(&n.to_string(), kind, lot(80) as i64, ["a", "b", "c"][lot(3) as usize]);
            if lot(3) == 0 {
                world.share(id, Network::ALL[lot(5) as usize], lot(24 * 12) as i64, lot(3));
            }
        }
        if lot(5) == 0 {
            let topics = if lot(2) == 0 { vec![] } else { vec!["a".to_owned()] };
            world.board.alert = Some(Alert { text: "x".to_owned(), since: NOW, topics });
        }
        if lot(6) == 0 {
            world.me.settings.pause = Some(Pause { since: NOW, until: None });
        }
        let first = world.next();
        assert_eq!(first, world.next(), "the same is said twice");
        world.stories.reverse();
        world.shares.reverse();
        assert_eq!(first, world.next(), "no order of what is given matters");
        assert!(first.len() <= MOST);
        let told = shares(&first);
        assert!(told.len() <= 1);
        for id in told {
            let story = world.stories.iter().find(|story| story.id == id).unwrap();
            assert!(!is_covered(world.board.alert.as_ref(), &story.topics));
            assert!(
                world
                    .shares
                    .iter()
                    .all(|share| share.story != id && since(&world.known(), share.at) >= BREATH)
            );
        }
        if world.me.settings.pause.is_some() {
            assert_eq!(first.iter().map(|s| &s.action).collect::<Vec<_>>(), [&Action::EndPause]);
        }
        let different: BTreeSet<String> = first.iter().map(|s| format!("{:?}", s.action)).collect();
        assert_eq!(different.len(), first.len());
    }
}

#[test]
fn an_occasion_invites_the_personas_it_names() {
    let world = World::with_persona("reporter");
    let occasion = |personas: &[&str]| Occasion {
        id: CommandId::v7(NOW, &[1; 10]),
        title: "Open day; with a, tour".to_owned(),
        place: "Plant 2".to_owned(),
        starts: NOW,
        url: Some("https://example.org/day".to_owned()),
        personas: personas.iter().map(|persona| (*persona).to_owned()).collect(),
    };
    assert_eq!(invited(&occasion(&["expert", "helper"]), &world.me), Some("helper"));
    assert_eq!(
        invited(&occasion(&["helper", "reporter"]), &world.me),
        Some("reporter"),
        "the first persona wins"
    );
    assert_eq!(invited(&occasion(&[]), &world.me), None);
    let file = calendar(&occasion(&[]), NOW);
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"));
    for line in ["DTSTART:20261121T093045Z", "SUMMARY:Open day\\; with a\\, tour", "LOCATION:Plant 2"] {
        assert!(file.split("\r\n").any(|there| there == line), "{line} in {file}");
    }
}

#[test]
fn recognition_counts_seven_days_and_is_silent_at_zero() {
    let mut world = World::new();
    assert_eq!(recognition(&world.reach), None);
    world.reach.series.counts[76] = 90;
    assert_eq!(recognition(&world.reach), None, "eight days ago");
    world.reach.series.counts[77] = 2;
    world.reach.series.counts[83] = 5;
    let (old, young) = (StoryId::of_entry("feed", "old"), StoryId::of_entry("feed", "young"));
    world.share(old, Network::X, 24 * 9, 90);
    world.share(young, Network::X, 24 * 2, 4);
    let seen = recognition(&world.reach).unwrap();
    assert_eq!((seen.week, seen.days), (7, vec![2, 0, 0, 0, 0, 0, 5]));
    assert_eq!(seen.story.map(|opened| (opened.story, opened.clicks)), Some((young, 4)));
    world.reach.series.width = HOUR;
    assert_eq!(recognition(&world.reach), None);
}
