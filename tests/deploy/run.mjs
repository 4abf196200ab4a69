// Walks through docs/DEPLOY.md: nginx with the lines printed there, the server behind it, and people in front.
// Needs nginx; says so and stops where there is none.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "polyphony-deploy-"));
const children = [];
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0";

function nginxBinary() {
  for (const place of [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/usr/local/sbin"]) {
    const file = path.join(place, "nginx");
    if (place && existsSync(file)) return file;
  }
  return null;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The lines of the document, with the three values that a test must choose itself. */
function site(listen, server, passwords) {
  const found = readFileSync(path.join(root, "docs/DEPLOY.md"), "utf8").match(/```nginx\n([\s\S]*?)```/g) ?? [];
  if (found.length !== 1) throw new Error(`docs/DEPLOY.md has ${found.length} nginx blocks, not one`);
  let text = found[0].replace(/```(nginx\n)?/g, "");
  for (const [from, to] of [
    ["listen 80;", `listen 127.0.0.1:${listen};`],
    ["server 127.0.0.1:8787;", `server 127.0.0.1:${server};`],
    ["/etc/nginx/polyphony.htpasswd", passwords],
  ]) {
    if (text.split(from).length !== 2) throw new Error(`"${from}" must stand once in the nginx block`);
    text = text.replace(from, to);
  }
  return text;
}

function start(program, args, options = {}) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  child.said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (child.said += data));
  children.push(child);
  return child;
}

async function accepts(port, child) {
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended: ${child.said}`);
    const open = await new Promise((resolve) => {
      const socket = net.connect(port, "127.0.0.1", () => resolve(socket.end() && true));
      socket.on("error", () => resolve(false));
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing answers on port ${port}: ${child.said}`);
}

function ask(port, target, { user, headers = {}, from, method = "GET", body } = {}) {
  const all = { host: "voices.example.org", "user-agent": BROWSER, ...headers };
  if (user) all.authorization = `Basic ${Buffer.from(`${user}:secret-${user}`).toString("base64")}`;
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path: target, method, headers: all, localAddress: from, agent: false };
    const request = http.request(options, (answer) => {
      let text = "";
      answer.on("data", (data) => (text += data));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

let passed = 0;
let failed = 0;
async function check(name, run) {
  try {
    await run();
    passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error.message}`);
  }
}

function same(found, wanted, what) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what} is ${a}, not ${b}`);
}

async function walk(nginx) {
  const [front, back] = [await freePort(), await freePort()];
  const passwords = path.join(folder, "passwords");
  writeFileSync(passwords, ["jo", "fay", "ada"].map((user) => `${user}:{PLAIN}secret-${user}\n`).join(""));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const kept = temporary.map((name) => `${name}_temp_path ${path.join(folder, name)};`).join(" ");
  const config = path.join(folder, "nginx.conf");
  writeFileSync(
    config,
    `daemon off; pid ${path.join(folder, "nginx.pid")}; error_log stderr warn; events {}\n` +
      // Started by root, its workers would be somebody who cannot look into our folder.
      `${process.getuid() === 0 ? "user root;" : ""}\n` +
      `http { access_log ${path.join(folder, "access.log")}; ${kept}\n${site(front, back, passwords)}\n}\n`,
  );
  let dist = process.env.POLYPHONY_DIST;
  if (!dist || !existsSync(path.join(dist, "index.html"))) {
    dist = path.join(folder, "dist");
    mkdirSync(dist);
    writeFileSync(path.join(dist, "index.html"), "<!doctype html><title>Polyphony</title>");
  }
  const flags = ["--mode", "proxy", "--trusted-proxy", "127.0.0.1", "--facilitators", "fay,omar", "--administrators", "ada"];
  const places = ["--listen", `127.0.0.1:${back}`, "--data", path.join(folder, "data"), "--dist", dist];
  const environment = { PATH: process.env.PATH, PUBLIC_URL: "http://voices.example.org" };
  const server = start(process.env.POLYPHONY_SERVER, ["serve", ...flags, ...places], { env: environment });
  await accepts(back, server);
  await accepts(front, start(nginx, ["-p", folder, "-c", config, "-e", "stderr"]));

  await check("without a password nobody comes in", async () => {
    for (const target of ["/", "/api/v1/me", "/api/v1/about", "/live"]) {
      same((await ask(front, target)).status, 401, `the status of ${target}`);
    }
    const wrong = { authorization: `Basic ${Buffer.from("fay:guess").toString("base64")}` };
    same((await ask(front, "/api/v1/me", { headers: wrong })).status, 401, "the status with a wrong password");
  });
  await check("the app comes with a password", async () => {
    const answer = await ask(front, "/quiz", { user: "jo" });
    same([answer.status, answer.headers["cache-control"]], [200, "no-cache"], "the answer");
    same(answer.headers["content-security-policy"].startsWith("default-src 'none'"), true, "the policy");
  });
  await check("people are who they say, with their roles", async () => {
    for (const [user, roles] of [["jo", ["ambassador"]], ["fay", ["ambassador", "facilitator"]], ["ada", ["ambassador", "administrator"]]]) {
      const answer = await ask(front, "/api/v1/me", { user });
      same(answer.status, 200, "the status");
      const me = JSON.parse(answer.text);
      same([me.person, me.roles], [user, roles], "who it is");
    }
  });
  await check("a header of one's own changes nothing", async () => {
    const answer = await ask(front, "/api/v1/me", { user: "jo", headers: { "x-remote-user": "fay" } });
    same(JSON.parse(answer.text).person, "jo", "who it is");
  });
  await check("a forged header from another address is refused", async () => {
    const headers = { "x-remote-user": "fay" };
    const answer = await ask(back, "/api/v1/me", { headers, from: "127.0.0.2" });
    same([answer.status, JSON.parse(answer.text).kind], [401, "unauthenticated"], "the answer");
  });
  await check("a tracked link works without a password, and is counted", async () => {
    const submit = async (user, type, more) => {
      const id = crypto.randomUUID();
      const headers = { "x-polyphony": "1", "idempotency-key": id, origin: "http://voices.example.org" };
      const body = JSON.stringify({ id, body: { type, ...more } });
      const answer = await ask(front, "/api/v1/commands", { user, headers, method: "POST", body });
      same(answer.status, 200, `the status of ${type}: ${answer.text}`);
    };
    const words = { feed: "f", guid: "1", title: "A story", summary: "", source: "s", language: "en", kind: "news" };
    await submit("fay", "add_stories", { stories: [{ ...words, url: "https://example.org/a", picture: null, topics: [], published: null }] });
    const [story] = JSON.parse((await ask(front, "/api/v1/stories", { user: "jo" })).text).items;
    await submit("jo", "record_share", { story: story.id, network: "linked_in", caption: "Look" });
    const [share] = JSON.parse((await ask(front, "/api/v1/shares", { user: "jo" })).text);
    const opened = await ask(front, `/r/${share.code}`, { headers: { "x-forwarded-for": "192.0.2.1" } });
    const target = "https://example.org/a?utm_source=linked_in&utm_medium=ambassador&utm_campaign=polyphony";
    same([opened.status, opened.headers.location], [302, target], "the answer");
    same((await ask(front, "/r/1111111111")).status, 404, "the status of a link that is none");
    same((await ask(front, "/server.css")).status, 200, "the status of its style");
    const reach = JSON.parse((await ask(front, "/api/v1/reach", { user: "jo" })).text);
    same([reach.clicks, reach.visitors_today.about], [1, 1], "what was counted");
  });
  await check("notices come through at once", async () => {
    const got = await new Promise((resolve, reject) => {
      const authorization = `Basic ${Buffer.from("jo:secret-jo").toString("base64")}`;
      const options = { host: "127.0.0.1", port: front, path: "/live", headers: { authorization }, agent: false };
      const request = http.get(options, (answer) => answer.once("data", (data) => resolve(request.destroy() && String(data))));
      request.on("error", reject);
      setTimeout(() => reject(new Error("nothing within 5 s")), 5_000).unref();
    });
    same(/^id: \d+\ndata: \d+\n\n/.test(got), true, `a notice in ${JSON.stringify(got)}`);
  });
  await check("no address of a link's visitor is in the proxy's log", async () => {
    const log = readFileSync(path.join(folder, "access.log"), "utf8");
    same([log.includes("/api/v1/me"), log.includes("/r/")], [true, false], "what is in the log");
  });
  await check("it stops in order", async () => {
    const ended = new Promise((resolve) => server.on("exit", resolve));
    server.kill("SIGTERM");
    same(await ended, 0, "the exit code");
  });
}

const nginx = nginxBinary();
if (!nginx) {
  console.log("not run: nginx is missing (Debian: apt-get install nginx-light)");
} else if (!process.env.POLYPHONY_SERVER || !existsSync(process.env.POLYPHONY_SERVER)) {
  console.log("POLYPHONY_SERVER must name the built polyphony-server");
  process.exitCode = 2;
} else {
  try {
    console.log(`with ${nginx}`);
    await walk(nginx);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${error.message}`);
  } finally {
    for (const child of children) if (child.exitCode === null) child.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
