//! The parser gives the same numbers however the stream is cut.

#![allow(clippy::unwrap_used)]

use client::sse::{LONGEST_LINE, Parser};
use domain::chance::SplitMix;

struct Chance(SplitMix);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.0.draw() % n as u64).unwrap()
    }
}

/// A stream of messages in every legal dress, with the numbers that are in it.
fn stream(chance: &mut Chance) -> (Vec<u8>, Vec<u64>) {
    let mut text = Vec::new();
    let mut numbers = Vec::new();
    if chance.below(3) == 0 {
        text.extend("\u{feff}".bytes());
    }
    for _ in 0..chance.below(20) {
        let end = *["\n", "\r\n", "\r"].get(chance.below(3)).unwrap();
        let number = chance.below(1_000_000) as u64;
        match chance.below(7) {
            0 => text.extend(format!(": keep-alive{end}{end}").bytes()),
            1 => text.extend(format!("data: not a number{end}{end}").bytes()),
            2 => {
                text.extend(std::iter::repeat_n(b'x', LONGEST_LINE + 5));
                text.extend(format!("{end}{end}").bytes());
            }
            3 => text.extend([0xff, 0xfe, b'\n', b'\n']),
            kind => {
                let space = if kind == 4 { "" } else { " " };
                let more =
                    if kind == 5 { format!("event: notice{end}id: {number}{end}") } else { String::new() };
                text.extend(format!("{more}data:{space}{number}{end}{end}").bytes());
                numbers.push(number);
            }
        }
    }
    (text, numbers)
}

#[test]
fn every_cut_gives_the_same_numbers() {
    for seed in 0..300 {
        let mut chance = Chance(SplitMix::new(seed));
        let (text, numbers) = stream(&mut chance);
        let mut parser = Parser::new();
        let mut read = Vec::new();
        let mut rest = text.as_slice();
        while !rest.is_empty() {
            let most = if chance.below(2) == 0 { 3 } else { 40_000 };
            let (piece, after) = rest.split_at((1 + chance.below(most)).min(rest.len()));
            read.extend(parser.push(piece));
            rest = after;
        }
        assert_eq!(read, numbers, "seed {seed}");
        assert_eq!(Parser::new().push(&text), numbers, "seed {seed}, in one piece");
    }
}

#[test]
fn a_message_without_its_empty_line_is_not_complete() {
    let mut parser = Parser::new();
    assert_eq!(parser.push(b"data: 12\n"), [0u64; 0]);
    assert_eq!(parser.push(b"\n"), [12]);
}

#[test]
fn an_endless_line_takes_no_more_room_than_allowed() {
    let mut parser = Parser::new();
    for _ in 0..64 {
        assert!(parser.push(&[b'1'; 8192]).is_empty());
    }
    assert_eq!(parser.push(b"\n\ndata: 3\n\n"), [3]);
}
