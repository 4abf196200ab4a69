//! In which documents a word stands, and in which of their fields: one number a document, small ones in one byte. The fields
//! that are met most have two bits of it; all others stand in a byte of their own.

use crate::search::rule::{SUMMARY, TITLE, TOPICS};

/// Fields that two bits stand for; the fourth pair of bits stands for "look at the next byte".
const COMMON: [u8; 3] = [SUMMARY, TITLE, TOPICS];
const OTHER: u64 = 3;

/// Appends documents in ascending order.
#[derive(Debug, Default)]
pub struct Writer {
    next: u32,
}

impl Writer {
    /// Appends a document with its field bits.
    pub fn push(&mut self, doc: u32, fields: u8, to: &mut Vec<u8>) {
        let common = COMMON.iter().zip(0u64..).find(|(common, _)| **common == fields);
        let code = common.map_or(OTHER, |(_, code)| code);
        let mut rest = (u64::from(doc.wrapping_sub(self.next)) << 2) | code;
        self.next = doc.wrapping_add(1);
        while rest >= 128 {
            to.push((rest & 127) as u8 | 128);
            rest >>= 7;
        }
        to.push(rest as u8);
        if code == OTHER {
            to.push(fields);
        }
    }
}

/// Reads what a [`Writer`] wrote.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    bytes: std::slice::Iter<'a, u8>,
    next: u32,
}

impl<'a> Reader<'a> {
    /// Reads these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes: bytes.iter(), next: 0 }
    }

    /// Calls `act` with every document and its fields, as the iterator gives them: a loop of its own is quicker.
    #[inline]
    pub fn each(self, mut act: impl FnMut(u32, u8)) {
        let (mut bytes, mut next) = (self.bytes.as_slice(), self.next);
        while let [byte, rest @ ..] = bytes {
            bytes = rest;
            let mut number = u64::from(byte & 127);
            if *byte >= 128 {
                let mut shift = 7;
                while let [byte, rest @ ..] = bytes {
                    bytes = rest;
                    number |= u64::from(byte & 127) << shift;
                    shift += 7;
                    if *byte < 128 {
                        break;
                    }
                }
            }
            let doc = next.wrapping_add((number >> 2) as u32);
            next = doc.wrapping_add(1);
            let fields = match (COMMON.get((number & OTHER) as usize), bytes) {
                (Some(fields), _) => *fields,
                (None, [fields, rest @ ..]) => {
                    bytes = rest;
                    *fields
                }
                (None, []) => return,
            };
            act(doc, fields);
        }
    }
}

impl Iterator for Reader<'_> {
    type Item = (u32, u8);

    #[inline]
    fn next(&mut self) -> Option<(u32, u8)> {
        let mut byte = *self.bytes.next()?;
        let mut number = u64::from(byte & 127);
        let mut shift = 7;
        while byte >= 128 {
            byte = *self.bytes.next()?;
            number |= u64::from(byte & 127) << shift;
            shift += 7;
        }
        let doc = self.next.wrapping_add((number >> 2) as u32);
        self.next = doc.wrapping_add(1);
        let fields = match COMMON.get((number & OTHER) as usize) {
            Some(fields) => *fields,
            None => *self.bytes.next()?,
        };
        Some((doc, fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let docs = [(0, 15), (1, 1), (7, 8), (8, 2), (100_000, 4), (4_000_000_000, 3)];
        let (mut bytes, mut writer) = (Vec::new(), Writer::default());
        docs.iter().for_each(|(doc, fields)| writer.push(*doc, *fields, &mut bytes));
        assert_eq!(Reader::new(&bytes).collect::<Vec<_>>(), docs);
        assert_eq!(Reader::new(&[200]).next(), None);
    }
}
