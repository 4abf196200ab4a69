//! What a wasm module carries for people alone: the names of its functions, who made it.

/// The module without its custom sections; none if it is not one.
pub fn without(module: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(8)?;
    if !head.starts_with(b"\0asm") {
        return None;
    }
    let mut bare = head.to_vec();
    while let Some((id, after)) = rest.split_first() {
        let (length, digits) = leb128(after)?;
        let (section, next) = rest.split_at_checked(1 + digits + length)?;
        if *id != 0 {
            bare.extend_from_slice(section);
        }
        rest = next;
    }
    Some(bare)
}

/// A number in LEB128 and how many bytes it takes.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut number = 0;
    for (place, byte) in bytes.iter().take(5).enumerate() {
        number |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((number, place + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_sections_go_and_all_others_stay() {
        let head = b"\0asm\x01\0\0\0";
        let types = [1, 1, 0];
        let names = [0, 6, 4, b'n', b'a', b'm', b'e', 0];
        let module = [&head[..], &names, &types, &names].concat();
        assert_eq!(without(&module), Some([&head[..], &types].concat()));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert_eq!(without(b"GIF89a.."), None);
        assert_eq!(without(b"\0asm\x01\0\0\0\x01\xff\xff\xff\xff\xff"), None);
        assert_eq!(without(b"\0asm\x01\0\0\0\x01\x05\0"), None);
    }
}
