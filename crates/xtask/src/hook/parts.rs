//! The script by which wasm-split fetches what rooms share: read, and written anew for other modules.

use crate::problem::{Problem, Result};

/// A module that rooms share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What the script calls it.
    pub name: String,
    /// The module's file.
    pub file: String,
    /// The rooms that need it.
    pub rooms: Vec<String>,
}

/// The script, taken apart.
#[derive(Debug)]
pub struct Script {
    /// What stands before the first shared module.
    head: String,
    /// The shared modules.
    pub shared: Vec<Part>,
    /// The rooms, each with the names of the shared modules that it needs.
    tail: String,
}

/// What stands before each shared module: the rooms that need it, in a comment.
const ROOMS: &str = "/* room_";
/// What begins the first room.
const FIRST_ROOM: &str = "export const ";
/// Where the script keeps what modules import.
const IMPORTS: &str = "Object.assign(sharedImports.__wasm_split, ";

impl Script {
    /// Takes the script apart; an error where wasm-split writes another one than it did.
    pub fn read(text: &str) -> Result<Self> {
        let strange = |what: &str| {
            let why = format!("wasm-split's script has {what}");
            Problem::new("gather what rooms share", why, "Mend crates/xtask/src/hook/parts.rs.")
        };
        let tail_at = text.find(FIRST_ROOM).ok_or_else(|| strange("no rooms"))?;
        let head_end = text.find(ROOMS).unwrap_or(tail_at).min(tail_at);
        let (head, rest) = text.split_at(head_end);
        let (shared, tail) = rest.split_at(tail_at - head_end);
        if !head.contains(IMPORTS) {
            return Err(strange("its imports elsewhere"));
        }
        let parts = shared.split("/* ").skip(1).map(|text| part(text).ok_or_else(|| strange("another form")));
        let shared = parts.collect::<Result<_>>()?;
        Ok(Self { head: head.to_owned(), shared, tail: tail.to_owned() })
    }

    /// Every room that shares something.
    pub fn rooms(&self) -> Vec<String> {
        let mut rooms: Vec<String> = self.shared.iter().flat_map(|part| part.rooms.clone()).collect();
        rooms.sort();
        rooms.dedup();
        rooms
    }

    /// The script for these files instead, each with the names of the modules it stands for.
    pub fn written(&self, shared: &[(String, Vec<String>)]) -> String {
        // What was gathered imports by another name: see `gather.rs`.
        let imports = format!("sharedImports.app = sharedImports.__wasm_split;\n        {IMPORTS}");
        let mut text = self.head.replace(IMPORTS, &imports);
        for (file, _) in shared {
            let name = name_of(file);
            text.push_str(&format!(
                "const {name} = makeLoad(() => {{\n    const src = fetch(new URL(\"./{file}\", import.meta.url));\n    \
                 src.catch(() => {{}});\n    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}}\n, []);\n"
            ));
        }
        let mut rest = self.tail.as_str();
        while let Some((before, list, after)) = dependencies(rest) {
            text.push_str(before);
            text.push_str(&format!(", [{}])", needed(list, shared)));
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

/// `room_a, room_b */ const __chunk_1 = makeLoad(… "./chunk_1.wasm" …`.
fn part(text: &str) -> Option<Part> {
    let (rooms, code) = text.split_once(" */")?;
    let name = code.split_once("const ")?.1.split_once(" =")?.0;
    let file = code.split_once("\"./")?.1.split_once('"')?.0;
    let rooms = rooms.split(", ").map(str::to_owned).collect();
    Some(Part { name: name.to_owned(), file: file.to_owned(), rooms })
}

fn name_of(file: &str) -> String {
    format!("__{}", file.trim_end_matches(".wasm"))
}

/// What stands before a room's list of names, the list, and what follows.
fn dependencies(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(", [")?;
    let (list, after) = rest.split_once("])")?;
    Some((before, list, after))
}

/// The names that stand for those in the list, each once.
fn needed(list: &str, shared: &[(String, Vec<String>)]) -> String {
    let wanted: Vec<&str> = list.split(", ").collect();
    let of = shared.iter().filter(|(_, names)| names.iter().any(|name| wanted.contains(&name.as_str())));
    of.map(|(file, _)| name_of(file)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITTEN: &str = "sharedImports = { __wasm_split: {  } };\nObject.assign(sharedImports.__wasm_split, { memory });\n\
        /* room_a, room_b */\nconst __chunk_1 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_1.wasm\", import.meta.url));\n}\n, []);\n\
        /* room_a, room_b, room_c */\nconst __chunk_2 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_2.wasm\", import.meta.url));\n}\n, []);\n\
        export const __wasm_split_load_room_a = wrapAsyncCb(makeLoad(() => {\n    const src = fetch(new URL(\"./split_room_a.wasm\", import.meta.url));\n}\n, [__chunk_1, __chunk_2]));\n\
        export const __wasm_split_load_room_c = wrapAsyncCb(makeLoad(() => {\n    const src = fetch(new URL(\"./split_room_c.wasm\", import.meta.url));\n}\n, [__chunk_2]));\n";

    #[test]
    fn parts_and_the_rooms_that_need_them_are_read() {
        let script = Script::read(WRITTEN).unwrap();
        let names: Vec<&str> = script.shared.iter().map(|part| part.file.as_str()).collect();
        assert_eq!(names, ["chunk_1.wasm", "chunk_2.wasm"]);
        assert_eq!(script.rooms(), ["room_a", "room_b", "room_c"]);
    }

    #[test]
    fn a_room_fetches_what_its_modules_became_once() {
        let script = Script::read(WRITTEN).unwrap();
        let one = [("shared_0.wasm".to_owned(), vec!["__chunk_1".to_owned(), "__chunk_2".to_owned()])];
        let written = script.written(&one);
        assert!(written.contains("sharedImports.app = sharedImports.__wasm_split;"));
        assert!(written.contains("split_room_a.wasm\", import.meta.url));\n}\n, [__shared_0]));"));
        assert!(written.contains("split_room_c.wasm\", import.meta.url));\n}\n, [__shared_0]));"));
        assert!(written.contains(
            "const __shared_0 = makeLoad(() => {\n    const src = fetch(new URL(\"./shared_0.wasm\""
        ));
        assert!(!written.contains("chunk_"));
    }

    #[test]
    fn a_script_of_another_form_is_refused() {
        assert!(Script::read("nothing of it").is_err());
        assert!(Script::read("export const a = 1").is_err());
    }
}
