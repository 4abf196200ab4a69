//! Workbooks made by hand, sound and otherwise: an archive of parts that are not packed.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "the lints know test functions, but not their helpers; not every test file needs all"
)]

/// An archive of these parts.
pub fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let at = u32::try_from(file.len()).unwrap().to_le_bytes();
        let size = u32::try_from(text.len()).unwrap().to_le_bytes();
        let named = u16::try_from(name.len()).unwrap().to_le_bytes();
        let sizes = [[0; 4], size, size].concat();
        file.extend(
            [&b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0"[..], &sizes, &named, &[0, 0], name.as_bytes()].concat(),
        );
        file.extend(text.as_bytes());
        let fixed = &b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0"[..];
        directory.extend([fixed, &sizes, &named, &[0; 12], &at, name.as_bytes()].concat());
    }
    let (count, at) = (u16::try_from(parts.len()).unwrap(), u32::try_from(file.len()).unwrap());
    let size = u32::try_from(directory.len()).unwrap();
    file.extend(directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    file.extend([size.to_le_bytes(), at.to_le_bytes()].concat());
    file.extend([0, 0]);
    file
}

/// A workbook of one sheet with these rows; what reads as a number is one.
pub fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut sheet = String::from("<worksheet><sheetData>");
    for (r, row) in rows.iter().enumerate() {
        sheet.push_str(&format!("<row r=\"{}\">", r + 1));
        for (c, cell) in row.iter().enumerate() {
            let name = format!("{}{}", char::from(b'A' + u8::try_from(c).unwrap()), r + 1);
            let plain = cell.replace('&', "&amp;").replace('<', "&lt;");
            sheet.push_str(&match cell.parse::<f64>() {
                Ok(_) => format!("<c r=\"{name}\"><v>{plain}</v></c>"),
                Err(_) => format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{plain}</t></is></c>"),
            });
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    with_sheet(&sheet)
}

/// A workbook whose one sheet is this markup.
pub fn with_sheet(sheet: &str) -> Vec<u8> {
    archive(&[
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}
