//! The pictures that the snapshots and the properties are made of.

use charts::*;

/// Ten hues of equal lightness and chroma (OKLCH 0.60 and 0.74, 0.115), for light and dark paper.
pub const LIGHT: [Rgb; 10] = [
    Rgb(187, 100, 86),
    Rgb(174, 113, 41),
    Rgb(142, 130, 31),
    Rgb(92, 144, 74),
    Rgb(0, 150, 123),
    Rgb(0, 146, 166),
    Rgb(62, 134, 192),
    Rgb(118, 118, 195),
    Rgb(157, 105, 173),
    Rgb(180, 97, 133),
];
pub const DARK: [Rgb; 10] = [
    Rgb(234, 142, 127),
    Rgb(220, 155, 87),
    Rgb(185, 173, 81),
    Rgb(134, 188, 116),
    Rgb(75, 194, 165),
    Rgb(55, 190, 211),
    Rgb(106, 178, 239),
    Rgb(159, 161, 242),
    Rgb(201, 147, 218),
    Rgb(227, 139, 176),
];

/// A theme of the pairwise cover.
pub fn theme(dark: bool, rtl: bool) -> Theme {
    let theme = if dark { Theme::dark() } else { Theme::light() };
    Theme { rtl, font_family: "Noto Sans, Noto Sans Arabic, sans-serif".to_owned(), ..theme }
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
        hue: if dark { DARK[index] } else { LIGHT[index] },
        mean,
        low: mean - half,
        high: mean + half,
        emphasis,
    };
    Chord { petals: scores.into_iter().enumerate().map(petal).collect() }
}

/// Four weeks of clicks by the day, with a lively end.
pub const CLICKS: [u64; 28] =
    [3, 5, 4, 9, 12, 6, 2, 4, 8, 15, 11, 7, 3, 2, 6, 19, 24, 13, 9, 5, 4, 8, 14, 12, 21, 28, 36, 41];

/// The frame of those weeks.
pub fn weeks(rtl: bool) -> ReachFrame {
    let words = if rtl {
        ["3 نوفمبر", "10 نوفمبر", "17 نوفمبر", "اليوم"]
    } else {
        ["3 Nov", "10 Nov", "17 Nov", "today"]
    };
    let at = [0.0, 7.0 / 27.0, 14.0 / 27.0, 1.0];
    let x_labels = at.iter().zip(words).map(|(&at, text)| XLabel { at, text: text.to_owned() }).collect();
    ReachFrame { x_labels, ..ReachFrame::for_max(41) }
}

/// Both layers of the reach picture in one document.
pub fn reach_svg(size: (u32, u32), theme: &Theme, frame: &ReachFrame, series: &ReachSeries<'_>) -> String {
    to_svg(size.0, size.1, theme, |area, theme| {
        draw_axes(area, frame, theme)?;
        draw_series(area, frame, series, theme)
    })
    .unwrap()
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
