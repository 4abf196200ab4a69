//! A zip of a few small files, stored as they are: three of them need no crate.

use crate::problem::{Problem, Result};
use flate2::Crc;

/// Each entry's moment: the first that zip knows. The same files are always the same package.
const DATE: u16 = (1 << 5) | 1;

/// The archive.
pub fn of(files: &[(&str, &[u8])]) -> Result<Vec<u8>> {
    let (mut archive, mut list) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let begins = size(archive.len())?;
        let about = about(name, content)?;
        archive.extend(0x0403_4b50_u32.to_le_bytes());
        archive.extend(&about);
        archive.extend(name.as_bytes());
        archive.extend(*content);
        list.extend(0x0201_4b50_u32.to_le_bytes());
        list.extend(20_u16.to_le_bytes());
        list.extend(&about);
        // No comment, the first disk, nothing about the file.
        list.extend([0; 10]);
        list.extend(begins.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let (begins, length) = (size(archive.len())?, size(list.len())?);
    let count = u16::try_from(files.len()).map_err(|_| too_large())?;
    archive.append(&mut list);
    archive.extend(0x0605_4b50_u32.to_le_bytes());
    archive.extend([0; 4]);
    archive.extend(count.to_le_bytes());
    archive.extend(count.to_le_bytes());
    archive.extend(length.to_le_bytes());
    archive.extend(begins.to_le_bytes());
    archive.extend([0; 2]);
    Ok(archive)
}

/// What both places say of a file, in their common order.
fn about(name: &str, content: &[u8]) -> Result<Vec<u8>> {
    let mut crc = Crc::new();
    crc.update(content);
    let length = size(content.len())?;
    let named = u16::try_from(name.len()).map_err(|_| too_large())?;
    let mut bytes = Vec::new();
    // Version 2.0, no flags, stored, at midnight.
    for short in [20, 0, 0, 0, DATE] {
        bytes.extend(short.to_le_bytes());
    }
    for long in [crc.sum(), length, length] {
        bytes.extend(long.to_le_bytes());
    }
    bytes.extend(named.to_le_bytes());
    bytes.extend([0; 2]);
    Ok(bytes)
}

fn size(length: usize) -> Result<u32> {
    u32::try_from(length).map_err(|_| too_large())
}

fn too_large() -> Problem {
    Problem::new("write a zip", "it would be too large", "Leave something out.")
}
