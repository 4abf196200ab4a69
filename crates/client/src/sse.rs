//! Reads a stream of server-sent events whose data are numbers, however it is cut into pieces.
//!
//! Source: the event stream format of the HTML standard.

/// The longest line that is read, in bytes; of a longer one nothing is kept.
pub const LONGEST_LINE: usize = 64 * 1024;

/// Takes bytes as they come and gives the numbers of the messages that are complete.
#[derive(Debug, Clone, Default)]
pub struct Parser {
    line: Vec<u8>,
    /// The line has outgrown [`LONGEST_LINE`]: drop the rest of it.
    skipping: bool,
    /// The last byte was a carriage return: a line feed right after it ends no second line.
    after_return: bool,
    /// A first line has been read: before it, a byte-order mark may stand.
    begun: bool,
    /// The data of the message that is being read.
    data: Option<String>,
}

impl Parser {
    /// A parser at the beginning of a stream.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next bytes; the numbers of the messages they complete, oldest first. Messages whose data is no
    /// number are left out: newer servers may say more than this client knows.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<u64> {
        let mut numbers = Vec::new();
        for &byte in bytes {
            let after_return = std::mem::replace(&mut self.after_return, byte == b'\r');
            match byte {
                b'\n' if after_return => {}
                b'\n' | b'\r' => numbers.extend(self.end_line()),
                _ if self.skipping => {}
                _ if self.line.len() >= LONGEST_LINE => {
                    self.skipping = true;
                    self.line.clear();
                }
                _ => self.line.push(byte),
            }
        }
        numbers
    }

    /// Ends a line; the number of the message if the line ends one.
    fn end_line(&mut self) -> Option<u64> {
        let line = std::mem::take(&mut self.line);
        let first = !std::mem::replace(&mut self.begun, true);
        if std::mem::take(&mut self.skipping) {
            return None;
        }
        let line = String::from_utf8_lossy(&line);
        let line = if first { line.trim_start_matches('\u{feff}') } else { &line };
        if line.is_empty() {
            return self.data.take()?.trim().parse().ok();
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        if field == "data" {
            let value = value.strip_prefix(' ').unwrap_or(value);
            match &mut self.data {
                Some(data) if data.len() + value.len() <= LONGEST_LINE => {
                    data.push('\n');
                    data.push_str(value);
                }
                Some(_) => {}
                None => self.data = Some(value.to_owned()),
            }
        }
        None
    }
}
