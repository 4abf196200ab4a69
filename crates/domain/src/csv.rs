//! Tables as text: by RFC 4180, and safe to open in a spreadsheet.

/// The lines as one text, with the mark by which spreadsheets know that these are not the letters of 1990.
pub fn text<L, C>(lines: L) -> String
where
    L: IntoIterator<Item = C>,
    C: IntoIterator<Item = String>,
{
    let mut text = "\u{feff}".to_owned();
    for line in lines {
        let cells: Vec<String> = line.into_iter().map(|cell| quoted(&harmless(cell))).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// Spreadsheets take what begins like this for a formula and work it out. Numbers may begin with a sign.
fn harmless(cell: String) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && cell.parse::<f64>().is_err();
    if formula { format!("'{cell}") } else { cell }
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\r', '\n', '\'']) || cell != cell.trim() {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_no_cell_breaks_a_line() {
        let cells = ["=1+1", "+1", "-x", "@a", "\tb", "\rc", "plain", "a,b", "say \"x\"", "-1.5"];
        let expected =
            "\u{feff}\"'=1+1\",+1,\"'-x\",\"'@a\",\"'\tb\",\"'\rc\",plain,\"a,b\",\"say \"\"x\"\"\",-1.5\r\n";
        assert_eq!(text([cells.map(str::to_owned)]), expected);
    }
}
