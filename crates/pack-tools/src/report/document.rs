//! A report as a list of parts, written as Markdown for keeping and as a page for reading.

use std::fmt::Write as _;

/// A part of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A heading, 1 the highest.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// A table: its heads, then its rows.
    Table(Vec<String>, Vec<Vec<String>>),
    /// A picture as SVG, and in words what it shows; Markdown has the tables alone.
    Picture(String, String),
}

/// Words as a part.
pub fn text(words: impl Into<String>) -> Part {
    Part::Text(words.into())
}

/// A heading as a part.
pub fn heading(level: u8, words: impl Into<String>) -> Part {
    Part::Heading(level, words.into())
}

/// A table as a part.
pub fn table(head: &[&str], rows: Vec<Vec<String>>) -> Part {
    Part::Table(head.iter().map(|cell| (*cell).to_owned()).collect(), rows)
}

/// The report as Markdown.
pub fn markdown(parts: &[Part]) -> String {
    let mut out = String::new();
    for part in parts {
        let _ = match part {
            Part::Heading(level, words) => write!(out, "{} {words}\n\n", "#".repeat(usize::from(*level))),
            Part::Text(words) => write!(out, "{words}\n\n"),
            Part::Table(head, rows) => {
                let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
                let rule = format!("| {} |\n", vec!["---"; head.len()].join(" | "));
                writeln!(out, "{}{rule}{}", line(head), rows.iter().map(|row| line(row)).collect::<String>())
            }
            Part::Picture(..) => Ok(()),
        };
    }
    out
}

/// How the page looks: no font, no script and no picture from elsewhere.
const LOOK: &str = "body{font:1rem/1.55 system-ui,sans-serif;color:#2b2621;background:#fbf8f3;max-inline-size:52rem;\
margin-inline:auto;padding:2rem 1rem}h1,h2,h3{line-height:1.2}table{border-collapse:collapse;inline-size:100%;\
font-variant-numeric:tabular-nums}th,td{text-align:start;padding:.3rem .6rem;border-block-end:1px solid #e4dcd0}\
div.wide{overflow-x:auto}figure{margin:1.5rem 0}figure svg{max-inline-size:100%;block-size:auto}\
figcaption{color:#6b635a}@media print{body{max-inline-size:none}}";

/// The report as a page that stands alone.
pub fn page(parts: &[Part], title: &str) -> String {
    let mut body = String::new();
    for part in parts {
        let _ = match part {
            Part::Heading(level, words) => writeln!(body, "<h{level}>{}</h{level}>", plain(words)),
            Part::Text(words) => writeln!(body, "<p>{}</p>", plain(words)),
            Part::Table(head, rows) => {
                let cells = |cells: &[String], tag: &str| {
                    cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", plain(cell))).collect::<String>()
                };
                let heads: String =
                    head.iter().map(|cell| format!("<th scope=\"col\">{}</th>", plain(cell))).collect();
                let rows: String =
                    rows.iter().map(|row| format!("<tr>{}</tr>\n", cells(row, "td"))).collect();
                write!(
                    body,
                    "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"table\"><table><thead><tr>{heads}\
                     </tr></thead><tbody>\n{rows}</tbody></table></div>\n"
                )
            }
            Part::Picture(svg, words) => {
                let named =
                    svg.replacen("<svg ", &format!("<svg role=\"img\" aria-label=\"{}\" ", plain(words)), 1);
                writeln!(body, "<figure>{named}<figcaption>{}</figcaption></figure>", plain(words))
            }
        };
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{LOOK}</style>\n</head>\n<body>\n\
         <main>\n{body}</main>\n</body>\n</html>\n",
        plain(title)
    )
}

/// Text that is nothing but text in a page.
fn plain(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_a_pack_cannot_become_markup() {
        let parts = [heading(1, "a <b> & \"c\""), table(&["<x>"], vec![vec!["1 < 2".to_owned()]])];
        let page = page(&parts, "<t>");
        assert!(
            page.contains("<h1>a &lt;b&gt; &amp; &quot;c&quot;</h1>")
                && page.contains("<title>&lt;t&gt;</title>")
        );
        assert!(page.contains("<td>1 &lt; 2</td>") && !page.contains("<x>"));
        assert_eq!(markdown(&parts), "# a <b> & \"c\"\n\n| <x> |\n| --- |\n| 1 < 2 |\n\n");
    }
}
