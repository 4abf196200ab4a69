#[test]
fn panics() {
    let b = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/feeds/podcast.rss")).unwrap();
    let s = String::from_utf8(b).unwrap();
    for cut in
        ["<itunes:duration>99999999999999999999:00:00</itunes:duration>", "<author>«x@y.example</author>", ""]
    {
        let t = s.replace(cut, "");
        let r = std::panic::catch_unwind(|| feed_rs::parser::parse(t.as_bytes()).is_ok());
        println!("feed-rs without {cut:?}: {:?}", r.map_err(|e| e.downcast_ref::<String>().cloned()));
    }
}
#[test]
fn times() {
    for piece in [
        "<item>< ></ ></item>",
        "<item></item>",
        "</x>",
        "<item><title>a</title><link>https://x.e/</link></item>",
        "<a x='>",
        "&amp;",
        "<item a='1' b='2'>",
        "<title>x</title>",
        "<!-- -->",
        "<a xmlns:q='u'/>",
        "&x",
        "<![CDATA[",
        "<item><title>&lt;script&gt;&lt;b&gt;",
    ] {
        let n = 5_000_000 / piece.len();
        let text = format!("<rss><channel>{}", piece.repeat(n));
        let t = std::time::Instant::now();
        let r = import::read_feed(text.as_bytes(), "x");
        println!(
            "{piece:30} {:?} {}",
            t.elapsed(),
            match r {
                Ok(i) => format!("{} {} {:?}", i.stories.len(), i.refused.len(), i.notes.last()),
                Err(e) => e.to_string(),
            }
        );
    }
    let text = format!(
        "<rss><channel><item><title>a</title><link>https://x.e/</link><description>{}</description></item></channel></rss>",
        "&lt;p&gt;word &amp;amp; &lt;img src=data:x&gt;".repeat(1_000_000)
    );
    let t = std::time::Instant::now();
    let r = import::read_feed(text.as_bytes(), "x").unwrap();
    println!("{} bytes one entry {:?} {}", text.len(), t.elapsed(), r.stories.len());
}
