//! A company's colour and logo, from `config.json`. The colour's arithmetic is fetched only where there is one.

use domain::brand::{NoColour, Palette, palette};

use crate::{
    config::Brand,
    platform::{absent::Absent, page},
    ui::{brand, brand_theme},
};

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(room_brand, fallible))]
fn colours(accent: String) -> Result<Result<Palette, NoColour>, Absent> {
    Ok(palette(&accent).inspect(brand_theme::apply))
}

/// Gives the app the company's look; the place and the reason where that makes no sense.
pub async fn apply(wanted: Brand) -> Result<(), String> {
    if let Some(logo) = wanted.logo {
        let address = page::resolve(&logo).ok_or_else(|| format!("brand.logo: {logo} is no address"))?;
        brand::use_logo(address);
    }
    let Some(accent) = wanted.accent else { return Ok(()) };
    #[cfg(feature = "split")]
    let coloured = colours(accent).await;
    #[cfg(not(feature = "split"))]
    let coloured = colours(accent);
    match coloured {
        Ok(Err(no_colour)) => Err(format!("brand.accent: {no_colour}")),
        // Without the code the app keeps its own colour.
        Ok(Ok(_)) | Err(Absent) => Ok(()),
    }
}
