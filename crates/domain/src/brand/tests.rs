use super::{colour::Lab, *};

/// Every colour whose bytes are multiples of 15: 18³ of them, corners and greys among them.
fn cube() -> impl Iterator<Item = Srgb> {
    let steps = || (0..=255u8).step_by(15);
    steps().flat_map(move |r| steps().flat_map(move |g| steps().map(move |b| Srgb { r, g, b })))
}

fn looks(brand: Srgb) -> [(&'static str, Accents, Look); 4] {
    let palette = palette(&brand.to_string()).unwrap();
    [
        ("light", palette.light, LIGHT),
        ("dark", palette.dark, DARK),
        ("light more", palette.light_more, LIGHT_MORE),
        ("dark more", palette.dark_more, DARK_MORE),
    ]
}

#[test]
fn no_brand_colour_breaks_contrast() {
    for brand in cube() {
        for (name, found, look) in looks(brand) {
            let surfaces = look.surfaces.map(|(l, c, h)| fit(Lab::from_hue(l, c, h)));
            for on in surfaces.into_iter().chain([found.soft, found.on]) {
                for colour in [found.accent, found.strong] {
                    let ratio = contrast(colour, on);
                    assert!(ratio >= look.least, "{brand} {name}: {colour} on {on} has {ratio:.2}");
                }
            }
        }
    }
}

#[test]
fn hue_stays() {
    for brand in cube() {
        let wish = Lab::of(brand);
        for (name, found, _) in looks(brand) {
            let got = Lab::of(found.accent);
            // What is nearly grey has no hue worth keeping: a byte more or less turns it.
            if wish.chroma() < 0.04 || got.chroma() < 0.04 {
                continue;
            }
            let turn = got.turned_from(wish);
            assert!(turn < 3.0, "{brand} {name}: {} is turned by {turn:.1}°", found.accent);
        }
    }
}

#[test]
fn a_readable_brand_colour_is_left_alone() {
    assert_eq!(palette("#1d4ed8").unwrap().light.accent.to_string(), "#1d4ed8");
    assert_eq!(palette("#ffc400").unwrap().dark.accent.to_string(), "#ffc400");
}

#[test]
fn what_is_hovered_differs_from_what_rests() {
    for brand in cube() {
        for (name, found, _) in looks(brand) {
            let ratio = contrast(found.accent, found.strong);
            assert!(
                ratio > 1.08,
                "{brand} {name}: {} and {} differ by {ratio:.2}",
                found.accent,
                found.strong
            );
        }
    }
}

#[test]
fn both_ways_of_writing_are_read_and_nothing_else() {
    assert_eq!(Srgb::parse("#0a6"), Srgb::parse("#00aa66"));
    assert_eq!(Srgb::parse(" #B44723 ").unwrap().to_string(), "#b44723");
    for wrong in ["", "#", "0a6", "#12", "#12345", "#1234567", "#ggg", "red", "#+1f", "rgb(0,0,0)"] {
        let said = palette(wrong).unwrap_err().to_string();
        assert!(said.contains("is no colour"), "{wrong}: {said}");
    }
}

#[test]
fn contrast_is_that_of_the_standard() {
    let ratio = |one: &str, other: &str| contrast(Srgb::parse(one).unwrap(), Srgb::parse(other).unwrap());
    assert!((ratio("#000", "#fff") - 21.0).abs() < 1e-9);
    assert!((ratio("#777", "#fff") - 4.478).abs() < 1e-3);
}

/// The surfaces here are those of the style sheet; whoever changes one there hears of it here.
#[test]
fn surfaces_are_those_of_the_tokens() {
    let tokens = include_str!("../../../../style/tokens.css");
    for look in [LIGHT, DARK, LIGHT_MORE, DARK_MORE] {
        for (lightness, chroma, hue) in look.surfaces {
            let written = if chroma == 0.0 {
                format!("oklch({lightness} 0 0)")
            } else {
                format!("oklch({lightness} {chroma} {hue})")
            };
            assert!(tokens.contains(&written), "{written} is not in tokens.css");
        }
    }
}
