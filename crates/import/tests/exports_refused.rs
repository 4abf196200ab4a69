//! What is wrong with an export is said with its place; nothing is guessed, nothing is half taken.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "the lints know test functions, but not their helpers"
)]

#[path = "common/workbook.rs"]
mod workbook;

use domain::{
    reported::{Format, Metric, Reported},
    time::Instant,
};
use import::{Asked, Export, ExportError, Order, Why, read_export};
use workbook::{archive, with_sheet, workbook};

/// 2026-01-05.
const NOW: Instant = Instant::from_millis(1_767_571_200_000);
const HEAD: &str = "Post id,Date,Post text,Post Link,Impressions,Likes";
const LINK: &str = "https://x.com/a/status/200024334869164064";

fn read(bytes: &[u8]) -> Result<Export, ExportError> {
    read_export(bytes, Asked { now: NOW, order: None })
}

fn rows(rows: &[&str]) -> Result<Export, ExportError> {
    read(format!("{HEAD}\n{}\n", rows.join("\n")).as_bytes())
}

/// The flags as row, column and reason.
fn flags(export: &Export) -> Vec<(u32, Option<&str>, Why)> {
    export.flags.iter().map(|flag| (flag.place.row, flag.place.column.as_deref(), flag.why)).collect()
}

#[test]
fn what_is_no_export_is_said_to_be_what_it_is() {
    let other = |found: &str| Err(ExportError::OtherFile { found: found.to_owned() });
    assert_eq!(read(b""), Err(ExportError::Empty));
    assert_eq!(read(b" \n\r\n"), Err(ExportError::Empty));
    assert_eq!(read(b"%PDF-1.7 ..."), other("pdf"));
    assert_eq!(read(b"\x89PNG\r\n"), other("picture"));
    assert_eq!(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), other("old_excel"));
    assert_eq!(read(b"<!DOCTYPE html><html></html>"), other("web_page"));
    assert_eq!(read(&archive(&[("word/document.xml", "<w/>")])), other("archive"));
    assert_eq!(read(&vec![b'a'; import::MAX_EXPORT + 1]), Err(ExportError::TooLarge));
    let columns = vec!["Name".to_owned(), "Amount".to_owned()];
    assert_eq!(read(b"Name,Amount\nAnna,3\n"), Err(ExportError::Unknown { columns }));
}

#[test]
fn a_missing_column_is_named_with_its_row() {
    let Err(ExportError::Missing { format, place, columns }) =
        read(b"\n\nPost id,Date,Post text,Post Link,Likes\n1,2,3,4,5\n")
    else {
        panic!("it is not refused so")
    };
    assert_eq!((format, place.row, columns), (Format::XPosts, 3, vec!["Impressions".to_owned()]));
}

#[test]
fn odd_cells_are_left_out_one_by_one_and_named() {
    let export = rows(&[
        &format!("1,2025-12-14,T,{LINK}1,-5,22"),
        &format!("2,2025-12-14,T,{LINK}2,1.2K,22"),
        &format!("3,2025-12-14,T,{LINK}3,1.5,22"),
        &format!("4,2025-12-14,T,{LINK}4,99999999999999999999,22"),
        &format!("5,2025-12-14,T,{LINK}5,many,22"),
        &format!("6,2025-12-14,T,{LINK}6,4%,22"),
        &format!("7,2031-01-01,T,{LINK}7,,22"),
        &format!("8,yesterday,T,{LINK}8,1,22"),
        "9,2025-12-14,T,javascript:alert(1),1,22",
        ",2025-12-14,T,,1,22",
        &format!("11,2025-12-14,T,{LINK}0,,"),
        &format!("2.00024E+18,2025-12-14,T,{LINK}9,3,4"),
        "Total,,,,7,",
    ])
    .unwrap();
    let impressions = Some("Impressions");
    assert_eq!(
        flags(&export),
        [
            (2, impressions, Why::Negative),
            (3, impressions, Why::Rounded),
            (4, impressions, Why::Fraction),
            (5, impressions, Why::Absurd),
            (6, impressions, Why::NotANumber),
            (7, impressions, Why::Percent),
            (8, Some("Date"), Why::FutureDate),
            (9, Some("Date"), Why::BadDate),
            (10, Some("Post Link"), Why::BadLink),
            (11, None, Why::NoPost),
            (12, None, Why::NoFigures),
            (13, Some("Post id"), Why::DamagedId),
        ]
    );
    // Not said is not nought: the cells are gone, their rows are not.
    assert!(export.posts[..7].iter().all(|post| !post.figures.contains_key(&Metric::Impressions)));
    assert!(export.posts[..7].iter().all(|post| post.figures[&Metric::Reactions] == Reported::of(22)));
    assert_eq!(export.flags[1].value, "1.2K");
}

#[test]
fn a_row_twice_is_one_and_a_contradiction_is_none() {
    let export = rows(&[
        &format!("1,2025-12-14,T,{LINK}1,5,2"),
        &format!("1,2025-12-14,T,{LINK}1,5,2"),
        &format!("2,2025-12-14,T,{LINK}2,5,2"),
        &format!("2,2025-12-14,T,{LINK}2,6,2"),
    ])
    .unwrap();
    assert_eq!(flags(&export), [(3, None, Why::Double), (5, None, Why::Contradiction)]);
    assert_eq!(export.posts.len(), 1);
}

#[test]
fn days_that_are_missing_or_contradict_are_named() {
    let export = read(
        "Date,Impressions,Likes,Engagements,Unfollows\n2025-12-01,5,1,1,0\n2025-12-02,6,1,1,0\n2025-12-05,7,1,1,0\n\
         2025-12-06,7,1,1,0\n2025-12-06,8,1,1,0\n"
            .as_bytes(),
    )
    .unwrap();
    assert_eq!(flags(&export), [(6, None, Why::Contradiction), (4, None, Why::Gap)]);
    assert_eq!(export.days.len(), 3);
}

#[test]
fn mixed_languages_double_columns_and_impossible_reach_are_taken_and_said() {
    let export = read(
        format!("Post id,Fecha,Post Link,Impressions,Alcance,Reach\n1,2025-12-14,{LINK}1,5,9,9\n").as_bytes(),
    )
    .unwrap();
    assert_eq!(export.language, None);
    assert_eq!(
        flags(&export),
        [
            (1, None, Why::MixedLanguages),
            (1, Some("Reach"), Why::DoubleColumn),
            (2, None, Why::ReachAboveImpressions)
        ]
    );
    assert_eq!(export.posts.len(), 1);
}

#[test]
fn day_and_month_are_settled_by_the_whole_column_or_asked() {
    let dates = |dates: &[&str], order| {
        let line = |(n, date): (usize, &&str)| format!("{n},{date},T,{LINK}{n},5,2");
        let lines: Vec<String> = dates.iter().enumerate().map(line).collect();
        let text = format!("{HEAD}\n{}\n", lines.join("\n"));
        read_export(text.as_bytes(), Asked { now: NOW, order })
    };
    let first = |export: Result<Export, ExportError>| export.unwrap().posts[0].published.unwrap().date();
    assert_eq!(first(dates(&["03/04/2025", "14/04/2025"], None)), "2025-04-03");
    assert_eq!(first(dates(&["03/04/2025", "04/14/2025"], None)), "2025-03-04");
    // One of the two readings has not been yet.
    assert_eq!(first(dates(&["03/01/2026"], None)), "2026-01-03");
    // Whichever way, it is the fifth of May.
    assert_eq!(first(dates(&["05/05/2025"], None)), "2025-05-05");
    match dates(&["03/04/2025", "05/06/2025"], None) {
        Err(ExportError::AskOrder { sample, day_first, month_first }) => {
            assert_eq!(
                (sample.as_str(), day_first.date(), month_first.date()),
                ("03/04/2025", "2025-04-03".into(), "2025-03-04".into())
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(first(dates(&["03/04/2025", "05/06/2025"], Some(Order::MonthFirst))), "2025-03-04");
    match dates(&["14/04/2025", "04/14/2025"], None) {
        Err(ExportError::MixedDates { day_first, month_first }) => {
            assert_eq!((day_first.row, month_first.row, month_first.column.as_deref()), (2, 3, Some("Date")));
        }
        other => panic!("{other:?}"),
    }
    // Days that follow each other tell how they are written.
    let overview = "Date,Impressions,Likes,Engagements,Unfollows\n01/02/2025,1,1,1,0\n02/02/2025,1,1,1,0\n03/02/2025,1,1,1,0\n";
    let export = read(overview.as_bytes()).unwrap();
    assert_eq!((export.order, export.days[2].day.date()), (Some(Order::DayFirst), "2025-02-03".to_owned()));
}

#[test]
fn a_table_of_a_program_is_read_like_the_text() {
    let file = workbook(&[
        &["Post URL", "Post publish date", "Impressions"],
        &["https://www.linkedin.com/feed/update/urn:li:activity:7406000000000000001", "12/14/2025", "120"],
        &["https://www.linkedin.com/feed/update/urn:li:activity:7406000000000000002", "12/15/2025", "-3"],
    ]);
    let export = read(&file).unwrap();
    assert_eq!(export.posts.len(), 1);
    assert_eq!(
        flags(&export),
        [(3, Some("Impressions"), Why::Negative), (3, None, Why::NoFigures), (1, None, Why::NoPeriod)]
    );
    assert_eq!(export.flags[0].place.sheet.as_deref(), Some("S"));
}

#[test]
fn a_post_number_that_a_table_program_rounded_is_not_believed() {
    let file = workbook(&[
        &["Post id", "Date", "Post Link", "Impressions"],
        &["2000243348691640646", "2025-12-14", "", "5"],
    ]);
    let Err(ExportError::Nothing { format, flags }) = read(&file) else { panic!("it is taken") };
    let why: Vec<Why> = flags.iter().map(|flag| flag.why).collect();
    assert_eq!((format, why), (Format::XPosts, vec![Why::DamagedId, Why::NoPost]));
}

#[test]
fn hostile_workbooks_are_refused_at_once() {
    let far = "<worksheet><sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>";
    assert!(read(&with_sheet(far)).is_err());
    let entity = "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData/></worksheet>";
    assert!(matches!(read(&with_sheet(entity)), Err(ExportError::Broken { .. })));
    let nowhere =
        "<worksheet><sheetData><row r=\"7\"><c r=\"A7\" t=\"s\"><v>99</v></c></row></sheetData></worksheet>";
    let Err(ExportError::Broken { place, .. }) = read(&with_sheet(nowhere)) else { panic!("it is taken") };
    assert_eq!((place.sheet.as_deref(), place.row), (Some("S"), 7));
    let many = format!(
        "<worksheet><sheetData>{}</sheetData></worksheet>",
        "<row><c><v>1</v></c></row>".repeat(20_001)
    );
    assert_eq!(read(&with_sheet(&many)), Err(ExportError::TooLarge));
    let sound = workbook(&[&["Date"]]);
    for cut in [4, 30, sound.len() / 2, sound.len() - 1] {
        assert!(read(&sound[..cut]).is_err(), "cut at {cut}");
    }
    // A hundred megabytes of spaces in half a megabyte: what is unpacked has a limit.
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b' '; 100_000_000], 1);
    let mut file = archive(&[("xl/workbook.xml", "")]);
    let patched = pack_into(&mut file, &bomb);
    assert_eq!(read(&patched), Err(ExportError::TooLarge));
}

/// The archive of one empty part, with these packed bytes as its content.
fn pack_into(file: &mut [u8], packed: &[u8]) -> Vec<u8> {
    let size = u32::try_from(packed.len()).unwrap().to_le_bytes();
    let name = "xl/workbook.xml".len();
    let directory = 30 + name;
    file[8] = 8;
    file[18..22].copy_from_slice(&size);
    file[directory + 10] = 8;
    file[directory + 20..directory + 24].copy_from_slice(&size);
    let end = file.len() - 22;
    let at = u32::try_from(directory + packed.len()).unwrap().to_le_bytes();
    file[end + 16..end + 20].copy_from_slice(&at);
    [&file[..directory], packed, &file[directory..]].concat()
}
