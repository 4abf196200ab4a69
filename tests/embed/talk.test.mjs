// What the app and the page around say to each other: height, theme, language, places; and a page that means harm.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { onServer } from './support/app.mjs';
import { openPage, startChromium } from './support/chromium.mjs';
import { appFrame, element, enterInFrame, page as around, startHost } from './support/host.mjs';

/** The strictest policy under which the element can work: our script, our frame, nothing else. */
const strict = (app) => `default-src 'none'; script-src ${app}; frame-src ${app}; base-uri 'none'; form-action 'none'`;
const TWENTY = Array.from({ length: 20 }, (_, i) => `<iframe src="/other" title="other ${i}" width="200" height="60"></iframe>`).join('');
/** Counts what the element says. */
const heard = (page) =>
  page.evaluate(() => {
    globalThis.heard = [];
    const element = document.querySelector('polyphony-app');
    for (const type of ['ready', 'resize', 'navigate', 'share', 'error']) {
      element.addEventListener(type, ({ detail }) => globalThis.heard.push({ type, at: Date.now(), ...detail }));
    }
  });
/** The height of the app's content, and of the frame around it. */
const heights = async (page, frame) => [
  await frame.evaluate(() => document.body.getBoundingClientRect().height),
  await page.evaluate(() => document.querySelector('polyphony-app').shadowRoot.querySelector('iframe').clientHeight),
];

describe('the app and the page around', { timeout: 180_000 }, () => {
  let host;
  let app;
  let chromium;
  const pages = { '/other': '<!doctype html><title>other</title><p>other</p>' };
  before(async () => {
    host = await startHost(pages);
    // Also what a hostile page may not do: this one is not on the list.
    app = await onServer([host.origin]);
    pages['/whole'] = around(element(app.url));
    pages['/reach'] = around(element(app.url, 'view="reach"'));
    pages['/gallery'] = around(element(app.url, 'view="gallery" height="600"'));
    pages['/twenty'] = around(`${TWENTY}${element(app.url)}`);
    pages['/strict'] = { headers: { 'content-security-policy': strict(app.url) }, body: around(element(app.url)) };
    pages['/below'] = around(`<div style="height:12000px"></div>${element(app.url)}`);
    chromium = await startChromium();
    const page = await openPage(chromium);
    await page.goto(`${host.origin}/whole`);
    await enterInFrame(await appFrame(page, app.url));
    await page.close();
  });
  after(async () => {
    await chromium?.stop();
    await app?.stop();
    await host?.stop();
  });

  const open = async (path) => {
    const page = await openPage(chromium);
    await page.goto(`${host.origin}${path}`);
    const frame = await appFrame(page, app.url);
    await frame.locator('#screen').waitFor();
    return { page, frame };
  };

  test('the frame is as high as the content, within a pixel and a tenth of a second', async () => {
    const { page, frame } = await open('/reach');
    await heard(page);
    await frame.locator('tr[data-share]').first().waitFor();
    await frame.waitForFunction(() => !document.querySelector('.skeleton'));
    for (const change of [400, 37.5, -1]) {
      const before = await page.evaluate(() => globalThis.heard.length);
      const at = await frame.evaluate((much) => {
        document.querySelector('#grown')?.remove();
        if (much > 0) {
          const grown = document.createElement('div');
          grown.id = 'grown';
          grown.style.blockSize = `${much}px`;
          document.querySelector('#main').append(grown);
        }
        return Date.now();
      }, change);
      await page.waitForFunction((length) => globalThis.heard.slice(length).some(({ type }) => type === 'resize'), before);
      const told = await page.evaluate((length) => globalThis.heard.slice(length).filter(({ type }) => type === 'resize'), before);
      assert.ok(told[0].at - at <= 100, `told after ${told[0].at - at} ms`);
      const [content, framed] = await heights(page, frame);
      assert.ok(Math.abs(content - framed) <= 1, `the content is ${content} high, its frame ${framed}`);
      assert.equal(told.length, 1, 'growing does not make it grow');
    }
    assert.deepEqual(page.faults, []);
    await page.close();
  });

  test('theme and language are those of the page around, also when they change', async () => {
    const { page, frame } = await open('/whole');
    const root = () => frame.evaluate(() => ({ ...document.documentElement.dataset, lang: document.documentElement.lang, dir: document.documentElement.dir }));
    assert.equal((await root()).lang, 'en');
    await frame.evaluate(() => { globalThis.still = true; });
    await page.evaluate(() => { document.documentElement.style.colorScheme = 'dark'; document.documentElement.lang = 'ar'; });
    await frame.waitForFunction(() => document.documentElement.lang === 'ar' && document.documentElement.dataset.theme === 'dark');
    assert.equal((await root()).dir, 'rtl');
    await frame.locator('#screen').waitFor();
    assert.match(await frame.locator('.embed-out').textContent(), /\p{Script=Arabic}/u);
    await page.evaluate(() => { const app = document.querySelector('polyphony-app'); app.setTheme('light'); app.setLocale('de'); });
    await frame.waitForFunction(() => document.documentElement.lang === 'de' && document.documentElement.dataset.theme === 'light');
    await frame.getByRole('link', { name: 'Ganze App öffnen' }).waitFor();
    assert.equal(await frame.evaluate(() => globalThis.still), true, 'without a new page');
    assert.deepEqual(page.faults, []);
    await page.close();
  });

  test('places are asked for and told', async () => {
    const { page, frame } = await open('/whole');
    await heard(page);
    await page.evaluate(() => document.querySelector('polyphony-app').navigate('/guide'));
    await frame.locator('.guide-row').first().waitFor();
    await page.waitForFunction(() => globalThis.heard.some(({ type, path }) => type === 'navigate' && path === '/guide'));
    const refused = await page.evaluate(() => ['guide', '//elsewhere.example', 7].map((path) => {
      try { document.querySelector('polyphony-app').navigate(path); return 'taken'; } catch (error) { return error.name; }
    }));
    assert.deepEqual(refused, ['TypeError', 'TypeError', 'TypeError']);
    await page.close();
  });

  test('a part of the app leads nowhere else, but to the whole in a tab of its own', async () => {
    const { page, frame } = await open('/gallery');
    await frame.locator('[data-story] a').first().click();
    await frame.locator('a[href$="/share"]').first().waitFor();
    assert.equal(await frame.locator('.embed-ways, .ways, .header').count(), 0);
    await frame.locator('.embed-back').click();
    await frame.locator('[data-story]').first().waitFor();
    const [tab] = await Promise.all([
      chromium.context.waitForEvent('page'),
      frame.locator('.gallery-head a[href$="/suggest"]').click(),
    ]);
    await tab.waitForURL('**/suggest');
    assert.match(frame.url(), /\/stories/);
    await tab.close();
    await page.close();
  });

  test('in a frame as high as its content, a dialog opens where one pressed', async () => {
    pages['/story'] = around(element(app.url, 'view="gallery"'));
    const { page, frame } = await open('/story');
    await frame.locator('[data-story] a').first().click();
    await frame.locator('a[href$="/share"]').first().click();
    await frame.locator('#caption').fill('A house that keeps itself warm');
    const button = frame.locator('[data-network=linked_in] button').last();
    await button.click();
    const dialog = frame.locator('dialog[open]');
    await dialog.waitFor();
    const [pressed, opened] = [await button.boundingBox(), await dialog.boundingBox()];
    const far = Math.abs(pressed.y - (opened.y + opened.height / 2));
    assert.ok(far < 500, `the dialog is ${far} pixels away`);
    const seen = await page.evaluate(() => innerHeight);
    assert.ok(opened.y + opened.height > 0 && opened.y < seen, 'and is seen');
    assert.deepEqual(page.faults, []);
    await page.close();
  });

  test('under a strict policy, and among twenty other frames, it works as alone', async () => {
    for (const path of ['/strict', '/twenty']) {
      const { page, frame } = await open(path);
      await frame.locator('.embed-ways').waitFor();
      await page.waitForFunction(() => document.querySelector('polyphony-app').shadowRoot.querySelector('iframe').clientHeight !== 480);
      assert.deepEqual(page.faults, [], path);
      assert.deepEqual(page.said.filter((text) => text.includes('Content Security Policy')), [], path);
      await page.close();
    }
  });

  test('it costs nothing before it comes into view', async () => {
    const page = await openPage(chromium);
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${host.origin}/below`, { waitUntil: 'networkidle' });
    assert.deepEqual(asked.filter((url) => url.startsWith(app.url)), [`${app.url}embed.js`]);
    await page.evaluate(() => document.querySelector('polyphony-app').scrollIntoView());
    await (await appFrame(page, app.url)).locator('#screen').waitFor();
    await page.close();
  });

  test('a page that means harm is not listened to', async () => {
    const { page, frame } = await open('/whole');
    const before = frame.url();
    const flood = await page.evaluate((origin) => {
      const inside = document.querySelector('polyphony-app').shadowRoot.querySelector('iframe').contentWindow;
      const bad = [
        null, 7, 'text', [], {}, { polyphony: 2, type: 'navigate', path: '/guide' }, { polyphony: '1', type: 'navigate', path: '/guide' },
        { polyphony: 1 }, { polyphony: 1, type: {} }, { polyphony: 1, type: 'navigate' }, { polyphony: 1, type: 'navigate', path: '//elsewhere.example/' },
        { polyphony: 1, type: 'navigate', path: 'javascript:alert(1)' }, { polyphony: 1, type: 'navigate', path: '/\\elsewhere.example' },
        { polyphony: 1, type: 'hello', theme: '"><script>', locale: '../../secret' }, { polyphony: 1, type: 'hello', theme: 7, locale: {} },
        { polyphony: 1, type: 'code', code: 'mine' }, { polyphony: 1, type: 'navigate', path: `/${'x'.repeat(100_000)}` },
      ];
      for (const message of bad) inside.postMessage(message, origin);
      for (let i = 0; i < 20_000; i += 1) inside.postMessage({ polyphony: 1, type: 'hello', theme: i % 2 ? 'dark' : 'light' }, origin);
      return bad.length;
    }, new URL(app.url).origin);
    assert.ok(flood > 10);
    // It still answers: the next second's words are heard again.
    await frame.waitForFunction(() => new Promise((done) => setTimeout(() => done(true), 1_100)));
    await page.evaluate(() => document.querySelector('polyphony-app').navigate('/guide'));
    await frame.locator('.guide-row').first().waitFor();
    assert.equal(new URL(before).origin, new URL(frame.url()).origin);
    assert.deepEqual(page.faults, []);
    assert.deepEqual(page.said, []);
    await page.close();
  });

  test('whoever is not on the list may not show it, and other frames are not listened to', async () => {
    const stranger = await startHost({ '/': around(element(app.url, '', '<p id="instead">Read more in the app</p>')) });
    const page = await openPage(chromium);
    await page.goto(stranger.origin);
    await page.waitForFunction(() => document.querySelector('polyphony-app').shadowRoot.querySelector('iframe').contentWindow.length === 0);
    const inside = page.frames().filter((frame) => frame !== page.mainFrame());
    for (const frame of inside) assert.equal(await frame.locator('#screen').count(), 0);
    // A frame that says what the app would say is not the app.
    await heard(page);
    await page.evaluate(() => {
      postMessage({ polyphony: 1, type: 'resize', height: 5_000 }, '*');
      postMessage({ polyphony: 1, type: 'ready', view: 'app' }, '*');
      return new Promise((done) => setTimeout(done, 50));
    });
    assert.deepEqual(await page.evaluate(() => globalThis.heard), []);
    assert.deepEqual(page.faults, []);
    await page.close();
    await stranger.stop();
  });
});
