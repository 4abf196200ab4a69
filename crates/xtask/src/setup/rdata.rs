//! Reads as much of R's file format as the data of others need (R Internals, "Serialization Formats", XDR): vectors, lists,
//! attributes. Every length is checked against the bytes that are left.

use std::io::Read;

use flate2::read::{GzDecoder, ZlibDecoder};

/// A value of R, as far as it concerns us.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, or something that nobody here asks for.
    Other,
    /// A text; none if it is missing.
    Word(Option<String>),
    /// Whole numbers or truth values; none where missing.
    Whole(Vec<Option<i32>>),
    /// Numbers.
    Real(Vec<f64>),
    /// Texts, or a list of anything.
    List(Vec<Value>),
    /// Named values, in order.
    Pairs(Vec<(String, Value)>),
    /// A value with attributes.
    With(Box<Value>, Vec<(String, Value)>),
}

impl Value {
    /// The value without its attributes.
    pub fn bare(&self) -> &Self {
        if let Self::With(value, _) = self { value } else { self }
    }

    /// An attribute, or a named value of pairs.
    pub fn named(&self, name: &str) -> Option<&Self> {
        let pairs = match self {
            Self::With(_, pairs) | Self::Pairs(pairs) => pairs,
            _ => return None,
        };
        pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The member of a named list.
    pub fn member(&self, name: &str) -> Option<&Self> {
        if let Self::Pairs(_) = self {
            return self.named(name);
        }
        let Self::List(all) = self.bare() else { return None };
        let place = self.named("names")?.words().iter().position(|word| word == name)?;
        all.get(place)
    }

    /// The texts of a vector of them; missing ones are empty.
    pub fn words(&self) -> Vec<String> {
        let Self::List(all) = self.bare() else { return Vec::new() };
        let word =
            |value: &Self| if let Self::Word(Some(word)) = value { word.clone() } else { String::new() };
        all.iter().map(word).collect()
    }

    /// The numbers of a vector, none where missing.
    pub fn numbers(&self) -> Vec<Option<f64>> {
        match self.bare() {
            Self::Whole(all) => all.iter().map(|x| x.map(f64::from)).collect(),
            Self::Real(all) => all.iter().map(|x| (!x.is_nan()).then_some(*x)).collect(),
            _ => Vec::new(),
        }
    }
}

/// The objects of a package's lazy-loaded data, by the texts of its index (`.rdx`) and its body (`.rdb`).
pub fn lazy(index: &[u8], body: &[u8], name: &str) -> Result<Value, String> {
    let index = read(&gunzip(index)?)?;
    let place = index.member("variables").and_then(|all| all.member(name)).map(Value::numbers);
    let Some([Some(offset), Some(length)]) = place.as_deref() else {
        return Err(format!("{name} is not in the index"));
    };
    let (offset, length) = (*offset as usize, *length as usize);
    // Four bytes of length come first; then zlib, unless another letter says otherwise.
    let packed = body.get(offset.saturating_add(4)..offset.saturating_add(length));
    let packed = packed.ok_or_else(|| format!("{name} lies outside of the file"))?;
    let mut whole = Vec::new();
    ZlibDecoder::new(packed).read_to_end(&mut whole).map_err(|error| format!("{name}: {error}"))?;
    read(&whole)
}

/// What a `.rda` file packed with gzip holds.
pub fn saved(file: &[u8]) -> Result<Value, String> {
    let whole = gunzip(file)?;
    read(whole.strip_prefix(b"RDX2\n").or_else(|| whole.strip_prefix(b"RDX3\n")).unwrap_or(&whole))
}

fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut whole = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut whole).map_err(|error| error.to_string())?;
    Ok(whole)
}

/// A serialised value.
pub fn read(bytes: &[u8]) -> Result<Value, String> {
    let rest = bytes.strip_prefix(b"X\n").ok_or("it is not in R's portable format")?;
    let mut reader = Reader { rest, symbols: Vec::new() };
    let version = reader.int()?;
    reader.skip(8)?;
    if version == 3 {
        let length = reader.length()?;
        reader.skip(length)?;
    }
    reader.item(0)
}

struct Reader<'a> {
    rest: &'a [u8],
    symbols: Vec<Value>,
}

/// Deeper than this nothing honest is nested.
const DEEPEST: usize = 100;

impl Reader<'_> {
    fn take(&mut self, count: usize) -> Result<&[u8], String> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or("it ends too early")?;
        self.rest = rest;
        Ok(taken)
    }

    fn skip(&mut self, count: usize) -> Result<(), String> {
        self.take(count).map(|_| ())
    }

    fn int(&mut self) -> Result<i32, String> {
        let bytes: [u8; 4] = self.take(4)?.try_into().map_err(|_| "it ends too early")?;
        Ok(i32::from_be_bytes(bytes))
    }

    fn length(&mut self) -> Result<usize, String> {
        let length = usize::try_from(self.int()?).map_err(|_| "a length is negative")?;
        if length > self.rest.len() { Err("a length is beyond the end".to_owned()) } else { Ok(length) }
    }

    fn item(&mut self, depth: usize) -> Result<Value, String> {
        if depth > DEEPEST {
            return Err("it is nested too deeply".to_owned());
        }
        let flags = self.int()?;
        let attributes = flags & 0x200 != 0;
        let value = match flags & 0xff {
            241 | 242 | 251 | 253 | 254 => return Ok(Value::Other),
            255 => {
                let place = if flags >> 8 == 0 { self.int()? } else { flags >> 8 };
                let place = usize::try_from(place).ok().and_then(|place| place.checked_sub(1));
                let known = place.and_then(|place| self.symbols.get(place)).cloned();
                return known.ok_or_else(|| "a reference leads nowhere".to_owned());
            }
            1 => {
                let name = self.item(depth + 1)?;
                self.symbols.push(name.clone());
                return Ok(name);
            }
            2 => return self.pairs(flags, depth),
            9 => {
                let length = self.int()?;
                let Ok(length) = usize::try_from(length) else { return Ok(Value::Word(None)) };
                return Ok(Value::Word(Some(self.take(length)?.iter().map(|b| char::from(*b)).collect())));
            }
            10 | 13 => {
                let length = self.length()?;
                let whole =
                    |bytes: &[u8]| bytes.try_into().ok().map(i32::from_be_bytes).filter(|x| *x != i32::MIN);
                Value::Whole(self.take(4 * length)?.chunks_exact(4).map(whole).collect())
            }
            14 => {
                let length = self.length()?;
                let real = |bytes: &[u8]| bytes.try_into().map_or(f64::NAN, f64::from_be_bytes);
                Value::Real(self.take(8 * length)?.chunks_exact(8).map(real).collect())
            }
            16 | 19 => {
                let length = self.length()?;
                let all: Result<Vec<Value>, String> = (0..length).map(|_| self.item(depth + 1)).collect();
                Value::List(all?)
            }
            other => return Err(format!("it holds something of type {other}, which is not read here")),
        };
        if !attributes {
            return Ok(value);
        }
        match self.item(depth + 1)? {
            Value::Pairs(pairs) => Ok(Value::With(Box::new(value), pairs)),
            _ => Ok(value),
        }
    }

    fn pairs(&mut self, first: i32, depth: usize) -> Result<Value, String> {
        let (mut flags, mut pairs) = (first, Vec::new());
        while flags & 0xff == 2 {
            if flags & 0x200 != 0 {
                self.item(depth + 1)?;
            }
            let name = if flags & 0x400 != 0 { self.item(depth + 1)? } else { Value::Other };
            let value = self.item(depth + 1)?;
            if let Value::Word(Some(name)) = name {
                pairs.push((name, value));
            }
            flags = self.int()?;
        }
        if flags & 0xff == 254 { Ok(Value::Pairs(pairs)) } else { Err("a list does not end".to_owned()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(ints: &[i32]) -> Vec<u8> {
        b"X\n".iter().copied().chain(ints.iter().flat_map(|x| x.to_be_bytes())).collect()
    }

    #[test]
    fn whole_numbers_with_a_missing_one_are_read() {
        let read = read(&bytes(&[2, 0, 0, 13, 3, 7, i32::MIN, -1])).unwrap();
        assert_eq!(read.numbers(), [Some(7.0), None, Some(-1.0)]);
    }

    #[test]
    fn what_ends_early_or_lies_about_its_length_is_refused() {
        for ints in [
            &[2, 0, 0, 13, 3, 7][..],
            &[2, 0, 0, 13, -1],
            &[2, 0, 0, 13, i32::MAX],
            &[2, 0, 0, 255],
            &[2, 0, 0, 99],
        ] {
            assert!(read(&bytes(ints)).is_err(), "{ints:?}");
        }
        let deep: Vec<i32> = [2, 0, 0].into_iter().chain([19, 1].repeat(5_000)).collect();
        assert!(read(&bytes(&deep)).is_err());
        assert!(read(b"A\n").is_err() && read(b"").is_err());
    }
}
