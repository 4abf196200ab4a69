// The app in Firefox as Debian has it: somebody comes in, every screen opens from a cold start without a network, and what
// is typed and given there arrives once.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startSite } from '../e2e/support/deploys.mjs';
import { SCREENS } from '../e2e/support/looks.mjs';

const { default: puppeteer } = createRequire(join(process.env.PUPPETEER, 'package.json'))('puppeteer-core');
const STARTS = Number(process.env.POLYPHONY_COLD_STARTS ?? 20);
/** After so many starts the whole browser is started anew. */
const RUN = 5;
/** Screens by somebody who is in, with an address of their own. */
const HERE = SCREENS.filter(([, voice, way]) => voice === 'ambassador' && typeof way === 'string' && way !== 'no/such/place');

describe('Firefox', { timeout: 180_000 + STARTS * 20_000 }, () => {
  let [site, browser, profile] = [];
  const faults = [];
  const open = async () => {
    browser = await puppeteer.launch({
      browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: true, userDataDir: profile,
      extraPrefsFirefox: { 'intl.accept_languages': 'en-GB' },
    });
  };
  const newPage = async () => {
    const page = await browser.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    return page;
  };
  before(async () => {
    site = await startSite();
    profile = mkdtempSync(join(tmpdir(), 'polyphony-firefox-'));
    await open();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
    rmSync(profile, { recursive: true, force: true });
  });

  test(`${STARTS} cold starts without a network, and what is given there arrives once`, async () => {
    console.log(await browser.version());
    let page = await newPage();
    await page.goto(site.url);
    await (await page.waitForSelector('[data-voice=ambassador]')).click();
    await page.waitForSelector('#screen');
    await page.waitForFunction(() => location.pathname === '/today');
    const filled = await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise((done) => { port1.onmessage = ({ data }) => done(data); });
      active.postMessage({ ask: 'fill' }, [port2]);
      return answer;
    });
    assert.deepEqual(filled, { full: true });
    for (const [name, , way, there] of HERE) {
      await page.goto(`${site.url}${way}`);
      await page.waitForSelector(there).catch(() => assert.fail(`${name} with a network`));
    }
    await page.close();
    await site.down();
    let good = 0;
    for (let n = 0; n < STARTS; n += 1) {
      if (n % RUN === RUN - 1) {
        await browser.close();
        await open();
      }
      const [name, , way, there] = HERE[n % HERE.length];
      page = await newPage();
      await page.goto(`${site.url}${way}`);
      await page.waitForSelector(there).catch(() => assert.fail(`${name} without a network: start ${n}`));
      assert.equal(await page.$('.note.is-problem'), null, `${name} has a problem to tell`);
      good += 1;
      await page.close();
    }
    console.log(`goal: cold starts of Firefox without a network: ${good} of ${STARTS} (limit ${STARTS}) ${good === STARTS ? 'met' : 'missed'}`);

    page = await newPage();
    await page.goto(`${site.url}suggest`);
    await page.waitForSelector('#desk-title');
    await page.type('#desk-title', 'From Firefox');
    await page.type('#desk-text', 'Words without a network');
    await page.reload();
    await page.waitForFunction(() => document.querySelector('#desk-title')?.value === 'From Firefox');
    await page.click('.desk-suggest form .is-primary');
    await page.waitForFunction(() => document.querySelector('#desk-title').value === '');
    await site.up();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.waitForFunction(() => document.querySelector('button.outbox') === null);
    const mine = await page.evaluate(async () => JSON.stringify(await (await fetch('api/v1/me/submissions', { cache: 'no-store' })).json()));
    const times = mine.split('"From Firefox"').length - 1;
    console.log(`goal: what was given to Firefox without a network arrived: ${times} times (limit 1) ${times === 1 ? 'met' : 'missed'}`);
    assert.equal(times, 1);
    assert.deepEqual(faults, []);
  });
});
