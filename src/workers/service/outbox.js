// What was given without a connection goes out when there is one again, also after the last tab was closed: the walk of
// `client::outbox::Outbox::pass`, over the same shelf (`src/backend/shelf.rs`), under the same lock, as plain HTTP. A
// command carries its id as idempotency key, so sending it twice does nothing twice.

const [SHELF, ENTRIES, LOCK, SYNC] = ['polyphony-outbox', 'entries', 'polyphony.outbox', 'polyphony-outbox'];
/** Kinds of problem after which a command will not be done. */
const FINAL = ['invalid', 'forbidden', 'not_found', 'conflict', 'too_large', 'unsupported'];
/** What a bare status stands for among them, as `client::http::answer` has it. */
const KIND_OF = { 400: 'invalid', 403: 'forbidden', 404: 'not_found', 409: 'conflict', 410: 'not_found', 412: 'conflict', 413: 'too_large', 422: 'invalid', 501: 'unsupported' };

self.addEventListener('sync', (event) => {
  if (event.tag === SYNC) event.waitUntil(replay());
});

/** The shelf as the app made it; none where there is none, for only the app may make it. */
const shelf = () =>
  new Promise((resolve) => {
    const opening = indexedDB.open(SHELF);
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => resolve(null);
    opening.onsuccess = () => {
      const open = opening.result;
      open.onversionchange = () => open.close();
      resolve(open.objectStoreNames.contains(ENTRIES) ? open : null);
    };
  });

const onShelf = (open, mode, work) =>
  new Promise((resolve, reject) => {
    const transaction = open.transaction(ENTRIES, mode);
    const request = work(transaction.objectStore(ENTRIES));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });

/** What waits, with its keys, in the order in which it was given. */
const waiting = async (open) => {
  const keys = await onShelf(open, 'readonly', (store) => store.getAllKeys());
  const rows = await onShelf(open, 'readonly', (store) => store.getAll());
  const all = rows.map((row, place) => ({ key: keys[place], entry: JSON.parse(row.entry) }));
  return all.filter(({ entry }) => entry.state === 'waiting');
};

/** Changes an entry where it still lies; null takes it away. */
const settle = (open, key, entry) => {
  const row = entry && { id: entry.command.id, entry: JSON.stringify(entry) };
  return onShelf(open, 'readwrite', (store) => (row ? store.put(row, key) : store.delete(key)));
};

/** Sends all that waits and belongs to whoever is signed in; throws where something stands in the way, for the browser
 *  then tries again later. */
const replay = () => self.navigator.locks.request(LOCK, walk);

const walk = async () => {
  const { base } = await backend();
  const open = base && (await shelf());
  if (!open) return;
  const done = { applied: 0, refused: 0 };
  try {
    const me = await fetch(`${base}api/v1/me`, { cache: 'no-store', credentials: 'include', headers: { accept: 'application/json' } });
    if (!me.ok) throw new Error(`nobody is signed in (${me.status})`);
    const { person } = await me.json();
    for (const { key, entry } of await waiting(open)) {
      entry.person ??= person;
      if (entry.person === person) await give(open, key, entry, base, done);
    }
  } finally {
    const left = (await waiting(open).catch(() => [])).length;
    open.close();
    await tell(done, left);
  }
};

/** Sends one command. */
const give = async (open, key, entry, base, done) => {
  entry.tries += 1;
  await settle(open, key, entry);
  const answer = await fetch(`${base}api/v1/commands`, {
    method: 'POST',
    credentials: 'include',
    headers: {
      accept: 'application/json', 'content-type': 'application/json', 'x-polyphony': '1',
      'idempotency-key': entry.command.id,
    },
    body: JSON.stringify(entry.command),
  });
  const said = await answer.json();
  if (answer.ok && said?.status === 'applied') {
    done.applied += 1;
    return settle(open, key, null);
  }
  const problem = answer.ok ? said?.problem : { kind: said?.kind ?? KIND_OF[answer.status], detail: said?.detail ?? '', fields: said?.fields ?? [] };
  if (!problem || !FINAL.includes(problem.kind)) throw new Error(`not decided yet (${answer.status})`);
  done.refused += 1;
  return settle(open, key, { ...entry, state: 'stuck', problem });
};

/** Tells the tabs; where there is none, the next one that is opened. */
const tell = async ({ applied, refused }, left) => {
  if (left > 0) await self.navigator.setAppBadge?.(left).catch(() => {});
  else await self.navigator.clearAppBadge?.().catch(() => {});
  if (applied + refused === 0) return;
  const tabs = await self.clients.matchAll({ type: 'window' });
  for (const tab of tabs) tab.postMessage({ polyphony: 'outbox', applied, refused });
  if (tabs.length > 0) return;
  const before = (await fact('sent')) ?? { applied: 0, refused: 0 };
  await setFact('sent', { applied: before.applied + applied, refused: before.refused + refused });
};

/** What was sent while no tab was open; told once. */
ASKED.sent = async (event) => {
  const sent = await fact('sent');
  await setFact('sent', undefined);
  reply(event, sent ?? null);
};

/** Sends now, where the browser does not do so by itself. */
ASKED.replay = () => replay();
