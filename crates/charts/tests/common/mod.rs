//! The pictures that the snapshots and the properties are made of.

use charts::*;

/// The ten hues of the app (OKLCH 0.52 0.088 and 0.78 0.111), for light and dark paper.
pub const LIGHT: [Rgb; 10] = [
    Rgb(148, 86, 65),
    Rgb(67, 119, 75),
    Rgb(70, 106, 155),
    Rgb(147, 82, 99),
    Rgb(106, 110, 45),
    Rgb(24, 116, 140),
    Rgb(132, 86, 131),
    Rgb(134, 97, 39),
    Rgb(18, 121, 111),
    Rgb(106, 95, 151),
];
pub const DARK: [Rgb; 10] = [
    Rgb(244, 159, 129),
    Rgb(133, 203, 143),
    Rgb(136, 186, 254),
    Rgb(243, 153, 175),
    Rgb(185, 191, 104),
    Rgb(87, 200, 232),
    Rgb(222, 158, 219),
    Rgb(224, 173, 97),
    Rgb(84, 206, 191),
    Rgb(185, 170, 249),
];

/// A theme of the pairwise cover.
pub fn theme(dark: bool, rtl: bool) -> Theme {
    let theme = if dark { Theme::dark() } else { Theme::light() };
    Theme { rtl, font_family: "Noto Sans, Noto Sans Arabic, sans-serif".to_owned(), ..theme }
}

/// Emblems as the app draws them: rim, wave, second voice, point.
const EMBLEMS: [[&str; 4]; 10] = [
    [
        "M19.2 4.8A10.2 10.2 0 1 0 22.2 12.6",
        "M1.8 12C4.6 4.6 7.6 4.6 10 12s5.2 7.4 7.6 0c1-3 2.7-4.8 5.4-5.2",
        "",
        "",
    ],
    [
        "M12 22.2a10.2 10.2 0 1 0 0-20.4 10.2 10.2 0 0 0 0 20.4Z",
        "M1.8 12c5.6-7.2 14.8-7.2 20.4 0-5.6 7.2-14.8 7.2-20.4 0Z",
        "",
        "M12 12h0",
    ],
    [
        "M12 22.2a10.2 10.2 0 1 0 0-20.4 10.2 10.2 0 0 0 0 20.4Z",
        "M2.6 16.2h2C9.4 16.2 8.9 5.2 12 5.2s2.6 11 7.4 11h2",
        "",
        "",
    ],
    [
        "M12 22.2a10.2 10.2 0 1 0 0-20.4 10.2 10.2 0 0 0 0 20.4Z",
        "M2.5 9.4C5.4 4.9 9 4.9 12 9.4s6.6 4.5 9.5 0",
        "M2.5 14.9c2.9-4.5 6.5-4.5 9.5 0s6.6 4.5 9.5 0",
        "",
    ],
    [
        "M12 22.2a10.2 10.2 0 1 0 0-20.4 10.2 10.2 0 0 0 0 20.4Z",
        "M2.1 14.5H4.5C10 14.5 11.3 5.5 8 5.5S5.5 14.5 11 14.5C14.3 14.5 15 9 12.9 9S11.5 14.5 15 14.5H21.9",
        "",
        "",
    ],
    [
        "M12 22.2a10.2 10.2 0 1 0 0-20.4 10.2 10.2 0 0 0 0 20.4Z",
        "M3.3 6.9C8.5 6.9 8.5 12 13.5 12H22.2M3.3 17.1c5.2 0 5.2-5.1 10.2-5.1M1.8 12h11.7",
        "",
        "",
    ],
    [
        "M12 22.2a10.2 10.2 0 1 0 0-20.4 10.2 10.2 0 0 0 0 20.4Z",
        "M1.8 12c1.5-8 4.1-8 5.6 0s3.1 4.6 4.3 0c.3-1.2 1-1.2 1.8 0h8.7",
        "",
        "M17.3 8.7h0",
    ],
    [
        "M12 22.2a10.2 10.2 0 1 0 0-20.4 10.2 10.2 0 0 0 0 20.4Z",
        "M1.8 12C5.2 4.8 8.6 4.8 12 12s6.8 7.2 10.2 0",
        "M1.8 12C5.2 19.2 8.6 19.2 12 12s6.8-7.2 10.2 0",
        "",
    ],
    [
        "M15.6 2.45A10.2 10.2 0 1 0 21.55 8.4",
        "M2.3 15c6.7 2.7 11.2-.2 13.5-5 1.1-2.3 2.2-4 3.9-5.5",
        "",
        "M21.6 2.4h0",
    ],
    [
        "M12 22.2a10.2 10.2 0 1 0 0-20.4 10.2 10.2 0 0 0 0 20.4Z",
        "M1.8 12h4.6l2.3-4.6L12 17.6l3.3-10.2 2.3 4.6h4.6",
        "",
        "",
    ],
];

/// The strokes of an emblem.
fn emblem(index: usize) -> Vec<Stroke> {
    let widths = [1.2, 1.9, 1.4, 3.8];
    EMBLEMS[index].iter().zip(widths).flat_map(|(path, width)| strokes(path, width)).collect()
}

/// A blend with one primary and two further personas; names in Arabic where the page is right to left.
pub fn blend(dark: bool, rtl: bool) -> Chord {
    let english = [
        "Messenger",
        "Reporter",
        "Expert",
        "Liker",
        "Explainer",
        "Curator",
        "Fact-checker",
        "Helper",
        "Scout",
        "Insider",
    ];
    let arabic = [
        "الرسول",
        "المراسل",
        "الخبير",
        "المعجب",
        "الشارح",
        "المنسق",
        "مدقق الحقائق",
        "المساعد",
        "الكشاف",
        "المطلع",
    ];
    let scores = [
        (0.7, 0.35, Emphasis::AlsoYou),
        (-0.2, 0.5, Emphasis::Room),
        (1.7, 0.4, Emphasis::Primary),
        (-1.3, 0.6, Emphasis::Room),
        (1.1, 0.45, Emphasis::AlsoYou),
        (0.1, 0.55, Emphasis::Room),
        (0.4, 0.6, Emphasis::Room),
        (-0.6, 0.45, Emphasis::Room),
        (-0.1, 0.8, Emphasis::Room),
        (-0.9, 0.5, Emphasis::Room),
    ];
    let petal = |(index, (mean, half, emphasis)): (usize, (f64, f64, Emphasis))| Petal {
        label: if rtl { arabic[index] } else { english[index] }.to_owned(),
        emblem: emblem(index),
        hue: if dark { DARK[index] } else { LIGHT[index] },
        mean,
        low: mean - half,
        high: mean + half,
        emphasis,
    };
    Chord { petals: scores.into_iter().enumerate().map(petal).collect() }
}

/// A card with everything on it.
pub fn card(dark: bool, rtl: bool) -> Card {
    let words = if rtl {
        ["ميرا · أي سفير أنا", "خبير أولاً، ومرسال وشارح أيضاً", "يعرف موضوعه حتى القاع.", "واحد من عشرة أصوات"]
    } else {
        [
            "Mira · The kind of ambassador I am",
            "Mostly Expert, and also Messenger and Explainer",
            "Knows one thing to the ground and likes to be asked about it by those who want to know.",
            "One of ten kinds · Polyphony",
        ]
    };
    let [eyebrow, headline, essence, footer] = words.map(str::to_owned);
    Card { chord: blend(dark, rtl), eyebrow, headline, essence, footer }
}

fn bar(label: &str, text: &str, value: Option<u64>, range: Option<(u64, u64)>) -> Bar {
    Bar { label: label.to_owned(), text: text.to_owned(), value, range }
}

/// Networks ranked, one withheld and one estimated.
pub fn networks(rtl: bool) -> BarChart {
    let bars = if rtl {
        vec![
            bar("لينكدإن", "412", Some(412), None),
            bar("ماستودون", "180", Some(180), None),
            bar("البريد الإلكتروني", "أقل من خمسة أشخاص", None, None),
            bar("واتساب", "90–240 تقدير", None, Some((90, 240))),
            bar("ريديت", "0", Some(0), None),
        ]
    } else {
        vec![
            bar("LinkedIn", "412", Some(412), None),
            bar("Mastodon", "180", Some(180), None),
            bar("Company email", "fewer than five people", None, None),
            bar("WhatsApp", "90–240, estimate", None, Some((90, 240))),
            bar("Reddit", "0", Some(0), None),
        ]
    };
    BarChart { bars, layout: Layout::Rows, highlight: None }
}

/// Twelve weeks, two of them withheld, the present one spoken of.
pub fn calendar(rtl: bool) -> BarChart {
    let values = [12, 18, 0, 9, 22, 31, 27, 0, 35, 30, 44, 52];
    let bars = values.iter().enumerate().map(|(index, &value)| {
        let label = if rtl { format!("أسبوع {}", 36 + index) } else { format!("W{}", 36 + index) };
        if value == 0 {
            bar(&label, if rtl { "أقل من خمسة" } else { "fewer than five" }, None, None)
        } else {
            bar(&label, &value.to_string(), Some(value), None)
        }
    });
    BarChart { bars: bars.collect(), layout: Layout::Columns, highlight: Some(11) }
}
