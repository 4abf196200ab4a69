//! The outline of a wasm module: its sections, without reading its code.

/// A section: its id, its content, and itself whole.
type Section<'a> = (u8, &'a [u8], &'a [u8]);

/// The sections after the head; none if it is no module.
fn sections(module: &[u8]) -> Option<Vec<Section<'_>>> {
    let (head, mut rest) = module.split_at_checked(8)?;
    if !head.starts_with(b"\0asm") {
        return None;
    }
    let mut sections = Vec::new();
    while let Some((id, after)) = rest.split_first() {
        let (length, digits) = leb128(after)?;
        let (section, next) = rest.split_at_checked(1 + digits + length)?;
        sections.push((*id, section.get(1 + digits..)?, section));
        rest = next;
    }
    Some(sections)
}

/// The module without its custom sections, which carry names and other things for people alone.
pub fn without_names(module: &[u8]) -> Option<Vec<u8>> {
    let mut bare = module.get(..8)?.to_vec();
    for (id, _, section) in sections(module)? {
        if id != 0 {
            bare.extend_from_slice(section);
        }
    }
    Some(bare)
}

/// The least that a module's import asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Import {
    /// Places in a table.
    Table(usize),
    /// Pages of memory.
    Memory(usize),
}

/// The tables and memories a module imports, by name; none if it is no module or imports something else than these and
/// globals.
pub fn imports(module: &[u8]) -> Option<Vec<(String, Import)>> {
    let (_, content, _) = sections(module)?.into_iter().find(|(id, ..)| *id == 2)?;
    let (count, digits) = leb128(content)?;
    let mut rest = content.get(digits..)?;
    let mut found = Vec::new();
    for _ in 0..count {
        let (_, after) = name(rest)?;
        let (field, after) = name(after)?;
        let (kind, after) = after.split_first()?;
        let import = match kind {
            1 => Some(Import::Table(least(after.get(1..)?)?)),
            2 => Some(Import::Memory(least(after)?)),
            3 => None,
            _ => return None,
        };
        // A table has its type before its limits, a global a type and whether it changes.
        let limits = if *kind == 1 { after.get(1..)? } else { after };
        rest = if *kind == 3 { after.get(2..)? } else { after_limits(limits)? };
        found.extend(import.map(|import| (field, import)));
    }
    Some(found)
}

fn name(bytes: &[u8]) -> Option<(String, &[u8])> {
    let (length, digits) = leb128(bytes)?;
    let (name, rest) = bytes.get(digits..)?.split_at_checked(length)?;
    Some((String::from_utf8(name.to_vec()).ok()?, rest))
}

/// The lower of a table's or memory's limits: a flag that says whether there is an upper one stands before it.
fn least(limits: &[u8]) -> Option<usize> {
    leb128(limits.get(1..)?).map(|(least, _)| least)
}

fn after_limits(limits: &[u8]) -> Option<&[u8]> {
    let (flag, rest) = limits.split_first()?;
    let (_, digits) = leb128(rest)?;
    let rest = rest.get(digits..)?;
    if flag & 1 == 0 {
        return Some(rest);
    }
    let (_, digits) = leb128(rest)?;
    rest.get(digits..)
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
        assert_eq!(without_names(&module), Some([&head[..], &types].concat()));
    }

    #[test]
    fn what_a_module_imports_is_known() {
        let head = b"\0asm\x01\0\0\0";
        let memory = [1, b'e', 1, b'm', 2, 0, 23];
        let table = [1, b'e', 1, b't', 1, 0x70, 1, 0x84, 1, 0x90, 1];
        let global = [1, b'e', 1, b'g', 3, 0x7f, 1];
        let content = [&[3][..], &memory, &global, &table].concat();
        let module = [&head[..], &[2, content.len() as u8], &content].concat();
        let known = [("m".to_owned(), Import::Memory(23)), ("t".to_owned(), Import::Table(132))];
        assert_eq!(imports(&module), Some(known.to_vec()));
        let function = [&[1, 1, b'e', 1, b'f', 0, 0][..]].concat();
        assert_eq!(imports(&[&head[..], &[2, 7], &function].concat()), None);
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert_eq!(without_names(b"GIF89a.."), None);
        assert_eq!(without_names(b"\0asm\x01\0\0\0\x01\xff\xff\xff\xff\xff"), None);
        assert_eq!(without_names(b"\0asm\x01\0\0\0\x01\x05\0"), None);
    }
}
