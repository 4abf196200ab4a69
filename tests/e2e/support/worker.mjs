// What tests need to know of the service worker.
import assert from 'node:assert/strict';
import { openPage } from './browser.mjs';

/** A page that may have a service worker. */
export const openWithWorker = (browser, options = {}) => openPage(browser, { serviceWorkers: 'allow', reducedMotion: 'reduce', ...options });

/** Waits until the worker is in charge of this page and has everything. */
export const settled = async (page) => {
  const filled = await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
    }
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((done) => { port1.onmessage = ({ data }) => done(data); });
    active.postMessage({ ask: 'fill' }, [port2]);
    return answer;
  });
  assert.deepEqual(filled, { full: true }, 'the service worker has fetched everything');
};

/** Asks for a new version now, and waits until one waits, or what was asked for was refused. */
export const update = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    try {
      await registration.update();
    } catch {
      return 'refused';
    }
    const worker = registration.installing ?? registration.waiting;
    if (!worker) return 'nothing new';
    while (worker.state === 'installing') {
      await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
    }
    return worker.state === 'redundant' ? 'refused' : 'waits';
  });

/** No network for the pages of this context, and none for their service worker: the site is gone as well. */
export const goOffline = async (context, site) => {
  await context.setOffline(true);
  await site?.down();
};

/** Back again. */
export const goOnline = async (context, site) => {
  await site?.up();
  await context.setOffline(false);
};

/** What a page complains about, without what a page without a network cannot help. */
export const realFaults = (page) =>
  page.faults.filter((fault) => !/ERR_(INTERNET_DISCONNECTED|CONNECTION|FAILED|NETWORK|EMPTY|INCOMPLETE|ABORTED)|Failed to load resource|sw\.js/.test(fault));

/** How a page stands that did not start: what it has loaded, who answers it, what is kept. For whoever has to find out why. */
export const portrait = async (page) => {
  const seen = await page.evaluate(async () => {
    const within = (work, what) =>
      Promise.race([work().catch((error) => `${what}: ${error}`), new Promise((done) => setTimeout(done, 3000, `${what}: no answer`))]);
    const registration = await navigator.serviceWorker.getRegistration();
    const state = (worker) => worker?.state ?? 'none';
    const asks = async (worker) => {
      if (!worker) return 'none';
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise((done) => { port1.onmessage = ({ data }) => done(data); });
      worker.postMessage({ ask: 'version' }, [port2]);
      return answer;
    };
    const kept = async () => {
      const all = await Promise.all((await caches.keys()).map(async (name) => [name, (await (await caches.open(name)).keys()).length]));
      return Object.fromEntries(all);
    };
    const short = ({ name, responseStatus, responseEnd }) => `${name.split('/').slice(3).join('/')} ${responseStatus} ${Math.round(responseEnd)}`;
    return {
      deploy: document.documentElement.dataset.deploy,
      loaded: performance.getEntriesByType('resource').map(short),
      workers: [navigator.serviceWorker.controller, registration?.active, registration?.waiting, registration?.installing].map(state),
      version: await within(() => asks(navigator.serviceWorker.controller), 'version'),
      settings: await within(async () => (await fetch('config.json')).status, 'config.json'),
      me: await within(async () => (await fetch('api/v1/me')).status, 'me'),
      kept: await within(kept, 'caches'),
      locks: await within(async () => JSON.stringify(await navigator.locks.query()), 'locks'),
      texts: await within(async () => Object.keys((await globalThis.polyphony?.texts) ?? {}), 'texts'),
      text: document.body.innerText,
    };
  });
  return JSON.stringify({ ...seen, faults: page.faults?.slice(-5) });
};
