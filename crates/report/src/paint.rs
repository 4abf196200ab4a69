//! Paper for SVG: lengths in CSS pixels, x from the reading start, mirrored where the language is read from the right.

use std::fmt::Write as _;

use charts::Rgb;

use crate::Look;

/// Which end of a text stands at its point, in reading direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    End,
}

/// How words are set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Type {
    pub size: f64,
    pub bold: bool,
    pub colour: Rgb,
    pub anchor: Anchor,
}

impl Type {
    /// Ordinary words from the reading start.
    pub(crate) const fn plain(size: f64, colour: Rgb) -> Self {
        Self { size, bold: false, colour, anchor: Anchor::Start }
    }

    /// The same in bold.
    pub(crate) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same, ending at its point.
    pub(crate) const fn ending(self) -> Self {
        Self { anchor: Anchor::End, ..self }
    }

    /// The size by which widths are guessed: bold runs wider.
    pub(crate) fn guessed(self) -> f64 {
        if self.bold { self.size * 1.07 } else { self.size }
    }
}

/// What is drawn so far.
pub(crate) struct Paper<'a> {
    pub look: &'a Look,
    pub width: f64,
    body: String,
}

impl<'a> Paper<'a> {
    /// Empty paper of a width.
    pub(crate) fn new(look: &'a Look, width: f64) -> Self {
        Self { look, width, body: String::new() }
    }

    fn x(&self, x: f64) -> f64 {
        if self.look.theme.rtl { self.width - x } else { x }
    }

    // Writing to a string cannot fail: what `write!` returns says nothing here.

    /// Words, their base line at `y`.
    pub(crate) fn text(&mut self, words: &str, (x, y): (f64, f64), set: Type) {
        if words.is_empty() {
            return;
        }
        let anchor = match (set.anchor, self.look.theme.rtl) {
            (Anchor::Start, false) | (Anchor::End, true) => "start",
            (Anchor::End, false) | (Anchor::Start, true) => "end",
        };
        let weight = if set.bold { " font-weight=\"bold\"" } else { "" };
        let words = escaped(&self.directed(words));
        let _ = writeln!(
            self.body,
            "<text x=\"{:.1}\" y=\"{y:.1}\" font-size=\"{}\" text-anchor=\"{anchor}\"{weight} fill=\"{}\">{words}</text>",
            self.x(x),
            set.size,
            hex(set.colour)
        );
    }

    /// Words in at most `most` lines of a width, so far apart; gives the height they took.
    pub(crate) fn lines(
        &mut self,
        words: &str,
        (x, top): (f64, f64),
        (room, most): (f64, usize),
        (set, apart): (Type, f64),
    ) -> f64 {
        let lines = charts::wrap_text(words, set.guessed(), room, most);
        for (place, line) in lines.iter().enumerate() {
            self.text(line, (x, top + apart * (place as f64 + 0.76)), set);
        }
        apart * lines.len() as f64
    }

    /// A straight line, level.
    pub(crate) fn level(
        &mut self,
        (from, to): (f64, f64),
        y: f64,
        (colour, width): (Rgb, f64),
        dashed: bool,
    ) {
        let dash = if dashed { " stroke-dasharray=\"5 3.5\"" } else { "" };
        let _ = writeln!(
            self.body,
            "<line x1=\"{:.1}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\" stroke=\"{}\" stroke-width=\"{width}\"{dash}/>",
            self.x(from),
            self.x(to),
            hex(colour)
        );
    }

    /// A picture of `charts`, with its upper corner at the reading start.
    pub(crate) fn picture(&mut self, svg: &str, (x, y): (f64, f64), width: f64) {
        let left = if self.look.theme.rtl { self.width - x - width } else { x };
        self.body.push_str(&svg.replacen(
            "<svg ",
            &format!("<svg x=\"{left:.1}\" y=\"{y:.1}\" overflow=\"visible\" "),
            1,
        ));
        self.body.push('\n');
    }

    /// Words in the direction of the language, whatever they begin with.
    pub(crate) fn directed(&self, words: &str) -> String {
        directed(words, self.look)
    }

    /// The whole as a document of a height, with a name for those who do not see it.
    pub(crate) fn finish(self, height: f64, title: &str) -> String {
        let (width, look) = (self.width, self.look);
        let language = look.texts.language.tag();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height:.0}\" viewBox=\"0 0 {width} {height:.0}\" \
             xml:lang=\"{language}\" direction=\"ltr\" font-family=\"{}\">\n<title>{}</title>\n\
             <rect width=\"{width}\" height=\"{height:.0}\" fill=\"{}\"/>\n{}</svg>\n",
            look.theme.font_family,
            escaped(title),
            hex(look.theme.paper),
            self.body
        )
    }
}

/// Words in the direction of a look's language. Pictures count from the left whatever the language: without this a
/// sentence from the right would be set in pieces from the left.
pub(crate) fn directed(words: &str, look: &Look) -> String {
    if look.theme.rtl && !words.is_empty() { format!("\u{2067}{words}\u{2069}") } else { words.to_owned() }
}

/// Words as XML takes them: markup escaped, characters that no document may hold left out.
pub(crate) fn escaped(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => safe.push(c),
        }
    }
    safe
}

fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
