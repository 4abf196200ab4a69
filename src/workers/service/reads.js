// Answers of the backend and pictures, kept for when there is no network. What is kept belongs to one person: as soon as
// anybody else is there, or nobody, it goes.

/** How much is kept at most: answers and pictures by their number, one of each by its bytes. */
const MOST = { answers: 400, pictures: 200, readBytes: 2_000_000, pictureBytes: 4_000_000 };
/** How long the network may take where there is something kept, milliseconds. */
const PATIENCE = 6_000;
/** The header of a kept answer: when it was read. */
const KEPT = 'x-polyphony-kept';
/** News and answers that are no use later. */
const NOT_KEPT = /^(events|health|openapi\.json|session|.*\.(svg|png))$/;
/** What is the same for everybody. */
const FOR_ALL = /\/api\/v1\/(about|voices)$/;

/** Grows when somebody else comes in: an answer that was asked for before is not kept after. */
let turn = 0;

/** From now on it is this person; none where nobody is in. */
const meet = async (person) => {
  const before = await fact('person');
  if (before === person) return;
  turn += 1;
  await inStore('pictures', 'readwrite', (rows) => rows.clear());
  await inStore('answers', 'readwrite', (rows) => {
    const keys = rows.getAllKeys();
    keys.onsuccess = () => keys.result.filter((address) => !FOR_ALL.test(address)).forEach((address) => rows.delete(address));
    return keys;
  });
  await setFact('person', person);
};

/** Somebody comes in or leaves: until it is known who, nobody is. */
const changeSession = async (event) => {
  await meet(undefined);
  try {
    return await fetch(event.request);
  } finally {
    turn += 1;
    await meet(undefined);
  }
};

/** Asks who is there, when something is read by somebody yet unknown: the app asked before this worker was. */
let asking = null;
const learn = (base) => {
  const ask = async (path) => {
    const address = `${base}api/v1/${path}`;
    const answer = await fetch(address, { headers: { accept: 'application/json' }, credentials: 'include' });
    if (answer.ok) await look(address, answer);
  };
  asking ??= ask('me').then(() => ask('about')).catch(() => {}).finally(() => { asking = null; });
  return asking;
};

/** Looks at a fresh answer: whose it is, and whether it is kept. */
const look = async (address, answer, before = turn) => {
  const path = new URL(address).pathname.split('/api/v1/')[1];
  if (path === 'me') {
    if (answer.status === 401) await meet(undefined);
    if (answer.ok) {
      const { person } = await answer.clone().json();
      const known = await fact('person');
      await meet(person);
      if (known !== person) before = turn;
    }
  }
  const owned = FOR_ALL.test(new URL(address).pathname) || (await fact('person')) !== undefined;
  const kind = answer.headers.get('content-type') ?? '';
  if (!answer.ok || !owned || before !== turn || NOT_KEPT.test(path) || !kind.includes('json')) return;
  const bytes = await answer.clone().arrayBuffer();
  if (bytes.byteLength > MOST.readBytes || before !== turn) return;
  const headers = new Headers(answer.headers);
  for (const name of ['content-encoding', 'content-length', 'vary']) headers.delete(name);
  headers.set(KEPT, String(Date.now()));
  await keep('answers', { address, headers: [...headers], bytes }, MOST.answers);
};

/** What is kept under this address; none where there is none. */
const kept = async (store, address) => {
  const row = await inStore(store, 'readonly', (rows) => rows.get(address)).catch(() => undefined);
  return row && new Response(row.bytes, { headers: row.headers });
};

/** Keeps one more, and lets go of what was kept longest. No room is no fault: then nothing of its kind is kept. */
const keep = async (store, row, most) => {
  const work = (rows) => {
    const request = rows.put({ ...row, at: Date.now() });
    rows.count().onsuccess = ({ target }) => dropLongest(rows, target.result - most);
    return request;
  };
  await inStore(store, 'readwrite', work).catch(() => letGo(store));
};

const dropLongest = (rows, over) => {
  let left = over;
  if (left <= 0) return;
  rows.index('at').openKeyCursor().onsuccess = ({ target: { result: longest } }) => {
    if (!longest || left <= 0) return;
    left -= 1;
    rows.delete(longest.primaryKey);
    longest.continue();
  };
};

/** Lets go of everything of this kind; where there is nothing, that is no fault. */
const letGo = (store) => inStore(store, 'readwrite', (rows) => rows.clear()).catch(() => {});

/** A question to the backend: its answer, else the last one to the same question. */
const read = async (event, url) => {
  const { request } = event;
  const { base } = await backend();
  if (!base || !url.href.startsWith(base)) return fetch(request);
  const address = url.href;
  // Whose commands are sent only the backend may say: then nothing kept will do.
  const onlyFresh = request.cache === 'no-store';
  const before = turn;
  const shut = await fact('door');
  const asked = fetch(request, { redirect: 'manual' });
  const done = asked.then(async (answer) => {
    if (answer.type === 'opaqueredirect') return;
    await look(address, answer.clone(), before);
    const known = await fact('person');
    if (answer.ok && known === undefined && !/\/(about|voices|me)$/.test(url.pathname)) await learn(base);
    if (answer.ok && shut) await setFact('door', undefined);
  });
  event.waitUntil(done.catch(() => {}));
  // Whatever is asked after that belongs to whoever it says: so it is noted before it is told.
  if (url.pathname.endsWith('/api/v1/me')) await Promise.race([done.catch(() => {}), pause(PATIENCE)]);
  const last = onlyFresh ? undefined : await kept('answers', address);
  const answer = await Promise.race(last ? [asked, pause(PATIENCE)] : [asked]).catch(() => null);
  if (answer?.type === 'opaqueredirect') return shutOut();
  if (answer && (answer.status < 502 || answer.status > 504 || !last)) return answer;
  return last ?? (answer || Response.error());
};

/** A proxy sends whoever asks somewhere else: they must sign in, and the next page comes from the network. */
const shutOut = async () => {
  await setFact('door', true);
  const problem = { type: 'about:blank', title: 'unauthenticated', status: 401, kind: 'unauthenticated', detail: 'sign in again' };
  return new Response(JSON.stringify(problem), { status: 401, headers: { 'content-type': 'application/problem+json' } });
};

/** A picture never changes under its name. */
const picture = async (event) => {
  const address = event.request.url;
  const last = await kept('pictures', address);
  if (last) return last;
  const before = turn;
  const answer = await fetch(event.request);
  const size = Number(answer.headers.get('content-length') ?? 0);
  if (answer.ok && answer.type === 'basic' && size <= MOST.pictureBytes && before === turn) {
    const headers = [...answer.headers].filter(([name]) => name !== 'content-encoding');
    const copy = answer.clone().arrayBuffer();
    event.waitUntil(copy.then((bytes) => keep('pictures', { address, headers, bytes }, MOST.pictures)));
  }
  return answer;
};
