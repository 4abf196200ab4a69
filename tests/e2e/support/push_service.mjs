// A push service on this machine, and a device that reads what was sent to it (RFC 8291, RFC 8188).
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

/** How long a message may take to come, milliseconds. */
const PATIENCE = 30_000;

/** Takes every message; `next()` waits for the next one. */
export const startPushService = async () => {
  const got = [];
  const waiting = [];
  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const message = { path: request.url, headers: request.headers, body: Buffer.concat(parts) };
      const first = waiting.shift();
      if (first) first(message);
      else got.push(message);
      response.writeHead(201).end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    next: () => (got.length ? Promise.resolve(got.shift()) : within(new Promise((resolve) => waiting.push(resolve)))),
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
};

const within = async (coming) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no message came in ${PATIENCE} ms`)), PATIENCE);
  });
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
};

/** A device of a push service: what its browser hands over, and how it reads. */
export const makeDevice = (service, name) => {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  const auth = randomBytes(16);
  const own = keys.getPublicKey();
  const derived = (secret, salt, info, length) => Buffer.from(hkdfSync('sha256', secret, salt, info, length));
  return {
    written: {
      endpoint: `${service.url}/${name}`,
      keys: { p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
    },
    read: (body) => {
      const [salt, length] = [body.subarray(0, 16), body[20]];
      const sender = body.subarray(21, 21 + length);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender]);
      const secret = derived(keys.computeSecret(sender), auth, info, 32);
      const key = derived(secret, salt, 'Content-Encoding: aes128gcm\0', 16);
      const nonce = derived(secret, salt, 'Content-Encoding: nonce\0', 12);
      const record = body.subarray(21 + length);
      const decipher = createDecipheriv('aes-128-gcm', key, nonce);
      decipher.setAuthTag(record.subarray(-16));
      const text = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
      return text.subarray(0, text.lastIndexOf(2)).toString();
    },
  };
};
