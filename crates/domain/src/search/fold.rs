//! From a text to the words by which it is found.

use unicode_normalization::char::decompose_compatible;

/// The most letters of a word that count.
const LONGEST: usize = 40;

/// The words of a text, folded: see [`each_word`].
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, &mut |word| words.push(word.to_owned()));
    words
}

/// Calls `each` with every word of a text, folded: lower case, accents and vowel signs removed, letters that only look
/// different made the same, split at everything that is no letter or digit, cut after forty letters.
///
/// Ideographs and kana are written without spaces: a run of them becomes its overlapping pairs and its last letter, so
/// that any part of two letters is found, and one letter as the beginning of a pair.
pub fn each_word(text: &str, each: &mut dyn FnMut(&str)) {
    if text.is_ascii() {
        return each_plain_word(text, each);
    }
    let mut folder = Folder { word: String::new(), letters: 0, ideographs: false, each };
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                folder.letter(c.to_ascii_lowercase());
            } else {
                folder.end();
            }
        } else {
            decompose_compatible(c, |part| folder.part(part));
        }
    }
    folder.end();
}

/// The same, quicker, for a text without any letter that needs a closer look, as most titles in English are.
fn each_plain_word(text: &str, each: &mut dyn FnMut(&str)) {
    let mut lower = [0; LONGEST];
    for word in text.as_bytes().split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let mut letters = 0;
        for (to, from) in lower.iter_mut().zip(word) {
            *to = from.to_ascii_lowercase();
            letters += 1;
        }
        let folded = lower.get(..letters).and_then(|letters| std::str::from_utf8(letters).ok());
        folded.into_iter().for_each(&mut *each);
    }
}

/// Whether a letter belongs to a script that is written without spaces and searched in pairs.
pub const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

struct Folder<'a> {
    word: String,
    letters: usize,
    ideographs: bool,
    each: &'a mut dyn FnMut(&str),
}

impl Folder<'_> {
    /// A part of a decomposed letter.
    fn part(&mut self, part: char) {
        if is_silent(part) {
            return;
        }
        for c in part.to_lowercase() {
            match same_as(c) {
                Some(letters) => letters.chars().for_each(|c| self.letter(c)),
                None if c.is_alphanumeric() || is_mark(c) => self.letter(c),
                None => self.end(),
            }
        }
    }

    fn letter(&mut self, c: char) {
        let ideograph = is_ideograph(c);
        if self.letters > 0 && self.ideographs != ideograph {
            self.end();
        }
        self.ideographs = ideograph;
        self.letters += 1;
        if ideograph || self.letters <= LONGEST {
            self.word.push(c);
        }
    }

    fn end(&mut self) {
        if self.letters == 0 {
            return;
        }
        if self.ideographs {
            pairs(&self.word, self.each);
        } else {
            (self.each)(&self.word);
        }
        self.word.clear();
        self.letters = 0;
    }
}

/// The overlapping pairs of a run, and its last letter.
fn pairs(run: &str, each: &mut dyn FnMut(&str)) {
    let mut starts = run.char_indices().map(|(at, _)| at).chain([run.len()]);
    let (mut first, mut second) = (starts.next().unwrap_or(0), starts.next().unwrap_or(0));
    for third in starts {
        each(run.get(first..third).unwrap_or_default());
        (first, second) = (second, third);
    }
    each(run.get(first..second).unwrap_or_default());
}

/// Marks that are left out: accents, points and vowel signs of scripts that are also written without them, the line
/// that stretches Arabic words, and what is never seen.
const fn is_silent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{3099}'..='\u{309a}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}' | '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Marks of other scripts belong to their words: without them Hindi could not be told apart.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Letters that decomposition leaves alone, though people write one for the other.
fn same_as(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        'þ' => "th",
        'ς' => "σ",
        'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ة' => "ه",
        'ک' => "ك",
        '٠' | '۰' => "0",
        '١' | '۱' => "1",
        '٢' | '۲' => "2",
        '٣' | '۳' => "3",
        '٤' | '۴' => "4",
        '٥' | '۵' => "5",
        '٦' | '۶' => "6",
        '٧' | '۷' => "7",
        '٨' | '۸' => "8",
        '٩' | '۹' => "9",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_forms_of_letters_do_not_matter() {
        for (text, expected) in [
            ("Énergie für Städte — jetzt!", "energie fur stadte jetzt"),
            ("STRASSE Straße STRAẞE", "strasse strasse strasse"),
            ("İstanbul ıssız ﬁne Ω ὈΔΥΣΣΕΎΣ", "istanbul issiz fine ω οδυσσευσ"),
            ("Ørsted æble œuvre Łódź þing", "orsted aeble oeuvre lodz thing"),
            ("l’été o'clock under_score 100%", "l ete o clock under score 100"),
            ("الطَّاقَةُ طـــاقة أحمد إحمد آحمد", "الطاقه طاقه احمد احمد احمد"),
            ("٢٠٢٦ ۲۰۲۶ ２０２６", "2026 2026 2026"),
            ("co\u{ad}operate a\u{200d}b \u{202e}abc", "cooperate ab abc"),
            ("हिन्दी", "हिन्दी"),
            ("", ""),
            ("\u{301}\u{200d} – …", ""),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn ideographs_come_in_pairs() {
        assert_eq!(words("日本語の記事"), ["日本", "本語", "語の", "の記", "記事", "事"]);
        assert_eq!(words("AI日本 x"), ["ai", "日本", "本", "x"]);
        assert_eq!(words("日"), ["日"]);
    }

    #[test]
    fn a_plain_text_has_the_same_words_as_beside_other_letters() {
        let long = format!("{} end", "Ab1".repeat(30));
        for text in ["Two  words, 3rd-rate", "", " ", "a", "MiXeD_case 2026!", &long] {
            let mut beside = words(&format!("{text} é"));
            assert_eq!(beside.pop().as_deref(), Some("e"));
            assert_eq!(words(text), beside, "{text}");
        }
    }

    #[test]
    fn what_is_too_long_is_cut() {
        assert_eq!(words(&"x".repeat(500)), ["x".repeat(40)]);
    }
}
