//! A server in a process of its own, which can be killed at any moment.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

use client::{Client, native::HttpTransport};
use domain::backend::Door;
use futures_executor::block_on;

/// How long a server may take to answer its first question.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server with its data folder, both gone with the value.
pub struct Process {
    folder: PathBuf,
    port: u16,
    child: Mutex<Child>,
}

impl Process {
    /// Starts a server with the demo on a free port.
    pub fn start(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("conformance-rest-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Mutex::new(spawn(&folder, port));
        let process = Self { folder, port, child };
        process.wait();
        process
    }

    pub fn base(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Ends it as a power cut would (SIGKILL).
    pub fn kill(&self) {
        let mut child = self.child.lock().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// Starts it again on the same folder and port.
    pub fn revive(&self) {
        *self.child.lock().unwrap() = spawn(&self.folder, self.port);
        self.wait();
    }

    fn wait(&self) {
        let begun = Instant::now();
        loop {
            match block_on(Client::new(HttpTransport::new(&self.base())).about()) {
                Ok(_) => return,
                Err(problem) => {
                    if let Some(status) = self.child.lock().unwrap().try_wait().unwrap() {
                        panic!("the server ended with {status} before it answered");
                    }
                    assert!(begun.elapsed() < PATIENCE, "no answer after {PATIENCE:?}: {problem}");
                    thread::sleep(Duration::from_millis(20));
                }
            }
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Ok(mut child) = self.child.lock() {
            // It may be dead already, and what is left in the temporary folder does no harm.
            drop(child.kill());
            drop(child.wait());
        }
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

fn spawn(folder: &Path, port: u16) -> Child {
    Command::new(program())
        .args(["serve", "--mode", "demo", "--demo", "--listen"])
        .arg(format!("127.0.0.1:{port}"))
        .arg("--data")
        .arg(folder)
        .arg("--dist")
        .arg(folder.join("no-app"))
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// The server's program: `POLYPHONY_SERVER`, or where cargo puts it beside this test.
fn program() -> PathBuf {
    if let Some(path) = std::env::var_os("POLYPHONY_SERVER") {
        return PathBuf::from(path);
    }
    let test = std::env::current_exe().unwrap();
    let path = test.parent().and_then(Path::parent).unwrap().join("polyphony-server");
    assert!(
        path.is_file(),
        "{} is not there: run `cargo build -p server` first, or name the program in POLYPHONY_SERVER",
        path.display()
    );
    path
}
