// A site that is deployed again and again, breaks, and goes away: static files from the folder of the newest deploy, the
// real server behind them.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { createServer, request as ask } from 'node:http';
import { dist, KINDS, POLICY, startServer } from './hosts.mjs';

/** The list in a packed service worker, and the rest of its text. */
export const packed = (folder) => {
  const [strict, line, ...rest] = readFileSync(join(folder, 'sw.js'), 'utf8').split('\n');
  return { strict, list: JSON.parse(line.slice('const PACKED = '.length, -1)), rest: rest.join('\n') };
};

const digits = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** Writes the list anew after files were changed, as the packing hook would. */
export const listAnew = (folder) => {
  const { strict, list, rest } = packed(folder);
  for (const file of list.files) {
    const bytes = readFileSync(join(folder, file[0]));
    [file[1], file[2]] = [digits(bytes), bytes.length];
  }
  list.version = digits(JSON.stringify(list.files));
  writeFileSync(join(folder, 'sw.js'), `${strict}\nconst PACKED = ${JSON.stringify(list)};\n${rest}`);
};

/** A deploy of its own: the app under new names, its page marked with `mark`. */
export const makeDeploy = (mark) => {
  const folder = mkdtempSync(join(tmpdir(), 'polyphony-deploy-'));
  cpSync(dist, folder, { recursive: true, filter: (from) => !/\.(br|gz)$/.test(from) });
  const assets = JSON.parse(readFileSync(join(folder, 'assets.json'), 'utf8'));
  const old = /-([0-9a-f]+)\.js$/.exec(assets.app.js)[1];
  const fresh = digits(`${mark} ${old}`);
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (['.html', '.js', '.json', '.mjs'].includes(extname(name))) {
      const text = readFileSync(path, 'utf8').replaceAll(old, fresh);
      writeFileSync(path, name === 'index.html' ? text.replace('<html ', `<html data-deploy="${mark}" `) : text);
    }
    if (name.includes(old)) renameSync(path, join(folder, name.replace(old, fresh)));
  }
  listAnew(folder);
  return folder;
};

const TO_SERVER = ['/api/', '/r/', '/live', '/pictures/', '/config.json', '/share-target'];

/** Starts the site with one deploy. `deploy(folder)` replaces it, `down()` and `up()` are the network. */
export const startSite = async (first = dist, { embedded = false } = {}) => {
  const server = embedded ? null : await startServer();
  let folder = first;
  let broken = {};
  let door = false;
  const made = [];
  const asked = [];
  const answer = (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    asked.push(path);
    if (door && path.startsWith('/api/')) {
      response.writeHead(302, { location: 'http://portal.invalid/sign-in' });
      return response.end();
    }
    if (server && TO_SERVER.some((start) => path.startsWith(start))) return pass(request, response, server.url);
    const name = extname(path) === '' ? '/index.html' : path;
    let body = null;
    try {
      body = readFileSync(join(folder, name));
    } catch {
      // Not there.
    }
    if (broken[name]) body = broken[name](body);
    response.writeHead(body ? 200 : 404, {
      'content-type': (body && KINDS[extname(name)]) || 'text/plain',
      'content-security-policy': POLICY,
      'cache-control': 'no-cache',
    });
    return response.end(body ?? 'not found');
  };
  let host = null;
  let port = 0;
  const up = async () => {
    if (host?.listening) return;
    host = createServer(answer);
    await new Promise((resolve, reject) => host.on('error', reject).listen(port, '127.0.0.1', resolve));
    ({ port } = host.address());
  };
  const down = async () => {
    if (!host.listening) return;
    const gone = new Promise((resolve) => host.close(resolve));
    host.closeAllConnections();
    await gone;
  };
  await up();
  return {
    url: `http://127.0.0.1:${port}/`,
    /** Every path that was asked for. */
    asked,
    up,
    down,
    /** Puts another deploy in place; `wrong` maps a path to what becomes of its bytes (null: it is missing). */
    deploy: (next, wrong = {}) => {
      if (next !== dist && !made.includes(next)) made.push(next);
      folder = next;
      broken = wrong;
    },
    /** Whether a proxy sends whoever asks to a portal, to sign in. */
    shut: (is) => { door = is; },
    stop: async () => {
      await down();
      await server?.stop();
      for (const one of made) rmSync(one, { recursive: true, force: true });
      if (first !== dist && !made.includes(first)) rmSync(first, { recursive: true, force: true });
    },
  };
};

/** Passes a request on to the real server. */
const pass = (request, response, target) => {
  const { hostname, port } = new URL(target);
  const onward = ask({ hostname, port, path: request.url, method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
};
