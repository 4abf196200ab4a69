// Answers of the backend and pictures, kept for when there is no network. What is kept belongs to one person: as soon as
// anybody else is there, or nobody, it goes.

/** How much is kept at most: answers and pictures by their number, one of each by its bytes. */
const MOST = { reads: 400, pictures: 200, readBytes: 2_000_000, pictureBytes: 4_000_000 };
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
  await caches.delete(named('pictures'));
  const reads = await caches.open(named('reads'));
  const keys = await reads.keys();
  await Promise.all(keys.filter(({ url }) => !FOR_ALL.test(url)).map((key) => reads.delete(key)));
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
  await keep('reads', address, new Response(bytes, { headers }), MOST.reads);
};

/** Keeps one more, and lets go of what was kept longest. No room is no fault: then it is not kept. */
const keep = async (name, address, answer, most) => {
  try {
    const cache = await caches.open(named(name));
    await cache.put(address, answer);
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
  } catch {
    await caches.delete(named(name)).catch(() => {});
  }
};

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms, null); });

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
  const kept = onlyFresh ? undefined : await (await caches.open(named('reads'))).match(address, { ignoreVary: true });
  const answer = await Promise.race(kept ? [asked, pause(PATIENCE)] : [asked]).catch(() => null);
  if (answer?.type === 'opaqueredirect') return shutOut();
  if (answer && (answer.status < 502 || answer.status > 504 || !kept)) return answer;
  return kept ?? (answer || Response.error());
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
  const kept = await (await caches.open(named('pictures'))).match(address, { ignoreVary: true });
  if (kept) return kept;
  const before = turn;
  const answer = await fetch(event.request);
  const size = Number(answer.headers.get('content-length') ?? 0);
  if (answer.ok && answer.type === 'basic' && size <= MOST.pictureBytes && before === turn) {
    event.waitUntil(keep('pictures', address, answer.clone(), MOST.pictures));
  }
  return answer;
};
