//! The key by which browsers know this installation. Whoever loses it loses every device: they were given with it.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::ports::Random;
use p256::SecretKey;

/// The name of the file in the data folder.
pub const FILE: &str = "push.key";

/// The key in this file; with `make`, a new one is written there if there is no file. The reason in one line if not.
pub fn of(path: &Path, make: bool, random: &dyn Random) -> Result<SecretKey, String> {
    match fs::read_to_string(path) {
        Ok(text) => read(text.trim()).ok_or_else(|| {
            "is no private key of P-256: 32 bytes in base64url, as this server writes it".to_owned()
        }),
        Err(error) if make && error.kind() == std::io::ErrorKind::NotFound => {
            let key = fresh(random);
            write(path, &key).map_err(|error| error.to_string())?;
            Ok(key)
        }
        Err(error) => Err(error.to_string()),
    }
}

fn read(text: &str) -> Option<SecretKey> {
    SecretKey::from_slice(&URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()?).ok()
}

/// A new key.
pub fn fresh(random: &dyn Random) -> SecretKey {
    loop {
        let mut bytes = [0; 32];
        random.fill(&mut bytes);
        // One in 2³² of all numbers is none of the curve's.
        if let Ok(key) = SecretKey::from_slice(&bytes) {
            return key;
        }
    }
}

/// Writes the key where only its owner reads it, whole or not at all.
fn write(path: &Path, key: &SecretKey) -> std::io::Result<()> {
    let beside = path.with_extension("new");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    writeln!(file, "{}", URL_SAFE_NO_PAD.encode(key.to_bytes()))?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::system::SystemRandom;

    #[test]
    fn a_key_is_made_once_and_read_by_its_owner_only() {
        let folder = std::env::temp_dir().join(format!("polyphony-key-{}", crate::serve::random_name()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(FILE);
        assert!(of(&path, false, &SystemRandom).is_err());
        let made = of(&path, true, &SystemRandom).unwrap();
        assert_eq!(of(&path, true, &SystemRandom).unwrap(), made);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::write(&path, "nonsense").unwrap();
        // A key that cannot be read is never overwritten.
        assert!(of(&path, true, &SystemRandom).unwrap_err().contains("P-256"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "nonsense");
        fs::remove_dir_all(&folder).unwrap();
    }
}
