//! From flags and environment to a configuration.

use std::{net::SocketAddr, path::PathBuf};

use domain::embed::HostPattern;
use http::HeaderName;

use super::args::{Args, Environment, Value};
use crate::{
    cidr::Cidr,
    config::{Brand, Config, Mistake, Mode, Proxy, PublicUrl, PushConfig, SEED},
    frame::Embedding,
    schedule::FeedList,
};

const FLAGS: [&str; 22] = [
    "--listen",
    "--data",
    "--dist",
    "--mode",
    "--progress",
    "--name",
    "--public-url",
    "--pack",
    "--brand-accent",
    "--brand-logo",
    "--seed",
    "--trusted-proxy",
    "--user-header",
    "--facilitators",
    "--administrators",
    "--feeds",
    "--allow-fetch",
    "--enquiry-secret",
    "--push-key",
    "--push-contact",
    "--allow-push",
    "--frame-ancestors",
];

/// Where the programme lives if nothing is said.
pub(super) const DATA: &str = "polyphony-data";

/// The configuration of `serve` and `load-demo`.
pub fn config(words: &[String], environment: Environment<'_>) -> Result<Config, Mistake> {
    let args = Args::read(words, &FLAGS, &["--demo", "--no-push", "--tell-shares"])?;
    if let Some(word) = args.words.first() {
        return Err(Mistake::new(word, "is more than this command takes"));
    }
    let get = |flag: &str| args.get(flag, environment);
    let path = |flag: &str| get(flag).map(|value| PathBuf::from(value.text));
    let listen = match get("--listen") {
        Some(value) => value.text.parse().map_err(|_| {
            value.mistake(format!("`{}` is not an address with a port, like 127.0.0.1:8787", value.text))
        })?,
        None => SocketAddr::from(([127, 0, 0, 1], 8787)),
    };
    let public = get("--public-url");
    let public_url = public
        .as_ref()
        .map(|value| PublicUrl::read(&value.text).map_err(|why| value.mistake(why)))
        .transpose()?;
    let seed = match get("--seed") {
        Some(value) => value.text.parse().map_err(|_| value.mistake("must be a whole number"))?,
        None => SEED,
    };
    let mode = mode(&args, environment)?;
    // The demo programme belongs to the company its generator made up.
    let default_name = if args.has("--demo", environment) { domain::demo::COMPANY } else { "Polyphony" };
    let config = Config {
        listen,
        data: path("--data").unwrap_or_else(|| DATA.into()),
        dist: path("--dist").unwrap_or_else(|| "dist".into()),
        mode,
        demo_seed: args.has("--demo", environment).then_some(seed),
        progress: path("--progress"),
        name: get("--name").map_or_else(|| default_name.to_owned(), |value| value.text),
        public_url,
        pack: path("--pack"),
        brand: brand(&args, environment)?,
        enquiry_secret: enquiry_secret(&args, environment)?,
        feeds: feeds(&args, environment)?,
        allow_fetch: ranges(&args, "--allow-fetch", environment)?,
        push: push(&args, environment)?,
        embedding: embedding(&args, environment)?,
    };
    fits(&config, public.as_ref())?;
    Ok(config)
}

/// The feeds that the file of the flag lists.
fn feeds(args: &Args, environment: Environment<'_>) -> Result<FeedList, Mistake> {
    let Some(value) = args.get("--feeds", environment) else { return Ok(FeedList::default()) };
    let text = std::fs::read_to_string(&value.text)
        .map_err(|error| value.mistake(format!("{}: {error}", value.text)))?;
    FeedList::read(&text).map_err(|why| value.mistake(format!("{}: {why}", value.text)))
}

/// How notifications are sent, unless none are to be.
fn push(args: &Args, environment: Environment<'_>) -> Result<Option<PushConfig>, Mistake> {
    if args.has("--no-push", environment) {
        return Ok(None);
    }
    let contact = args.get("--push-contact", environment);
    let is_contact = |text: &str| {
        let (scheme, rest) = text.split_once(':').unwrap_or_default();
        let led = rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty());
        (scheme == "mailto" && rest.contains('@')) || (scheme == "https" && led)
    };
    if let Some(value) = contact.as_ref().filter(|value| !is_contact(&value.text)) {
        let reason =
            format!("`{}` is neither like mailto:voices@example.org nor an https address", value.text);
        return Err(value.mistake(reason));
    }
    Ok(Some(PushConfig {
        key: args.get("--push-key", environment).map(|value| PathBuf::from(value.text)),
        contact: contact.map(|value| value.text),
        allow: ranges(args, "--allow-push", environment)?,
    }))
}

/// The fewest characters of a secret: what is shorter can be tried out.
const SHORTEST_SECRET: usize = 20;

/// The first line of the file that the flag names: a secret on the command line could be read by everybody on the machine.
fn enquiry_secret(args: &Args, environment: Environment<'_>) -> Result<Option<String>, Mistake> {
    let Some(value) = args.get("--enquiry-secret", environment) else { return Ok(None) };
    let text = std::fs::read_to_string(&value.text)
        .map_err(|error| value.mistake(format!("{}: {error}", value.text)))?;
    let secret = text.lines().next().unwrap_or_default().trim();
    if secret.len() < SHORTEST_SECRET || !secret.bytes().all(|b| b.is_ascii_graphic()) {
        let reason = format!(
            "{}: its first line must be a secret of {SHORTEST_SECRET} or more letters, digits and signs",
            value.text
        );
        return Err(value.mistake(reason));
    }
    Ok(Some(secret.to_owned()))
}

/// The ranges of addresses that a flag lists.
pub(super) fn ranges(args: &Args, flag: &str, environment: Environment<'_>) -> Result<Vec<Cidr>, Mistake> {
    let read = |value: &Value| value.text.parse().map_err(|why: String| value.mistake(why));
    args.list(flag, environment).iter().map(read).collect()
}

/// Who may show the app inside their own pages.
fn embedding(args: &Args, environment: Environment<'_>) -> Result<Embedding, Mistake> {
    let read = |value: &Value| HostPattern::read(&value.text).map_err(|why| value.mistake(why));
    let hosts = args.list("--frame-ancestors", environment).iter().map(read).collect::<Result<_, _>>()?;
    Ok(Embedding { hosts, tells_shares: args.has("--tell-shares", environment) })
}

fn brand(args: &Args, environment: Environment<'_>) -> Result<Brand, Mistake> {
    let accent = args.get("--brand-accent", environment);
    if let Some(value) = &accent {
        domain::brand::palette(&value.text).map_err(|no_colour| value.mistake(no_colour.to_string()))?;
    }
    let logo = args.get("--brand-logo", environment);
    if let Some(value) = logo.as_ref().filter(|value| value.text.contains("//")) {
        let reason =
            "must lie among the files of the app, like logo.svg: pages load no pictures from elsewhere";
        return Err(value.mistake(reason));
    }
    Ok(Brand { accent: accent.map(|value| value.text), logo: logo.map(|value| value.text) })
}

fn mode(args: &Args, environment: Environment<'_>) -> Result<Mode, Mistake> {
    let Some(mode) = args.get("--mode", environment) else { return Ok(Mode::Demo) };
    match mode.text.as_str() {
        "demo" => Ok(Mode::Demo),
        "proxy" => {
            let texts =
                |flag: &str| args.list(flag, environment).into_iter().map(|value| value.text).collect();
            let trusted = ranges(args, "--trusted-proxy", environment)?;
            let user_header = match args.get("--user-header", environment) {
                Some(value) => {
                    let wrong = || value.mistake(format!("`{}` is not the name of a header", value.text));
                    HeaderName::from_bytes(value.text.to_ascii_lowercase().as_bytes()).map_err(|_| wrong())?
                }
                None => HeaderName::from_static("x-remote-user"),
            };
            let (facilitators, administrators) = (texts("--facilitators"), texts("--administrators"));
            Ok(Mode::Proxy(Proxy { trusted, user_header, facilitators, administrators }))
        }
        other => Err(mode.mistake(format!("`{other}` is not a mode; there are demo and proxy"))),
    }
}

/// Whether the parts go together.
fn fits(config: &Config, public: Option<&Value>) -> Result<(), Mistake> {
    match &config.mode {
        Mode::Demo => {
            if !config.listen.ip().is_loopback() {
                let reason = format!(
                    "in the demo anybody may be anybody, so it listens on this machine only (127.0.0.1 or ::1), \
                     not on {}",
                    config.listen.ip()
                );
                return Err(Mistake::new("--listen", reason));
            }
            match (public, &config.public_url) {
                (Some(value), Some(url)) if !url.is_loopback() => Err(value.mistake(
                    "in the demo anybody may be anybody, so its address must mean this machine (localhost); \
                     for others use --mode proxy",
                )),
                _ => Ok(()),
            }
        }
        Mode::Proxy(proxy) => {
            if config.demo_seed.is_some() {
                return Err(Mistake::new("--demo", "the demo programme is for --mode demo only"));
            }
            if proxy.trusted.is_empty() {
                let reason = "--mode proxy needs the addresses of the proxy, like --trusted-proxy 127.0.0.1";
                return Err(Mistake::new("--trusted-proxy", reason));
            }
            if config.public_url.is_none() {
                let reason =
                    "--mode proxy needs the address people type, like PUBLIC_URL=https://voices.example.org";
                return Err(Mistake::new("--public-url", reason));
            }
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Config, String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        config(&words, &|_| None).map_err(|mistake| mistake.to_string())
    }

    #[test]
    fn the_demo_stays_on_this_machine() {
        assert!(read("--listen 127.0.0.1:0 --public-url http://localhost:9000").is_ok());
        for line in
            ["--listen 0.0.0.0:80", "--listen [::]:80", "--listen 10.0.0.1:80", "--public-url https://e.org"]
        {
            assert!(read(line).unwrap_err().contains("in the demo"), "{line}");
        }
    }

    #[test]
    fn every_mistake_is_located() {
        for (line, start) in [
            ("--listen nonsense", "--listen: `nonsense`"),
            ("--mode best", "--mode: `best`"),
            ("--seed x", "--seed:"),
            ("--mode proxy", "--trusted-proxy:"),
            ("--mode proxy --trusted-proxy ten", "--trusted-proxy: `ten`"),
            ("--mode proxy --trusted-proxy ::1", "--public-url:"),
            ("--mode proxy --trusted-proxy ::1 --public-url x", "--public-url: `x`"),
            ("--mode proxy --trusted-proxy ::1 --public-url https://e.org --demo", "--demo:"),
            (
                "--mode proxy --trusted-proxy ::1 --user-header a:b --public-url https://e.org",
                "--user-header:",
            ),
            ("--feeds /no/such/file", "--feeds: /no/such/file: "),
            ("--allow-fetch ten", "--allow-fetch: `ten`"),
            ("--enquiry-secret /no/such/file", "--enquiry-secret: /no/such/file: "),
            ("--push-contact somebody", "--push-contact: `somebody`"),
            ("--push-contact mailto:x", "--push-contact: `mailto:x`"),
            ("--allow-push ten", "--allow-push: `ten`"),
            ("--frame-ancestors https://e.org,*", "--frame-ancestors: `*`"),
            ("surplus", "surplus:"),
        ] {
            let why = read(line).unwrap_err();
            assert!(why.starts_with(start), "{line}: {why}");
            assert_eq!(why.lines().count(), 1, "{why}");
        }
    }
}
