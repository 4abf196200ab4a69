//! A message that only one browser can read (RFC 8291): encrypted for the device's key, in one record of `aes128gcm`
//! (RFC 8188).

use aes_gcm::{
    Aes128Gcm, Nonce,
    aead::{Aead, KeyInit},
};
use hkdf::Hkdf;
use p256::{PublicKey, SecretKey, ecdh::diffie_hellman, elliptic_curve::sec1::ToEncodedPoint};
use sha2::Sha256;

/// The length of a record that every push service takes, in bytes.
const RECORD: u32 = 4_096;
/// Salt, length of a record, length of the key, key: what stands before the record, in bytes.
const HEADER: usize = 16 + 4 + 1 + 65;
/// Ends the text in the last record.
const LAST: u8 = 2;
/// What AES-GCM adds, in bytes.
const MARK: usize = 16;

/// The longest text that fits into what every push service takes (4,096 bytes with everything around it), in bytes.
pub const LONGEST: usize = RECORD as usize - HEADER - MARK - 1;

/// What a device was given by its browser, read.
#[derive(Debug)]
pub struct Keys {
    /// Its public key.
    pub key: PublicKey,
    /// The secret it shares with its sender.
    pub secret: Vec<u8>,
}

impl Keys {
    /// Reads the keys of a device; none if they are not such keys.
    pub fn read(p256dh: &str, auth: &str) -> Option<Self> {
        let key = PublicKey::from_sec1_bytes(&domain::push::bytes(p256dh)?).ok()?;
        Some(Self { key, secret: domain::push::bytes(auth)? })
    }
}

/// The body of a message: `text` for the owner of `to`, with a key made for this message alone and a fresh salt. None if
/// the text is too long.
pub fn encrypt(text: &[u8], to: &Keys, once: &SecretKey, salt: [u8; 16]) -> Option<Vec<u8>> {
    if text.len() > LONGEST {
        return None;
    }
    let own = once.public_key().to_encoded_point(false);
    let theirs = to.key.to_encoded_point(false);
    let shared = diffie_hellman(once.to_nonzero_scalar(), to.key.as_affine());
    let info = [b"WebPush: info\0", theirs.as_bytes(), own.as_bytes()].concat();
    let secret = derived::<32>(&to.secret, shared.raw_secret_bytes(), &info)?;
    let key = derived::<16>(&salt, &secret, b"Content-Encoding: aes128gcm\0")?;
    let nonce = derived::<12>(&salt, &secret, b"Content-Encoding: nonce\0")?;
    let cipher = Aes128Gcm::new_from_slice(&key).ok()?;
    let record = cipher.encrypt(Nonce::from_slice(&nonce), [text, &[LAST]].concat().as_slice()).ok()?;
    let length = u8::try_from(own.as_bytes().len()).ok()?;
    Some([&salt[..], &RECORD.to_be_bytes(), &[length], own.as_bytes(), &record].concat())
}

/// HKDF with SHA-256: `N` bytes of the key material, for one purpose.
fn derived<const N: usize>(salt: &[u8], material: &[u8], purpose: &[u8]) -> Option<[u8; N]> {
    let mut out = [0; N];
    Hkdf::<Sha256>::new(Some(salt), material).expand(purpose, &mut out).ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use domain::push::bytes;

    use super::*;

    /// The example of RFC 8291, section 5 and appendix A.
    #[test]
    fn the_example_of_the_standard_comes_out_byte_by_byte() {
        let to = Keys::read(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "BTBZMqHH6r4Tts7J_aSIgg",
        )
        .unwrap();
        let once =
            SecretKey::from_slice(&bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw").unwrap()).unwrap();
        let salt: [u8; 16] = bytes("DGv6ra1nlYgDCS1FRnbzlw").unwrap().try_into().unwrap();
        let shared = diffie_hellman(once.to_nonzero_scalar(), to.key.as_affine());
        let expected = bytes("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs").unwrap();
        assert_eq!(shared.raw_secret_bytes().as_slice(), expected);
        let body = encrypt(b"When I grow up, I want to be a watermelon", &to, &once, salt).unwrap();
        let expected = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmY\
             WAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
        assert_eq!(body, bytes(expected).unwrap());
    }

    #[test]
    fn the_longest_text_fills_what_services_take_and_one_more_is_refused() {
        let once = SecretKey::from_slice(&[3; 32]).unwrap();
        let to = Keys { key: SecretKey::from_slice(&[5; 32]).unwrap().public_key(), secret: vec![1; 16] };
        let body = encrypt(&vec![b'x'; LONGEST], &to, &once, [0; 16]).unwrap();
        assert_eq!(body.len(), RECORD as usize);
        assert_eq!(encrypt(&vec![b'x'; LONGEST + 1], &to, &once, [0; 16]), None);
    }

    #[test]
    fn keys_that_are_none_are_not_read() {
        let good = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
        // The same with another last byte lies beside the curve.
        let beside =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw8";
        assert!(Keys::read(good, "BTBZMqHH6r4Tts7J_aSIgg").is_some());
        for key in [beside, "", "AA", "!"] {
            assert!(Keys::read(key, "BTBZMqHH6r4Tts7J_aSIgg").is_none(), "{key}");
        }
    }
}
