//! Taking out of a picture's file what is not the picture: place, camera, comments, and whatever hangs behind its end.

use super::Media;

/// The file without its metadata; none if it is damaged or cut short. Pixels, colours and size stay as they are.
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    match Media::of(bytes)? {
        Media::Jpeg => jpeg(bytes),
        Media::Png => png(bytes),
        Media::WebP => webp(bytes),
    }
}

fn big(bytes: &[u8]) -> Option<usize> {
    bytes.iter().try_fold(0usize, |sum, byte| sum.checked_mul(256)?.checked_add(usize::from(*byte)))
}

/// JPEG is a row of segments: 0xFF, a marker, and for most two bytes of length. Data follow a scan's header until
/// the next real marker.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..2)?.to_vec();
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            // A byte that fills up.
            0xff => {
                at += 1;
                continue;
            }
            0xd9 => {
                kept.extend([0xff, 0xd9]);
                return Some(kept);
            }
            _ => {}
        }
        let length = big(bytes.get(at + 2..at + 4)?)?;
        let end = at.checked_add(2)?.checked_add(length)?;
        let segment = bytes.get(at..end).filter(|_| length >= 2)?;
        // JFIF (0), colour profiles (2) and what says how colours are coded (14) belong to the picture.
        let foreign = matches!(marker, 0xe1 | 0xe3..=0xed | 0xef | 0xfe);
        if !foreign {
            kept.extend(segment);
        }
        at = end;
        if marker == 0xda {
            let data = bytes.get(at..)?;
            let next = data.windows(2).position(|pair| {
                matches!(pair, [0xff, marker] if *marker != 0 && !(0xd0..=0xd7).contains(marker) && *marker != 0xff)
            })?;
            kept.extend(data.get(..next)?);
            at += next;
        }
    }
}

/// PNG is a row of chunks: length, name, content, checksum. Only those that make the picture stay.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const PICTURE: [&[u8]; 10] =
        [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT"];
    let mut kept = bytes.get(..8)?.to_vec();
    let mut at = 8;
    loop {
        let length = big(bytes.get(at..at + 4)?)?;
        let name = bytes.get(at + 4..at + 8)?;
        let end = at.checked_add(12)?.checked_add(length)?;
        let chunk = bytes.get(at..end)?;
        if PICTURE.contains(&name) {
            kept.extend(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        at = end;
    }
}

/// WebP is a row of chunks in one that says how long they are together; lengths are little-endian, content is even.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let little = |bytes: &[u8]| big(&bytes.iter().rev().copied().collect::<Vec<_>>());
    let whole = little(bytes.get(4..8)?)?.checked_add(8)?;
    let bytes = bytes.get(..whole)?;
    let mut kept = bytes.get(..12)?.to_vec();
    let mut at = 12;
    while at < bytes.len() {
        let name = bytes.get(at..at + 4)?;
        let length = little(bytes.get(at + 4..at + 8)?)?;
        let end = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?;
        let mut chunk = bytes.get(at..end)?.to_vec();
        if name == b"VP8X" {
            // Its first byte says which chunks there are: 0x08 is EXIF, 0x04 is XMP.
            let flags = chunk.get_mut(8)?;
            *flags &= !0x0c;
        }
        if name != b"EXIF" && name != b"XMP " {
            kept.extend(chunk);
        }
        at = end;
    }
    let length = u32::try_from(kept.len().checked_sub(8)?).ok()?.to_le_bytes();
    kept.get_mut(4..8)?.copy_from_slice(&length);
    Some(kept)
}
