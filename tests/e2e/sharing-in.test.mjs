// From the phone's share menu into the form: a photo, a link, words; with and without a network; and the app's place on
// the device.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { axe, openPage, startBrowser } from './support/browser.mjs';
import { startSite } from './support/deploys.mjs';
import { dist } from './support/hosts.mjs';
import { enter, openShareSheet, share } from './support/steps.mjs';
import { goOffline, goOnline, openWithWorker, settled } from './support/worker.mjs';

const PHOTO = readFileSync(join(dist, 'icons/icon-192.png')).toString('base64');

/** Hands something over as the device does: a form, posted by the browser itself, and the page it leads to. */
const handOver = async (page, fields, { photo } = {}) => {
  await Promise.all([
    page.waitForURL('**/suggest?shared=*'),
    page.evaluate(([given, bytes]) => {
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', enctype: 'multipart/form-data', action: new URL('share-target', document.baseURI).href });
      for (const [name, value] of Object.entries(given)) {
        const field = document.createElement('input');
        Object.assign(field, { type: 'hidden', name, value });
        form.append(field);
      }
      if (bytes) {
        const field = document.createElement('input');
        Object.assign(field, { type: 'file', name: 'photo' });
        const files = new DataTransfer();
        files.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], 'photo.png', { type: 'image/png' }));
        field.files = files.files;
        form.append(field);
      }
      document.body.append(form);
      form.submit();
    }, [fields, photo]),
  ]);
  await page.locator('#desk-title').waitFor();
};

const value = (page, field) => page.locator(`#desk-${field}`).inputValue();

describe('sharing into the app', { timeout: 240_000 }, () => {
  let site;
  let browser;
  before(async () => {
    site = await startSite();
    browser = await startBrowser();
  });
  afterEach(() => site.up());
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** Somebody who is in, with everything kept. */
  const somebody = async (options) => {
    const page = await openWithWorker(browser, options);
    await enter(page, site.url, 'ambassador');
    await settled(page);
    return page;
  };

  test('a photo, a title and a link become a draft, and nothing is sent', async () => {
    const page = await somebody({ viewport: { width: 390, height: 844 } });
    await handOver(page, { title: 'The new hall', text: 'Seen this morning https://example.com/hall' }, { photo: PHOTO });
    await page.locator('.note.is-good[data-shared-in]').waitFor();
    assert.equal(await value(page, 'title'), 'The new hall');
    assert.equal(await value(page, 'text'), 'Seen this morning');
    assert.equal(await value(page, 'url'), 'https://example.com/hall');
    await page.locator('.desk-shown img').waitFor();
    assert.deepEqual(await axe(page), []);
    assert.ok(!(await (await page.request.get(`${site.url}api/v1/me/submissions`)).text()).includes('The new hall'));
    await page.reload();
    await page.locator('.desk-shown img').waitFor();
    assert.equal(await page.locator('[data-shared-in].is-notice').count(), 0, 'it is taken once, and a reload loses nothing');
    assert.equal(await value(page, 'title'), 'The new hall');
    await page.context().close();
  });

  test('it works without a network, and what was begun is never overwritten', async () => {
    const page = await somebody();
    await page.goto(`${site.url}suggest`);
    await page.locator('#desk-title').fill('begun before');
    await goOffline(page.context(), site);
    await handOver(page, { title: 'came later', text: '', url: 'https://example.com/later' });
    await page.locator('[data-take]').waitFor();
    assert.equal(await value(page, 'title'), 'begun before');
    await page.reload();
    await page.locator('[data-leave]').waitFor();
    await page.locator('[data-leave]').click();
    assert.equal(await value(page, 'title'), 'begun before');
    await handOver(page, { title: 'came at last', text: '' });
    await page.locator('[data-take]').click();
    await page.locator('.note.is-good[data-shared-in]').waitFor();
    assert.equal(await value(page, 'title'), 'came at last');
    await goOnline(page.context(), site);
    await page.context().close();
  });

  test('without a service worker the server leads on to the form, which says that it did not arrive', async () => {
    const page = await openPage(browser);
    await enter(page, site.url, 'ambassador');
    await handOver(page, { title: 'lost on the way' }, { photo: PHOTO });
    await page.locator('.note.is-notice[data-shared-in]').waitFor();
    assert.equal(await value(page, 'title'), '');
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('hostile things: a huge text, a file that is no picture, many at once', async () => {
    const page = await somebody();
    await handOver(page, { title: 'x'.repeat(200_000), text: '<script>alert(1)</script>', url: 'javascript:alert(1)' });
    await page.locator('.note.is-good[data-shared-in]').waitFor();
    assert.ok((await value(page, 'title')).length <= 5_000);
    await page.locator('.desk-suggest form .is-primary').click();
    await page.locator('#desk-title[aria-invalid], #desk-url[aria-invalid]').first().waitFor();
    await page.evaluate(async () => {
      for (let n = 0; n < 12; n += 1) {
        const form = new FormData();
        form.append('title', `thing ${n}`);
        form.append('photo', new File(['not a picture'], 'x.txt', { type: 'text/plain' }));
        await fetch(new URL('share-target', document.baseURI), { method: 'POST', body: form });
      }
    });
    await page.goto(`${site.url}suggest`);
    await page.locator('[data-take]').click();
    await page.waitForFunction(() => document.querySelector('#desk-title').value === 'thing 11');
    await page.context().close();
  });

  test('installing is offered after the first share, once, and a no is a no', async () => {
    const page = await openPage(browser);
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => setTimeout(() => {
        const event = new Event('beforeinstallprompt', { cancelable: true });
        event.prompt = () => { globalThis.prompted = true; return Promise.resolve(); };
        event.userChoice = Promise.resolve({ outcome: 'dismissed' });
        dispatchEvent(event);
      }));
    });
    await enter(page, site.url, 'ambassador');
    await openShareSheet(page, site.url);
    assert.equal(await page.locator('[data-notice]').count(), 0, 'not on first sight');
    await share(page, 'email', 'in my own words');
    assert.equal(await page.locator('[data-notice]').count(), 0, 'not before one is done with sharing');
    await page.locator('.ways a[href$="/today"]').click();
    await page.locator('[data-notice=install]').waitFor();
    assert.deepEqual(await axe(page), []);
    await page.locator('[data-no]').click();
    assert.equal(await page.locator('[data-notice]').count(), 0);
    await openShareSheet(page, site.url);
    await share(page, 'x', 'and once more');
    await page.goto(`${site.url}today`);
    await page.locator('#screen').waitFor();
    assert.equal(await page.locator('[data-notice]').count(), 0);
    await page.context().close();
  });

  test('what waits is counted on the icon, and the browser is asked to keep it, with the reason', async () => {
    const page = await openPage(browser);
    await page.addInitScript(() => {
      globalThis.badges = [];
      Object.defineProperty(navigator, 'setAppBadge', { value: (n) => { globalThis.badges.push(n); return Promise.resolve(); } });
      Object.defineProperty(navigator, 'clearAppBadge', { value: () => { globalThis.badges.push(0); return Promise.resolve(); } });
      navigator.storage.persisted = () => Promise.resolve(globalThis.promised === true);
      navigator.storage.persist = () => { globalThis.promised = true; return Promise.resolve(true); };
    });
    await enter(page, site.url, 'ambassador');
    await page.goto(`${site.url}suggest`);
    await page.route('**/api/v1/commands', (route) => route.abort());
    await page.locator('#desk-title').fill('waits');
    await page.locator('.desk-suggest form .is-primary').click();
    await page.locator('button.outbox').click();
    await page.waitForFunction(() => globalThis.badges.at(-1) === 1);
    await page.locator('[data-keep] .button').click();
    await page.waitForFunction(() => globalThis.promised);
    assert.deepEqual(await axe(page), []);
    await page.unroute('**/api/v1/commands');
    await page.locator('[data-send-now]').click();
    await page.waitForFunction(() => globalThis.badges.at(-1) === 0);
    await page.context().close();
  });
});
