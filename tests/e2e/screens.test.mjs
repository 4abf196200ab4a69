// Every screen, in every theme, size and direction: nothing for axe to find, nothing sticking out, nothing that jumps
// while it loads, one heading, a title, no key in the place of a text. The daily run takes a pairwise cover of the
// looks, `cargo xtask soak screens` all of them. The pictures are left in target/screens for people to look at.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { startServer } from './support/hosts.mjs';
import { axe, openPage, startBrowser } from './support/browser.mjs';
import { ALL_LOOKS, SCREENS, comeIn, contextOf, paired, show, watchShifts } from './support/looks.mjs';

const SHOTS = join(dirname(fileURLToPath(import.meta.url)), '../../target/screens');
const TEXT_KEYS = new Set(Object.keys(JSON.parse(readFileSync(new URL('../../public/locales/en.json', import.meta.url)))));
const plan = process.env.POLYPHONY_LOOKS === 'all' ? ALL_LOOKS.map((look) => [look, SCREENS]) : paired(SCREENS);

describe('every screen', { timeout: 1_800_000 }, () => {
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

  for (const [look, screens] of plan) {
    test(`is sound in ${look.name}`, async () => {
      const pages = new Map();
      const faults = [];
      for (const screen of screens) {
        const [name, voice] = screen;
        if (!pages.has(voice)) {
          const page = await openPage(browser, contextOf(look));
          await watchShifts(page);
          await comeIn(page, host.url, voice);
          pages.set(voice, page);
        }
        const page = pages.get(voice);
        await show(page, host.url, screen);
        await page.screenshot({ path: join(SHOTS, `${name}-${look.name}.png`) });
        for (const found of await axe(page)) faults.push(`${name}: ${found}`);
        const facts = await page.evaluate(() => ({
          beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          headings: document.querySelectorAll('h1').length,
          title: document.title,
          dir: document.documentElement.dir,
          shifts: globalThis.shifts.filter((shift) => shift.value > 0.0005),
          keys: [...document.body.innerText.matchAll(/\b[a-z]+(?:_[a-z]+)*(?:\.[a-z_]+){1,3}\b/g)].map(([key]) => key),
        }));
        if (facts.beyond > 0) faults.push(`${name}: ${facts.beyond} px stick out sideways`);
        if (facts.headings !== 1) faults.push(`${name}: ${facts.headings} main headings`);
        if (facts.title.length < 4) faults.push(`${name}: no title`);
        if (facts.dir !== look.direction) faults.push(`${name}: reads ${facts.dir}`);
        for (const shift of facts.shifts) faults.push(`${name}: jumps by ${shift.value.toFixed(4)} (${shift.what})`);
        const texts = new Set(facts.keys.filter((key) => TEXT_KEYS.has(key)));
        for (const key of texts) faults.push(`${name}: shows the key ${key}`);
      }
      for (const page of pages.values()) {
        faults.push(...page.faults);
        await page.context().close();
      }
      assert.deepEqual(faults, []);
    });
  }

  test('needs no sideways scrolling at 320 px, nor with text twice as large', async () => {
    const faults = [];
    for (const [name, options] of [['320 px', { viewport: { width: 320, height: 640 }, locale: 'de' }], ['200 %', { viewport: { width: 640, height: 450 }, locale: 'en-GB' }]]) {
      const page = await openPage(browser, { ...options, reducedMotion: 'reduce' });
      await comeIn(page, host.url, 'facilitator');
      for (const screen of SCREENS.filter(([, voice]) => voice)) {
        await show(page, host.url, [screen[0], null, screen[2], '#screen']);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (beyond > 0) faults.push(`${screen[0]} at ${name}: ${beyond} px stick out sideways`);
      }
      await page.context().close();
    }
    assert.deepEqual(faults, []);
  });
});
