use super::*;

/// A JPEG in form: header, a segment of EXIF with a place, a comment, a scan, the end, and something behind it.
fn jpeg() -> Vec<u8> {
    let mut file = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1];
    file.extend([0xff, 0xe1, 0, 12]);
    file.extend(b"Exif\0\0GPS!");
    file.extend([0xff, 0xfe, 0, 6]);
    file.extend(b"Oslo");
    file.extend([0xff, 0xdb, 0, 3, 9, 0xff, 0xda, 0, 3, 1]);
    file.extend([1, 0xff, 0, 2, 0xff, 0xd3, 3]);
    // A second scan, as progressive pictures have them.
    file.extend([0xff, 0xda, 0, 3, 1, 7, 0xff, 0xd9]);
    file.extend(b"GPS behind the end");
    file
}

fn png() -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, content) in [
        (b"IHDR", b"h".as_slice()),
        (b"eXIf", b"GPS"),
        (b"tEXt", b"Oslo"),
        (b"IDAT", b"data"),
        (b"IEND", b""),
    ] {
        file.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        file.extend(name);
        file.extend(content);
        file.extend([0; 4]);
    }
    file
}

fn webp() -> Vec<u8> {
    let mut chunks = b"WEBP".to_vec();
    for (name, content) in
        [(b"VP8X", [0x1c, 0, 0].as_slice()), (b"VP8 ", b"data"), (b"EXIF", b"GPS"), (b"XMP ", b"Oslo")]
    {
        chunks.extend(name);
        chunks.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        chunks.extend(content);
        chunks.extend(vec![0; content.len() % 2]);
    }
    let mut file = b"RIFF".to_vec();
    file.extend(u32::try_from(chunks.len()).unwrap().to_le_bytes());
    file.extend(chunks);
    file
}

fn has(file: &[u8], text: &[u8]) -> bool {
    file.windows(text.len()).any(|part| part == text)
}

#[test]
fn neither_place_nor_camera_nor_comment_survives() {
    for file in [jpeg(), png(), webp()] {
        assert!(has(&file, b"GPS") && has(&file, b"Oslo"));
        let bare = without_metadata(&file).unwrap();
        assert!(!has(&bare, b"GPS") && !has(&bare, b"Oslo"));
        assert_eq!(Media::of(&bare), Media::of(&file));
        assert_eq!(without_metadata(&bare).unwrap(), bare);
    }
    let picture =
        [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xdb, 0, 3, 9, 0xff, 0xda, 0, 3, 1, 1, 0xff, 0, 2];
    assert!(without_metadata(&jpeg()).unwrap().starts_with(&picture));
    // The length around the chunks is right, and none is promised that is gone.
    let bare = without_metadata(&webp()).unwrap();
    assert_eq!(usize::from(bare[4]) + 8, bare.len());
    assert_eq!(bare[20], 0x10);
}

#[test]
fn a_damaged_picture_is_no_reason_to_panic() {
    for file in [jpeg(), png(), webp()] {
        for cut in 0..file.len() {
            drop(without_metadata(&file[..cut]));
            for byte in [0, 0x7f, 0xff] {
                let mut broken = file.clone();
                broken[cut] = byte;
                drop(without_metadata(&broken));
            }
        }
        assert_eq!(without_metadata(&file[..20]), None);
    }
}

#[test]
fn a_picture_is_known_by_how_it_begins_and_needs_words() {
    let upload = |data: &[u8], alt: &str| Upload {
        data: STANDARD.encode(data),
        alt: alt.to_owned(),
        focus: Some(Focus::MIDDLE),
    };
    let photo = upload(&jpeg(), " A\u{202e} boat ").check("/picture").unwrap();
    assert_eq!((photo.media, photo.alt.as_str()), (Media::Jpeg, "A boat"));
    let places = |upload: Upload| {
        let fields = upload.check("/picture").unwrap_err().fields;
        fields.into_iter().map(|field| format!("{} {}", field.pointer, field.reason)).collect::<Vec<_>>()
    };
    let no_picture = "/picture/data is not a JPEG, PNG or WebP picture";
    assert_eq!(places(upload(b"<svg onload=alert(1)>", "A")), [no_picture]);
    assert_eq!(places(Upload { data: "no base 64!".into(), ..upload(b"", "A") }), [no_picture]);
    assert_eq!(places(upload(&jpeg(), " ")), ["/picture/alt must have 1 to 500 characters"]);
    let mut huge = jpeg();
    huge.resize(MAX_UPLOAD + 1, 0);
    assert_eq!(places(upload(&huge, "A")), ["/picture/data is larger than 1,400,000 bytes"]);
    let outside = Upload { focus: Some(Focus { x: 0, y: 101 }), ..upload(&jpeg(), "A") };
    assert_eq!(places(outside), ["/picture/focus must be between 0 and 100"]);
}
