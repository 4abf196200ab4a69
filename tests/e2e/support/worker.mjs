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
