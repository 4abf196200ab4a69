// Where things are kept, under names that no other installation on this address uses. Files lie in caches. Whatever is
// written now and then lies in databases, and so do facts that must outlive this worker, which the browser ends and starts
// as it likes: a cache whose writer is ended in the middle can stay shut for everybody as long as the browser runs.

/** Where the app begins, with a slash at its end. */
const scope = () => self.registration.scope;

/** The name of a cache or database of this installation. */
const named = (what) => `polyphony ${new URL(scope()).pathname} ${what}`;

/** The databases, and the stores in each. */
const STORES = {
  service: { facts: {}, shared: { autoIncrement: true } },
  kept: { answers: { keyPath: 'address' }, pictures: { keyPath: 'address' } },
};

/** The database with this store; opened anew each time, so that it never stands in the way of its own removal. */
const database = (store) =>
  new Promise((resolve, reject) => {
    const [what, stores] = Object.entries(STORES).find(([, all]) => store in all);
    const opening = indexedDB.open(named(what), 1);
    opening.onupgradeneeded = () => {
      for (const [name, options] of Object.entries(stores)) {
        const made = opening.result.createObjectStore(name, options);
        if (options.keyPath) made.createIndex('at', 'at');
      }
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error('the database is blocked'));
  });

/** Does one thing in one store; with what its request gave. */
const inStore = async (name, mode, work) => {
  const open = await database(name);
  try {
    return await new Promise((resolve, reject) => {
      const transaction = open.transaction(name, mode);
      const request = work(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    open.close();
  }
};

/** What is known where the browser keeps nothing: for as long as this worker runs. */
const inMemory = new Map();

/** A fact by its name. */
const fact = async (name) => {
  if (inMemory.has(name)) return inMemory.get(name);
  const known = await inStore('facts', 'readonly', (store) => store.get(name)).catch(() => undefined);
  inMemory.set(name, known);
  return known;
};

/** Keeps a fact; forgets it where there is nothing to keep. */
const setFact = async (name, value) => {
  inMemory.set(name, value);
  const work = (store) => (value === undefined ? store.delete(name) : store.put(value, name));
  await inStore('facts', 'readwrite', work).catch(() => {});
};

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms, null); });

/** The settings of this installation, from the network; where that fails or takes too long, as they were last. */
const settings = async (request = new Request(new URL('config.json', scope()), { cache: 'no-cache' })) => {
  const asked = fetch(request).then(async (answer) => {
    if (answer.ok) {
      place = null;
      await setFact('settings', await answer.clone().text());
    }
    return answer;
  });
  const last = await fact('settings');
  const answer = await Promise.race(last ? [asked, pause(PATIENCE)] : [asked]).catch(() => null);
  if (answer && (answer.ok || answer.status < 500)) return answer;
  return last ? new Response(last, { headers: { 'content-type': 'application/json' } }) : Response.error();
};

/** Where the programme is, once it was read from the settings. */
let place = null;

/** Where the programme is: in this browser, or at this address; neither as long as nothing could be read. */
const backend = async () => {
  place ??= await readPlace().catch(() => null);
  return place ?? { embedded: false, base: null };
};

const readPlace = async () => {
  const { backend: chosenPlace } = JSON.parse((await fact('settings')) ?? (await (await settings()).text()));
  if (chosenPlace?.kind !== 'rest') return { embedded: chosenPlace?.kind === 'embedded', base: null };
  const base = new URL(chosenPlace.base, scope()).href;
  return { embedded: false, base: base.endsWith('/') ? base : `${base}/` };
};

/** Answers whoever sent a message, if they wait for an answer. */
const reply = (event, message) => event.ports[0]?.postMessage(message);

/** What the page may ask of this worker, by name; the parts add theirs. */
const ASKED = {};
self.addEventListener('message', (event) => {
  const work = ASKED[event.data?.ask];
  if (work) event.waitUntil(Promise.resolve(work(event)).catch(() => reply(event, null)));
});
