//! Text as it may stand on a screen beside other text: nothing in it that hides, or that reorders what is around it.

/// One line: control characters and tricks of direction out, white space as single spaces, none at the ends.
pub fn line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines: as [`line()`], but line ends stay, at most one empty line after another.
pub fn lines(text: &str) -> String {
    let plain = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let mut all: Vec<String> = Vec::new();
    for one in plain.split('\n').map(line) {
        if !(one.is_empty() && all.last().is_none_or(String::is_empty)) {
            all.push(one);
        }
    }
    all.join("\n").trim_end().to_owned()
}

/// How many characters of a text nobody would see, so that whoever wrote it can be told that they were taken out.
pub fn hidden(text: &str) -> usize {
    let plain = text.chars().filter(|c| !c.is_whitespace()).count();
    plain.saturating_sub(visible(text).chars().filter(|c| !c.is_whitespace()).count())
}

/// The text without characters that nobody sees.
///
/// Out go controls, the embeddings, overrides and isolates by which a text reorders its surroundings (U+202A–202E,
/// U+2066–2069), and marks that only hide. Joiners stay, since emoji and several scripts need them, and so do the
/// marks of direction (U+200E, U+200F, U+061C), which Arabic and Hebrew need and which reach no further than the
/// isolated text they stand in.
fn visible(text: &str) -> String {
    let mut flag = false;
    text.chars()
        .filter(|c| {
            // The flags of England, Scotland and Wales are a black flag with a name in invisible letters.
            let names_a_flag = flag && matches!(c, '\u{e0020}'..='\u{e007f}');
            flag = *c == '\u{1f3f4}' || names_a_flag;
            c.is_whitespace() || names_a_flag || !is_hidden(*c)
        })
        .collect()
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}' | '\u{ad}')
        || matches!(c, '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_cannot_turn_its_surroundings_around() {
        assert_eq!(line(" Pay\u{202e}daer\u{202c}\u{0}\u{7}\t now\n"), "Paydaer now");
        assert_eq!(line("\u{2067}\u{2066}a\u{2069}\u{feff}\u{200b}"), "a");
    }

    #[test]
    fn what_scripts_and_emoji_need_stays() {
        let scotland = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";
        for good in ["👩\u{200d}🚀", "می\u{200c}خواهم", "abc \u{200f}مرحبا", scotland] {
            assert_eq!((line(good), hidden(good)), (good.to_owned(), 0), "{good}");
        }
        // The same letters without a flag before them only hide.
        assert_eq!(line("a\u{e0067}\u{e0062}b"), "ab");
    }

    #[test]
    fn paragraphs_stay_and_runs_of_empty_lines_do_not() {
        assert_eq!(lines("\n\n a  b \r\n\r\n\r\n\n c\u{202e} \n\n"), "a b\n\nc");
        assert_eq!(lines("a\u{2028}b\rc"), "a\nb\nc");
    }

    #[test]
    fn what_was_taken_out_is_counted() {
        assert_eq!(hidden("a\u{202e}b \u{7}c\n"), 2);
        assert_eq!(hidden(" plain  text\t"), 0);
    }
}
