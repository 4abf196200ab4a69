// Every screen, in every theme and on both sizes at least once: nothing for axe to find, nothing sticking out, one
// heading, a title. The pictures are left in target/screens for people to look at.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { startServer } from './support/hosts.mjs';
import { axe, openPage, startBrowser } from './support/browser.mjs';
import { enter } from './support/steps.mjs';

const SHOTS = join(dirname(fileURLToPath(import.meta.url)), '../../target/screens');
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 }, small: { width: 320, height: 640 } };

/** Screen by name: who looks, where, and what must be there before it is judged. */
const SCREENS = [
  ['start', null, '', '[data-voice]'],
  ['quiz', 'newcomer', 'quiz', '#screen'],
  ['stories', 'ambassador', 'stories', '[data-story]'],
  ['story', 'ambassador', 'first-story', 'a[href$="/share"]'],
  ['share', 'ambassador', 'first-share', '#caption'],
  ['reach', 'ambassador', 'reach', 'tr[data-share]'],
  ['reach-empty', 'newcomer', 'reach', '#screen'],
  ['me', 'ambassador', 'me', 'canvas'],
  ['programme', 'facilitator', 'programme', 'canvas'],
  ['not-found', 'ambassador', 'no/such/place', '#screen'],
];
const LOOKS = [
  { theme: 'light', size: 'phone', direction: 'ltr' },
  { theme: 'dark', size: 'desk', direction: 'ltr' },
  { theme: 'light', size: 'desk', direction: 'rtl' },
  { theme: 'dark', size: 'small', direction: 'rtl' },
];

describe('every screen', { timeout: 600_000 }, () => {
  let host;
  let browser;
  before(async () => {
    mkdirSync(SHOTS, { recursive: true });
    host = await startServer();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await host?.stop();
  });

  for (const look of LOOKS) {
    test(`is sound in ${look.theme}, ${look.size}, ${look.direction}`, async () => {
      const options = { colorScheme: look.theme, viewport: SIZES[look.size], reducedMotion: 'reduce' };
      const pages = new Map();
      for (const [name, voice, path, ready] of SCREENS) {
        if (!pages.has(voice)) {
          const page = await openPage(browser, options);
          if (voice) {
            await enter(page, host.url, voice);
            await page.waitForURL(/stories|quiz/);
          }
          pages.set(voice, page);
        }
        const page = pages.get(voice);
        await page.goto(`${host.url}${path.startsWith('first') ? 'stories' : path}`);
        if (path.startsWith('first')) {
          await page.locator('[data-story] a').first().click();
          await page.locator('a[href$="/share"]').first().waitFor();
          if (path === 'first-share') await page.locator('a[href$="/share"]').first().click();
        }
        await page.locator(ready).first().waitFor();
        await page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), look.direction);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        await page.screenshot({ path: join(SHOTS, `${name}-${look.theme}-${look.size}-${look.direction}.png`) });
        assert.deepEqual(await axe(page), [], `${name}: axe`);
        const facts = await page.evaluate(() => ({
          beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          headings: document.querySelectorAll('h1').length,
          title: document.title,
        }));
        assert.ok(facts.beyond <= 0, `${name}: ${facts.beyond} px stick out sideways`);
        assert.equal(facts.headings, 1, `${name}: one main heading`);
        assert.ok(facts.title.length > 3, `${name}: a title`);
      }
      for (const page of pages.values()) {
        assert.deepEqual(page.faults, []);
        await page.context().close();
      }
    });
  }
});
