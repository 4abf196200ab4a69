// The page's side of the service worker: registers it, hears of new versions, and passes on what the app asks of it. The
// app (`platform::service_worker`) finds all of this on `polyphony.service`, and hears of changes by events of the window.

const root = document.documentElement;
/** How often a page that stays open asks for a new version at most, milliseconds. */
const ASK_AGAIN = 20 * 60 * 1000;

const tell = (what, detail) => dispatchEvent(new CustomEvent(`polyphony:${what}`, { detail }));

/** Asks a worker something; null where no answer comes. */
const ask = (worker, what, patience = 5000) =>
  new Promise((resolve) => {
    if (!worker) return resolve(null);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, patience, null);
    worker.postMessage({ ask: what }, [port2]);
    return undefined;
  });

/** What the service worker gave did not start. It gives something else next time; once, or this would go on for ever. */
export const another = async () => {
  const worker = navigator.serviceWorker?.controller;
  if (!worker || sessionStorage.getItem('polyphony.another')) return false;
  // A page that is being left fails too; it does not live to see the end of this.
  await new Promise((done) => setTimeout(done, 1500));
  sessionStorage.setItem('polyphony.another', 'yes');
  const { port1, port2 } = new MessageChannel();
  await new Promise((done) => {
    port1.onmessage = done;
    setTimeout(done, 3000);
    worker.postMessage({ ask: 'broken' }, [port2]);
  });
  location.reload();
  return true;
};

/** Registers the worker. Where there can be none (an old browser, a private window, a sandbox) the app does without. */
export const begin = async (app) => {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const controlled = workers.controller;
  const registration = await workers.register(new URL(root.dataset.service, document.baseURI), { updateViaCache: 'none' });
  // Some browsers refuse without an error.
  if (!registration) return;
  sessionStorage.removeItem('polyphony.another');
  const service = serviceOf(app, registration);
  app.service = service;
  follow(workers, registration, service, controlled);
  tell('service');
  await workers.ready;
  const sent = await ask(workers.controller, 'sent');
  if (sent) tell('sent', sent);
  await fillWhenIdle(workers);
};

const serviceOf = (app, registration) => ({
  /** Whether a new version waits. */
  waits: false,
  /** Begins with the new version, in this tab; the others go on as they are until somebody wants it there too. */
  begin() {
    const again = () => location.reload();
    const { waiting } = registration;
    if (!waiting) return again();
    navigator.serviceWorker.addEventListener('controllerchange', again, { once: true });
    waiting.postMessage({ ask: 'begin' });
    // A worker that was given up meanwhile does not answer.
    setTimeout(again, 5000);
    return undefined;
  },
  /** Has the outbox sent when there is a network again, also without this page; false where that cannot be. */
  async sync() {
    if (!registration.sync) return false;
    return registration.sync.register('polyphony-outbox').then(() => true, () => false);
  },
  /** The newest thing that was shared into the app, as `{ key, title, text, url, photo }`; null where there is none. */
  shared: () => inShared(registration, 'readonly', (store, done) => {
    store.openCursor(null, 'prev').onsuccess = ({ target: { result } }) => done(result && { ...result.value, key: result.key });
  }),
  /** Lets go of it. */
  take: (key) => inShared(registration, 'readwrite', (store, done) => {
    store.delete(key).onsuccess = () => done(true);
  }),
});

/** Does something in the worker's store of shared things (`src/workers/service/base.js`), which only the worker makes. */
const inShared = (registration, mode, work) =>
  new Promise((resolve) => {
    const opening = indexedDB.open(`polyphony ${new URL(registration.scope).pathname} service`);
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => resolve(null);
    opening.onsuccess = () => {
      const open = opening.result;
      const transaction = open.transaction('shared', mode);
      let found = null;
      work(transaction.objectStore('shared'), (value) => { found = value; });
      const end = () => {
        open.close();
        resolve(found);
      };
      transaction.oncomplete = end;
      transaction.onabort = end;
    };
  });

const follow = (workers, registration, service, controlled) => {
  const ready = () => {
    service.waits = true;
    tell('update');
  };
  // The first worker of all is no news: it is the version that is on screen.
  const watch = (worker) => worker?.addEventListener('statechange', () => {
    if (worker.state === 'installed' && registration.active) ready();
  });
  if (registration.waiting && controlled) ready();
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  // Another tab began with a new version: this one goes on with its own, and says so.
  if (controlled) workers.addEventListener('controllerchange', ready);
  workers.addEventListener('message', ({ data }) => {
    if (data?.polyphony === 'outbox') tell('sent', data);
  });
  let asked = Date.now();
  const look = () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < ASK_AGAIN) return;
    asked = Date.now();
    // What cannot be asked for now is asked for later.
    registration.update().catch(() => {});
  };
  for (const [target, name] of [[document, 'visibilitychange'], [window, 'online']]) target.addEventListener(name, look);
};

/** Lets the worker fetch the rest once somebody is in and the page has nothing else to do. Who
 *  only looks in at the door pays for the door. */
const fillWhenIdle = async (workers) => {
  if (!localStorage.getItem('polyphony.person')) {
    await new Promise((done) => addEventListener('polyphony:in', done, { once: true }));
  }
  await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));
  const { active } = await workers.ready;
  await ask(active, 'fill', 300_000);
};
