use super::*;

fn salt() -> Salt {
    Salt::of(&[7; 16])
}

fn echoes(captions: &[&str]) -> Echoes {
    let mut words: Vec<u32> = captions.iter().flat_map(|caption| sketch(&salt(), caption)).collect();
    words.sort_unstable();
    Echoes { group: 5, day: Day::from_number(20_000), salt: salt(), words }
}

fn texts(text: &str) -> Vec<String> {
    words::words(text).into_iter().map(|word| word.text).collect()
}

#[test]
fn words_are_what_somebody_chose() {
    assert_eq!(
        texts("Énorme! So #OpenDays, @me: see https://e.org/a-b now_1"),
        ["enorme", "so", "see", "now", "1"]
    );
    assert_eq!(texts("東京へ行く"), ["東", "京", "へ", "行", "く"]);
    assert_eq!(texts("مرحبًا بكم"), ["مرحبا", "بكم"]);
    assert_eq!(texts("e\u{301}te\u{301}"), ["ete"]);
    assert_eq!(texts("#under_scored rest"), ["rest"]);
    assert_eq!(texts("👩‍💻🎉 #"), Vec::<String>::new());
    let text = "Ä bc";
    assert!(words::words(text).iter().all(|word| text.get(word.place.clone()).is_some()));
}

#[test]
fn the_same_words_give_the_same_numbers_in_one_programme_only() {
    let caption = "Proud to be part of this great team";
    assert_eq!(
        sketch(&salt(), caption),
        sketch(&salt(), "PROUD to be  part, of this great team! https://x.example #us")
    );
    assert_ne!(sketch(&salt(), caption), sketch(&Salt::of(&[8; 16]), caption));
    assert!(sketch(&salt(), "two words").is_empty());
    let long: String = (0..500).map(|n| format!("word{n} ")).collect();
    assert_eq!(sketch(&salt(), &long).len(), sketch::SKETCH);
}

#[test]
fn nearly_the_same_words_are_heard_where_they_stand() {
    let echoes = echoes(&["Proud to be part of this great team and its work"]);
    let caption = "Look! So proud to be part of this great team and its work.";
    let heard = listen(caption, "", &echoes);
    assert_eq!(
        heard.places.iter().map(|place| &caption[place.clone()]).collect::<Vec<_>>(),
        ["proud to be part of this great team and its work"]
    );
    assert!(heard.nearly_all && heard.percent == 84, "{heard:?}");
    // Three words in common are how the language goes.
    assert_eq!(listen("We want to be part and parcel of something else", "", &echoes), Heard::default());
    assert_eq!(listen("", "", &echoes), Heard::default());
    assert_eq!(listen("👍", "", &echoes), Heard::default());
}

#[test]
fn a_storys_title_is_nobodys_words() {
    let title = "How we halved the energy of our ovens";
    let echoes = echoes(&["How we halved the energy of our ovens", "so happy about this one today"]);
    assert_eq!(listen(title, title, &echoes), Heard::default());
    let heard =
        listen("So happy about this one today: How we halved the energy of our ovens", title, &echoes);
    assert!(heard.nearly_all, "{heard:?}");
}

#[test]
fn ones_own_voice_is_what_is_left() {
    let (title, summary) =
        ("Ovens at half the energy", "We put new doors on all ovens and halved what they use.");
    assert_eq!(own_voice("Nice read", &[title], None), None);
    let own = "My first job here was cleaning these doors";
    assert_eq!(own_voice(own, &[title, summary], None), Some(100));
    assert_eq!(own_voice(summary, &[title, summary], None), Some(0));
    let half = format!("{own}. We put new doors on all ovens");
    assert_eq!(own_voice(&half, &[title, summary], None), Some(53));
    let echoes = echoes(&[own]);
    assert_eq!(own_voice(own, &[], Some(&echoes)), Some(0));
}

#[test]
fn suggestions_name_what_is_not_there_yet() {
    assert_eq!(ways_to_vary("Nice"), [Vary::Moment, Vary::Question, Vary::Figure]);
    assert_eq!(ways_to_vary("Who else? 3 of us"), [Vary::Moment, Vary::Reader, Vary::Doubt]);
}
