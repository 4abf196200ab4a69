// New versions come whole or not at all, and begin when somebody says so; a broken deploy, an emptied store and a browser
// without service workers still end in a usable app.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { startBrowser, watch } from './support/browser.mjs';
import { listAnew, makeDeploy, packed, startSite } from './support/deploys.mjs';
import { enter } from './support/steps.mjs';
import { goOffline, goOnline, openWithWorker, realFaults, settled, update } from './support/worker.mjs';

/** Which deploy a page shows. */
const shows = (page) => page.evaluate(() => document.documentElement.dataset.deploy);
const note = (page) => page.locator('[data-notice=update]');

/** Presses "use it now", and waits for the page it leads to. */
const begin = async (page) => {
  await note(page).waitFor();
  await Promise.all([page.waitForEvent('load'), page.locator('[data-update]').click()]);
  await page.locator('#screen').waitFor();
};

/** The generations that are kept, by their versions. */
const kept = (page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.includes(' files ')).map((name) => name.split(' ').at(-1)));

describe('versions', { timeout: 600_000 }, () => {
  let browser;
  let site;
  let first;
  before(async () => { browser = await startBrowser(); });
  beforeEach(async () => {
    first = makeDeploy('one');
    site = await startSite(first);
  });
  afterEach(async () => { await site?.stop(); });
  after(async () => { await browser?.close(); });

  /** Somebody who is in, with everything kept. */
  const somebody = async () => {
    const page = await openWithWorker(browser);
    await enter(page, site.url, 'ambassador');
    await settled(page);
    return page;
  };

  test('three deploys with open tabs: each goes on with its own, and changes when its person says so', async () => {
    const old = await somebody();
    assert.equal(await note(old).count(), 0, 'a first visit is no news');
    await old.goto(`${site.url}suggest`);
    await old.locator('#desk-title').fill('in the middle of something');
    const tab = watch(await old.context().newPage());
    await tab.goto(`${site.url}today`);
    for (const mark of ['two', 'three']) {
      site.deploy(makeDeploy(mark));
      assert.equal(await update(tab), 'waits');
      await note(tab).waitFor();
      await begin(tab);
      assert.equal(await shows(tab), mark);
      // The tab with the old version stays as it was, is told, and still finds all its parts.
      assert.equal(await shows(old), 'one');
      await note(old).waitFor();
      assert.equal(await old.locator('#desk-title').inputValue(), 'in the middle of something');
      await old.locator('.ways a[href$="/stories"]').click();
      await old.locator('[data-story]').first().waitFor();
      await old.locator('.ways a[href$="/reach"]').click();
      await old.locator('tr[data-share]').first().waitFor();
      await old.goBack();
      await old.locator('[data-story]').first().waitFor();
      await old.goBack();
      await old.locator('#desk-title').waitFor();
    }
    assert.equal((await kept(tab)).length, 3, 'the newest, the one before, and the one that a tab still shows');
    await begin(old);
    assert.equal(await shows(old), 'three');
    assert.equal(await old.locator('#desk-title').inputValue(), 'in the middle of something');
    site.deploy(makeDeploy('four'));
    await update(tab);
    await begin(tab);
    assert.equal((await kept(tab)).length, 2, 'nobody shows the first one any more');
    assert.deepEqual([realFaults(old), realFaults(tab)], [[], []]);
    await old.context().close();
  });

  /** What may be wrong with a deploy: its files by what becomes of them. */
  const half = (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2));
  const turned = (bytes) => Buffer.from(bytes.map((byte, n) => (n === 100 ? byte ^ 1 : byte)));
  const wasmOf = (folder) => `/${packed(folder).list.files.find(([path]) => /polyphony.*\.wasm$/.test(path))[0]}`;
  const BROKEN = {
    'a missing asset': (folder) => ({ [`/${packed(folder).list.files.find(([path]) => /^polyphony-.*\.js$/.test(path))[0]}`]: () => null }),
    'a module cut off in the middle': (folder) => ({ [wasmOf(folder)]: half }),
    'a module with one bit turned': (folder) => ({ [wasmOf(folder)]: turned }),
    'a worker that throws': () => ({ '/sw.js': () => Buffer.from('throw new Error("no");') }),
    'a worker that cannot be read': () => ({ '/sw.js': () => Buffer.from('const = ;') }),
    'no worker at all': () => ({ '/sw.js': () => null }),
  };
  for (const [name, wrong] of Object.entries(BROKEN)) {
    test(`a broken deploy (${name}) changes nothing for who has the app`, async () => {
      const page = await somebody();
      const next = makeDeploy('two');
      site.deploy(next, wrong(next));
      assert.equal(await update(page), 'refused');
      assert.equal(await note(page).count(), 0);
      await page.reload();
      await page.locator('#screen').waitFor();
      assert.equal(await shows(page), 'one');
      // As soon as the deploy is whole, it comes.
      site.deploy(makeDeploy('three'));
      assert.equal(await update(page), 'waits');
      await begin(page);
      assert.equal(await shows(page), 'three');
      await page.context().close();
    });
  }

  test('a version that was fetched whole but does not start gives way to the one before, by itself, once', async () => {
    const page = await somebody();
    const next = makeDeploy('two');
    const script = packed(next).list.files.find(([path]) => /^polyphony-.*\.js$/.test(path))[0];
    writeFileSync(join(next, script), 'export default () => { throw new Error("does not start"); };\n');
    listAnew(next);
    site.deploy(next);
    assert.equal(await update(page), 'waits');
    await note(page).waitFor();
    let loads = 0;
    page.on('load', () => { loads += 1; });
    await page.locator('[data-update]').click();
    await page.waitForFunction(() => document.documentElement.dataset.deploy === 'one' && document.querySelector('#screen'), null, { timeout: 60_000 });
    assert.ok(loads <= 2, `${loads} loads`);
    await page.context().close();
  });

  test('everything the device kept is cleared under the running app: it goes on, and is whole again after', async () => {
    const page = await somebody();
    await page.goto(`${site.url}suggest`);
    await page.locator('#desk-title').fill('typed before');
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Storage.clearDataForOrigin', { origin: new URL(site.url).origin, storageTypes: 'indexeddb,cache_storage,service_workers' });
    await page.locator('#desk-title').fill('typed after');
    await page.locator('.ways a[href$="/stories"]').click();
    await page.locator('[data-story]').first().waitFor();
    await page.goto(`${site.url}suggest`);
    await page.locator('#desk-title').waitFor();
    assert.equal(await page.locator('#desk-title').inputValue(), 'typed after');
    await settled(page);
    await goOffline(page.context(), site);
    await page.goto(`${site.url}guide`);
    await page.locator('.guide-row').first().waitFor();
    await goOnline(page.context(), site);
    assert.deepEqual(realFaults(page).filter((fault) => fault.startsWith('uncaught')), []);
    await page.context().close();
  });

  test('a browser without service workers, and one that refuses them, show the same app', async () => {
    for (const script of [
      () => { Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined }); },
      () => { navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'SecurityError')); },
      () => { Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => { throw new DOMException('no', 'SecurityError'); } }); },
    ]) {
      const page = await openWithWorker(browser);
      await page.addInitScript(script);
      await enter(page, site.url, 'ambassador');
      await page.goto(`${site.url}suggest`);
      await page.locator('#desk-title').waitFor();
      assert.deepEqual(page.faults, []);
      await page.context().close();
    }
  });

  test('without room the app works from the network, and says nothing wrong', async () => {
    const page = await openWithWorker(browser);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize: 0 });
    await enter(page, site.url, 'ambassador');
    await page.goto(`${site.url}stories`);
    await page.locator('[data-story]').first().waitFor();
    await page.goto(`${site.url}suggest`);
    await page.locator('#desk-title').fill('typed without room');
    await page.locator('.desk-suggest form .is-primary').click();
    await page.locator('[data-suggestion], .desk-mine li, .toast').first().waitFor();
    assert.deepEqual(realFaults(page).filter((fault) => fault.startsWith('uncaught')), []);
    await page.context().close();
  });
});
