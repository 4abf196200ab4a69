// What the tests talk to: the real server as a process, and a plain host of static files for the embedded backend.
import { spawn } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';

const needed = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests by \`cargo xtask test --only browser\``);
  return value;
};

/** The packed app. */
export const dist = needed('POLYPHONY_DIST');

/** Starts the server with the demo programme; `stop()` ends it and removes its data. */
export const startServer = async ({ data = mkdtempSync(join(tmpdir(), 'polyphony-')), args = [] } = {}) => {
  const options = ['serve', '--listen', '127.0.0.1:0', '--data', data, '--dist', dist, '--mode', 'demo', '--demo'];
  const child = spawn(needed('POLYPHONY_SERVER'), [...options, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const url = await new Promise((resolve, reject) => {
    const hear = (chunk) => {
      said += chunk;
      const found = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(said);
      if (found) resolve(found[1]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  return {
    url: `${url}/`,
    data,
    end: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
};

export const KINDS = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
  "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'self'";

/** Serves static files as any web host would, with a strict policy; `files` answers paths before the folder does. */
export const startStatic = async ({ folder = dist, files = {} } = {}) => {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    const send = (kind, body) => {
      response.writeHead(200, { 'content-type': kind, 'content-security-policy': POLICY, 'cache-control': 'no-cache' });
      if (typeof body === 'string' || Buffer.isBuffer(body)) response.end(body);
      else body.pipe(response);
    };
    if (path in files) return send(KINDS[extname(path)] ?? 'text/plain', files[path]);
    const file = join(folder, normalize(path));
    if (path !== '/' && existsSync(file) && statSync(file).isFile()) {
      return send(KINDS[extname(file)] ?? 'application/octet-stream', createReadStream(file));
    }
    if (extname(path) !== '') {
      response.writeHead(404, { 'content-type': 'text/plain' });
      return response.end('not found');
    }
    return send(KINDS['.html'], createReadStream(join(folder, 'index.html')));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
};

/** The two homes of the app, under one shape: `{ name, start() → { url, stop } }`. */
export const HOMES = [
  { name: 'server', start: () => startServer() },
  { name: 'embedded', start: () => startStatic() },
];
