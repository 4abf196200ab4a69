// The files of the app: fetched whole or not at all, compared with what was packed, kept in a cache for each version.

/** The header that says what a kept file's bytes are. */
const HASH = 'x-polyphony-hash';
/** When a file is needed, as the packing wrote it. */
const [FIRST, LATER, EMBEDDED] = [0, 1, 2];
/** What stands in a version's cache once all is there that it takes to start. */
const READY = '.polyphony/ready';
/** How many files are fetched at once. */
const AT_ONCE = 6;
/** How long a cache may take to answer, milliseconds: then it is as if it were not there. */
const SHUT = 5_000;

const addressOf = (path) => new URL(path, scope()).href;
const filesOf = (version) => caches.open(named(`files ${version}`));

/** A file as a version's cache has it; none where it has none, or does not answer. */
const keptFile = (version, address) => {
  const found = filesOf(version).then((files) => files.match(address));
  return Promise.race([found, pause(SHUT)]);
};

/** The versions that are kept whole, the newest last. */
const versions = async () => {
  const beginning = named('files ');
  const names = (await caches.keys()).filter((name) => name.startsWith(beginning));
  const all = names.map((name) => name.slice(beginning.length));
  const whole = await Promise.all(all.map((version) => keptFile(version, addressOf(READY))));
  return all.filter((_, place) => whole[place]);
};

const hashed = async (bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Fetches a file; an error where it is not what was packed. What lies in the browser's own cache may be damaged too,
 *  so a wrong file is asked for once more past it. */
const fetched = async ([path, hash, size]) => {
  let why = '';
  for (const cache of ['no-cache', 'reload']) {
    const answer = await fetch(addressOf(path), { cache, credentials: 'same-origin' });
    const bytes = await answer.arrayBuffer();
    if (answer.ok && bytes.byteLength === size && (await hashed(bytes)) === hash) {
      const headers = new Headers(answer.headers);
      // The bytes are unpacked by now.
      for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
      headers.set(HASH, hash);
      return new Response(bytes, { headers });
    }
    why = `status ${answer.status}, ${bytes.byteLength} of ${size} bytes`;
  }
  throw new Error(`${path} is not the file of version ${PACKED.version}: ${why}`);
};

/** Puts a file into this version's cache: from an earlier version where that has the same one, else from the network. */
const take = async (file, own, earlier) => {
  const [path, hash] = file;
  const address = addressOf(path);
  const same = async (cache) => {
    const kept = await cache.match(address);
    return kept?.headers.get(HASH) === hash ? kept : null;
  };
  if (await same(own)) return;
  for (const cache of earlier) {
    const kept = await same(cache);
    if (kept) return put(own, address, kept);
  }
  return put(own, address, await fetched(file));
};

/** Keeps an answer; where there is no room, what can be had again makes room once. */
const put = async (cache, address, answer) => {
  const again = answer.clone();
  try {
    await cache.put(address, answer);
  } catch {
    await makeRoom();
    await cache.put(address, again);
  }
};

/** Pictures and earlier answers go before the app does. */
const makeRoom = async () => {
  await letGo('pictures');
  await letGo('answers');
};

/** Takes all of these files, some at once; the first that cannot be had stops the others. */
const takeAll = async (files) => {
  const own = await filesOf(PACKED.version);
  const others = (await versions()).filter((version) => version !== PACKED.version);
  const earlier = await Promise.all(others.map(filesOf));
  const open = [...files];
  const walk = async () => {
    for (let file = open.shift(); file; file = open.shift()) {
      try {
        await take(file, own, earlier);
      } catch (error) {
        open.length = 0;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
};

/** The files that are needed at one of these times. */
const needed = (...times) => PACKED.files.filter((file) => times.includes(file[3]));

const savesData = () => self.navigator.connection?.saveData === true;

/** Everything every screen needs, unless the person spares data. What is there already is not fetched again. */
const fill = async () => {
  if (savesData()) return;
  const { embedded } = await backend();
  await takeAll(embedded ? needed(LATER, EMBEDDED) : needed(LATER));
  await put(await filesOf(PACKED.version), addressOf('.polyphony/full'), new Response('yes'));
};

ASKED.fill = async (event) => {
  const own = await filesOf(PACKED.version);
  // The page asked who is there before this worker was; without that it cannot start without a network.
  const { base } = await backend();
  if (base && (await fact('person')) === undefined) await learn(base);
  if (!(await own.match(addressOf('.polyphony/full')))) await fill();
  reply(event, { full: Boolean(await own.match(addressOf('.polyphony/full'))) });
};
