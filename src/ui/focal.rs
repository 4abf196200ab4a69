//! Which part of a picture stays in sight when it is cut. As words, since styles of single elements are forbidden.

use domain::upload::Focus;

/// The parts that can be chosen: name, place.
pub const FOCI: [(&str, Focus); 5] = [
    ("middle", Focus::MIDDLE),
    ("top", Focus { x: 50, y: 10 }),
    ("bottom", Focus { x: 50, y: 90 }),
    ("left", Focus { x: 10, y: 50 }),
    ("right", Focus { x: 90, y: 50 }),
];

/// The words for `data-focus`; none for the middle.
pub fn words(focus: Option<Focus>) -> Option<String> {
    let Focus { x, y } = focus?;
    let part = |at: u8, low: &'static str, high: &'static str| match at {
        0..34 => Some(low),
        67.. => Some(high),
        _ => None,
    };
    let words: Vec<&str> =
        [part(x, "left", "right"), part(y, "top", "bottom")].into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
