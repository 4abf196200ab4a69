//! Topics, languages and sources as small numbers.

use std::collections::HashMap;

/// One sort of names.
#[derive(Debug, Clone, Default)]
pub struct Numbered {
    names: Vec<Box<str>>,
    numbers: HashMap<Box<str>, u32>,
}

impl Numbered {
    /// The number of a name, a new one if it has none yet.
    pub fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.known(name) {
            return number;
        }
        let number = super::segment::end(self.names.len());
        self.names.push(name.into());
        self.numbers.insert(name.into(), number);
        number
    }

    /// The number of a name, if any story ever had it.
    pub fn known(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// The name with this number.
    pub fn name(&self, number: u32) -> &str {
        self.names.get(number as usize).map(AsRef::as_ref).unwrap_or_default()
    }

    /// All names, by number.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(AsRef::as_ref)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    fn bytes(&self) -> usize {
        self.names.iter().map(|name| 2 * name.len() + 48).sum()
    }
}

/// All sorts of them.
#[derive(Debug, Clone, Default)]
pub struct Names {
    pub topics: Numbered,
    pub languages: Numbered,
    pub sources: Numbered,
}

impl Names {
    /// Bytes in use, about.
    pub fn bytes(&self) -> usize {
        self.topics.bytes() + self.languages.bytes() + self.sources.bytes()
    }
}
