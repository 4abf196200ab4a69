use super::*;

#[test]
fn text_comes_out_of_markup() {
    for (html, text) in [
        ("<p>One</p><p>two <b>th</b>ree</p>", "One two three"),
        ("a &amp;amp; b &lt;i&gt;c&lt;/i&gt; &nbsp;d&hellip;", "a & b c d…"),
        ("x<script>alert('</p>')</script>y<style>p{}</style >z", "x y z"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;safe", "safe"),
        ("&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;safe", "safe"),
        ("<scr<script>ipt>alert(1)</script>", "ipt>alert(1)"),
        ("<scr\u{0}ipt>a</script>b", "b"),
        ("<\u{202e}script>a</script>b", "b"),
        ("&lt;<b></b>script>words</script>ok", "words ok"),
        ("Why &lt;script&gt; tags are slow", "Why tags are slow"),
        ("Shown<script>var cut = 'off", "Shown"),
        ("1 < 2 and 3 > 2 <3", "1 < 2 and 3 > 2 <3"),
        ("<!-- no --><![CDATA[yes]]>", "yes]]>"),
        ("<a title=\"a > b\" href='x'>link</a>", "link"),
        ("<p class=it's>fine</p>", "fine"),
        ("cut <a href=\"x", "cut"),
        ("", ""),
    ] {
        assert_eq!(to_text(html, 300), text, "{html}");
    }
}

#[test]
fn the_first_real_picture_is_found() {
    let html = r#"<p><img src="data:image/gif;base64,R0"><img width=1 height="1" src="https://t.example/p.gif">
        <IMG class=big
          alt='A &quot;big&quot; tree' src = "/a.jpg?x=1&amp;y=2" /><img src="b.jpg"></p>"#;
    let picture = Some(("/a.jpg?x=1&y=2".to_owned(), "A \"big\" tree".to_owned()));
    assert_eq!(first_picture(html), picture);
    assert_eq!(first_picture("<img alt=x>"), None);
    assert_eq!(first_picture("<script>'<img src=a.jpg>'</script>"), None);
    assert_eq!(first_picture("<img src=a.jpg data-src=b.jpg>").unwrap().0, "a.jpg");
}

/// A small generator: the tests must not need a crate for chance.
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 33).unwrap()
}

#[test]
fn no_soup_of_tags_survives_or_panics() {
    let bits = [
        "<",
        ">",
        "</",
        "/>",
        "script",
        "SCRIPT",
        "style",
        "img",
        "src=",
        "\"",
        "'",
        "&lt;",
        "&gt;",
        "&amp;",
        "amp;",
        "lt;",
        "&#60;",
        "&#x3c",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "é",
        "\u{202e}",
        "\0",
        " ",
        "\n",
        "=",
        "a",
        "👩",
        "&",
        ";",
        "svg",
        "</script>",
        "<script>",
        "&ltscript",
        "<?",
        "<!",
        "\u{feff}",
        "1",
    ];
    let mut state = 0x9e37_79b9_7f4a_7c15;
    for round in 0..20_000 {
        let count = 1 + next(&mut state) % 24;
        let soup: String = (0..count).map(|_| bits[next(&mut state) % bits.len()]).collect();
        let text = to_text(&soup, 300).to_ascii_lowercase();
        for forbidden in ["<script", "</script", "<style", "<img", "<svg", "\0", "\u{202e}"] {
            assert!(!text.contains(forbidden), "round {round}: {soup:?} left {text:?}");
        }
        assert!(text.chars().count() <= 300);
        let _ = first_picture(&soup);
    }
}

#[test]
fn arbitrary_bytes_are_read_without_panic() {
    let mut state = 42;
    for _ in 0..2_000 {
        let bytes: Vec<u8> = (0..next(&mut state) % 200).map(|_| (next(&mut state) % 256) as u8).collect();
        let text = to_text(&String::from_utf8_lossy(&bytes), 50);
        assert!(text.chars().count() <= 50 && !text.chars().any(char::is_control));
    }
}

#[test]
fn hostile_lengths_take_no_hostile_time() {
    let started = std::time::Instant::now();
    for bit in
        ["<", "<a b=\"", "<a b='>", "<!--", "</", "<script>", "</script", "&", "&lt;", "&amp;lt;", "<a ="]
    {
        let long = bit.repeat(1_000_000 / bit.len());
        assert!(to_text(&long, 300).chars().count() <= 300);
        let _ = first_picture(&long);
    }
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
}
