//! Stories' pictures, kept and served by ourselves: fetched, checked, made small, written anew.
//!
//! Only the pixels survive: whatever else a file carried (place, camera, comments, code) is not in the new one.

use std::{
    fs,
    io::Cursor,
    path::{Path, PathBuf},
};

use domain::{
    command::hex,
    future::BoxFuture,
    upload::{Photo, Pictures},
};
use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage, codecs::jpeg::JpegEncoder,
    imageops::FilterType,
};
use sha2::{Digest, Sha256};

/// The folder of the pictures in the data folder.
pub const FOLDER: &str = "pictures";
/// The most bytes a picture may have where it comes from.
pub const MOST_BYTES: u64 = 10_000_000;
/// How wide a kept picture is at most, in pixels.
const WIDTH: u32 = 960;
/// The most pixels that are decoded; 40 million are 160 MB of memory.
const MOST_PIXELS: u64 = 40_000_000;
/// JPEG quality, 1–100.
const QUALITY: u8 = 80;

/// Whether this is the name of a kept picture: the SHA-256 of its bytes and `.jpg`. Nothing else is ever opened.
pub fn is_name(name: &str) -> bool {
    name.strip_suffix(".jpg").is_some_and(|hash| {
        hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// Keeps a picture in the data folder; answers where it is served, relative to the app's base, or why it was not
/// kept (the end of a sentence that begins with "its picture"). Blocks.
pub fn keep(data: &Path, bytes: &[u8]) -> Result<String, String> {
    let jpeg = smaller(bytes)?;
    let name = format!("{}.jpg", hex(&Sha256::digest(&jpeg)));
    let folder = data.join(FOLDER);
    let place = folder.join(&name);
    let beside = folder.join(format!("{name}.{}", crate::serve::random_name()));
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&beside, &jpeg))
        .and_then(|()| fs::rename(&beside, &place))
        .map_err(|error| format!("could not be written: {error}"))?;
    Ok(format!("{FOLDER}/{name}"))
}

/// Where pictures that people hand in are kept: in the data folder, written anew like all others.
#[derive(Debug)]
pub struct InFolder(pub PathBuf);

impl Pictures for InFolder {
    fn keep(&self, photo: Photo) -> BoxFuture<'_, Result<String, String>> {
        let data = self.0.clone();
        Box::pin(async move {
            let kept = tokio::task::spawn_blocking(move || keep(&data, &photo.bytes)).await;
            kept.unwrap_or_else(|error| Err(error.to_string())).map_err(|why| {
                tracing::info!("a picture was not taken: it {why}");
                "is a picture that is damaged or cut short".to_owned()
            })
        })
    }
}

/// The picture as a JPEG of at most [`WIDTH`] pixels.
fn smaller(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let unreadable = |error: &dyn std::fmt::Display| format!("cannot be read: {error}");
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|error| unreadable(&error))?;
    let known = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif];
    if !reader.format().is_some_and(|format| known.contains(&format)) {
        return Err("is not a JPEG, PNG, WebP or GIF".to_owned());
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(20_000);
    limits.max_image_height = Some(20_000);
    limits.max_alloc = Some(MOST_PIXELS * 6);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| unreadable(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(format!("has more than {} million pixels", MOST_PIXELS / 1_000_000));
    }
    let orientation = decoder.orientation().map_err(|error| unreadable(&error))?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| unreadable(&error))?;
    picture.apply_orientation(orientation);
    if picture.width() > WIDTH {
        picture = picture.resize(WIDTH, u32::MAX, FilterType::CatmullRom);
    }
    let mut jpeg = Vec::new();
    on_white(&picture)
        .write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY))
        .map_err(|error| format!("could not be written anew: {error}"))?;
    Ok(jpeg)
}

/// The picture without transparency, which JPEG does not have.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let mut flat = RgbImage::new(picture.width(), picture.height());
    for (to, from) in flat.pixels_mut().zip(picture.to_rgba8().pixels()) {
        let [red, green, blue, alpha] = from.0;
        let mix = |channel: u8| {
            let sum = u16::from(channel) * u16::from(alpha) + 255 * (255 - u16::from(alpha));
            u8::try_from(sum / 255).unwrap_or(u8::MAX)
        };
        *to = Rgb([mix(red), mix(green), mix(blue)]);
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::new_rgba8(width, height).write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn pictures_become_small_jpegs_without_transparency() {
        let read = image::load_from_memory(&smaller(&png(1_920, 1_080)).unwrap()).unwrap();
        assert_eq!((read.width(), read.height()), (960, 540));
        assert!(read.to_rgb8().pixels().all(|pixel| pixel.0.iter().all(|channel| *channel >= 250)));
        let read = image::load_from_memory(&smaller(&png(10, 20)).unwrap()).unwrap();
        assert_eq!((read.width(), read.height()), (10, 20));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let mut cut = png(100, 100);
        cut.truncate(60);
        for bytes in [b"".as_slice(), b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", &cut] {
            assert!(smaller(bytes).is_err());
        }
    }

    #[test]
    fn a_bomb_is_refused_before_it_goes_off() {
        // A header that promises 19,999 × 19,999 pixels.
        let mut bomb = png(1, 1);
        bomb.splice(16..24, [0, 0, 0x4e, 0x1f, 0, 0, 0x4e, 0x1f]);
        let crc = crc32(&bomb[12..29]);
        bomb.splice(29..33, crc.to_be_bytes());
        assert!(smaller(&bomb).unwrap_err().contains("million pixels"));
    }

    fn crc32(bytes: &[u8]) -> u32 {
        let step = |crc: u32| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
        !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
    }

    #[test]
    fn only_hashes_are_names() {
        assert!(is_name(&format!("{}.jpg", "0a".repeat(32))));
        for name in ["../polyphony.db", "a.jpg", &format!("{}.jpg", "0A".repeat(32)), &"0a".repeat(34)] {
            assert!(!is_name(name), "{name}");
        }
    }
}
