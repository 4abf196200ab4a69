//! The key that signs frames' sessions: made once, kept beside the database, readable by its owner alone.

use std::{fs, io, io::Write, path::Path};

use domain::ports::Random;

use crate::system::SystemRandom;

const FILE: &str = "frame.key";

/// The key in this folder; a new one if there is none. Removing the file ends every frame's session.
pub(super) fn kept_in(data: &Path) -> io::Result<[u8; 32]> {
    let path = data.join(FILE);
    match fs::read(&path) {
        Ok(bytes) => bytes.try_into().map_err(|_| {
            io::Error::other(format!(
                "{} is not 32 bytes long: remove it, and a new one is made",
                path.display()
            ))
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let mut key = [0; 32];
            SystemRandom.fill(&mut key);
            let mut options = fs::File::options();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            options.open(&path)?.write_all(&key)?;
            Ok(key)
        }
        Err(error) => Err(error),
    }
}
