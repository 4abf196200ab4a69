//! Content hashes for file names and freshness stamps. Not a defence against anybody: it only has to
//! differ when content differs, and be the same on every machine.

/// A running 64-bit FNV-1a hash.
pub struct Hash(u64);

impl Hash {
    /// The hash of nothing yet.
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds bytes, and their number, so that two parts never run into each other.
    pub fn add(&mut self, bytes: &[u8]) -> &mut Self {
        for byte in (bytes.len() as u64).to_le_bytes().iter().chain(bytes) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        self
    }

    /// Sixteen hexadecimal digits.
    pub fn hex(&self) -> String {
        format!("{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_content_equal_hash_and_parts_do_not_run_together() {
        let of = |parts: &[&[u8]]| {
            let mut hash = Hash::new();
            for part in parts {
                hash.add(part);
            }
            hash.hex()
        };
        assert_eq!(of(&[b"ab", b"c"]), of(&[b"ab", b"c"]));
        assert_ne!(of(&[b"ab", b"c"]), of(&[b"a", b"bc"]));
        assert_eq!(of(&[]).len(), 16);
    }
}
