//! The fonts that reports are drawn with; where they come from is in `fonts/README.md`.

use std::sync::{Arc, LazyLock};

use resvg::usvg::{Options, fontdb};

const FILES: [&[u8]; 2] =
    [include_bytes!("../fonts/NotoSans-Regular.ttf"), include_bytes!("../fonts/NotoSans-Bold.ttf")];

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for file in FILES {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(file)));
    }
    fonts.set_sans_serif_family("Noto Sans");
    Arc::new(fonts)
});

/// How an SVG is read: with these fonts and no others. What they lack (a title in Greek, an emoji) is left out
/// of the picture; the SVG has it.
pub(crate) fn options() -> Options<'static> {
    Options { font_family: "Noto Sans".to_owned(), fontdb: Arc::clone(&FONTS), ..Options::default() }
}
