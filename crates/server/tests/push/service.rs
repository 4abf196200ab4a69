//! A push service on this machine: takes messages for devices of its own, answers as a test says, reads what it got as a
//! device would, and checks who sent it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

use aes_gcm::{
    Aes128Gcm, Nonce,
    aead::{Aead, KeyInit},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::push::NewDevice;
use hkdf::Hkdf;
use p256::{
    PublicKey, SecretKey,
    ecdh::diffie_hellman,
    ecdsa::{Signature, VerifyingKey, signature::Verifier},
    elliptic_curve::sec1::ToEncodedPoint,
};
use serde_json::Value;
use sha2::Sha256;

/// A message as it came.
#[derive(Clone, Debug)]
pub struct Got {
    pub path: String,
    head: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Got {
    /// A header; empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        let found = self.head.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    /// The claims of whoever sent it, whose signature holds; and the key it holds under.
    pub fn signed(&self) -> (Value, String) {
        let word = self.header("authorization").strip_prefix("vapid t=").unwrap();
        let (word, key) = word.split_once(", k=").unwrap();
        let (signed, signature) = word.rsplit_once('.').unwrap();
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
        let verifying = VerifyingKey::from_sec1_bytes(&bytes(key)).unwrap();
        verifying.verify(signed.as_bytes(), &Signature::from_slice(&bytes(signature)).unwrap()).unwrap();
        let claims = bytes(signed.split_once('.').unwrap().1);
        (serde_json::from_slice(&claims).unwrap(), key.to_owned())
    }
}

/// Status line and headers, each on its line; raw where it begins with `raw:`. `hang` never answers.
type Script = Arc<Mutex<Box<dyn Fn(&Got) -> String + Send>>>;

pub struct Service {
    pub base: String,
    got: Arc<Mutex<Vec<Got>>>,
    script: Script,
}

impl Service {
    /// One that takes everything.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let got = Arc::new(Mutex::new(Vec::new()));
        let script: Script = Arc::new(Mutex::new(Box::new(|_: &Got| "201 Created".to_owned())));
        let (notes, reads) = (Arc::clone(&got), Arc::clone(&script));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (notes, reads) = (Arc::clone(&notes), Arc::clone(&reads));
                std::thread::spawn(move || serve(&stream.unwrap(), &notes, &reads));
            }
        });
        Self { base, got, script }
    }

    /// From now on it answers so.
    pub fn answers(&self, script: impl Fn(&Got) -> String + Send + 'static) {
        *self.script.lock().unwrap() = Box::new(script);
    }

    /// What came since the last time this was called.
    pub fn got(&self) -> Vec<Got> {
        std::mem::take(&mut *self.got.lock().unwrap())
    }
}

fn serve(mut stream: &TcpStream, notes: &Mutex<Vec<Got>>, script: &Script) {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    if reader.read_line(&mut first).is_err() || first.is_empty() {
        return;
    }
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).is_err() || line.trim().is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').unwrap();
        head.push((name.trim().to_owned(), value.trim().to_owned()));
    }
    let mut got = Got { path: first.split(' ').nth(1).unwrap_or_default().to_owned(), head, body: vec![] };
    let mut body = vec![0; got.header("content-length").parse().unwrap_or(0)];
    reader.read_exact(&mut body).unwrap();
    got.body = body;
    let answer = script.lock().unwrap()(&got);
    notes.lock().unwrap().push(got);
    if answer == "hang" {
        // Until the other side has had enough.
        let _ = reader.read(&mut [0]);
        return;
    }
    let raw = answer.strip_prefix("raw:").map(str::to_owned);
    let usual = || {
        let head = answer.replace('\n', "\r\n");
        format!("HTTP/1.1 {head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    };
    let _ = stream.write_all(raw.unwrap_or_else(usual).as_bytes());
}

/// A browser: it has a key, and reads what was sent to it.
pub struct Device {
    key: SecretKey,
    secret: [u8; 16],
    pub endpoint: String,
}

impl Device {
    pub fn new(service: &Service, name: &str) -> Self {
        Self::at(&format!("{}/{name}", service.base), name.bytes().next().unwrap_or(1))
    }

    pub fn at(endpoint: &str, number: u8) -> Self {
        let key = SecretKey::from_slice(&[number; 32]).unwrap();
        Self { key, secret: [number; 16], endpoint: endpoint.to_owned() }
    }

    pub fn given(&self) -> NewDevice {
        NewDevice {
            endpoint: self.endpoint.clone(),
            p256dh: URL_SAFE_NO_PAD.encode(self.key.public_key().to_encoded_point(false).as_bytes()),
            auth: URL_SAFE_NO_PAD.encode(self.secret),
            zone: "UTC".into(),
            language: "en".into(),
            replaces: None,
        }
    }

    /// The message in it, read as RFC 8291 and RFC 8188 say, without a line of the code that wrote it.
    pub fn read(&self, body: &[u8]) -> Value {
        let (salt, rest) = body.split_at(16);
        let (size, rest) = rest.split_at(4);
        assert_eq!(u32::from_be_bytes(size.try_into().unwrap()), 4_096);
        let (sender, record) = rest[1..].split_at(usize::from(rest[0]));
        let public = PublicKey::from_sec1_bytes(sender).unwrap();
        let shared = diffie_hellman(self.key.to_nonzero_scalar(), public.as_affine());
        let own = self.key.public_key().to_encoded_point(false);
        let mut material = [0; 32];
        let info = [b"WebPush: info\0".as_slice(), own.as_bytes(), sender].concat();
        let hkdf = Hkdf::<Sha256>::new(Some(&self.secret), shared.raw_secret_bytes());
        hkdf.expand(&info, &mut material).unwrap();
        let hkdf = Hkdf::<Sha256>::new(Some(salt), &material);
        let (mut key, mut nonce) = ([0; 16], [0; 12]);
        hkdf.expand(b"Content-Encoding: aes128gcm\0", &mut key).unwrap();
        hkdf.expand(b"Content-Encoding: nonce\0", &mut nonce).unwrap();
        let cipher = Aes128Gcm::new_from_slice(&key).unwrap();
        let mut text = cipher.decrypt(Nonce::from_slice(&nonce), record).unwrap();
        while text.last() == Some(&0) {
            text.pop();
        }
        assert_eq!(text.pop(), Some(2), "the last record ends so");
        serde_json::from_slice(&text).unwrap()
    }
}
