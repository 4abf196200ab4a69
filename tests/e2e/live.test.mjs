// The reach screen moves by itself when a link is opened elsewhere; and the test would notice if it did not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dist, startServer, startStatic } from './support/hosts.mjs';
import { openPage, startBrowser, watch } from './support/browser.mjs';
import { enter, openLink, shown } from './support/steps.mjs';

const loader = () => JSON.parse(readFileSync(join(dist, 'assets.json'), 'utf8')).workers.data.js;

/** An embedded home whose workers cannot hear each other. */
const deaf = () =>
  startStatic({ files: { [`/${loader()}`]: `delete self.BroadcastChannel;\n${readFileSync(join(dist, loader()), 'utf8')}` } });

/** Waits until figure, table row and the pixels of the last bucket have all changed. */
const moves = async (page, earlier, timeout) => {
  await page.waitForFunction(
    (old) => document.querySelector('[data-figure="clicks"]').textContent.replace(/\D/g, '') !== String(old),
    earlier.figure,
    { timeout },
  );
  const end = Date.now() + timeout;
  for (;;) {
    const now = await shown(page);
    if (now.figure > earlier.figure && now.row > earlier.row && now.pixels !== earlier.pixels) return;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(now)} after ${JSON.stringify(earlier)}`);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
};

const scenario = async (start, { server, cut }) => {
  const host = await start();
  const browser = await startBrowser();
  try {
    const page = await openPage(browser);
    if (cut && server) await page.route('**/live', (route) => route.abort());
    await enter(page, host.url, 'ambassador');
    await page.goto(`${host.url}reach?span=day`);
    await page.locator('tr[data-share]').first().waitFor();
    await page.locator('canvas[data-chart="reach-live"]').waitFor();
    const code = await page.locator('tr[data-share]').first().getAttribute('data-code');
    const earlier = await shown(page);
    const tab = watch(await page.context().newPage());
    if (server) {
      await openLink(tab, `${host.url}r/${code}`);
    } else {
      await tab.goto(`${host.url}?practice=${code}`);
      await tab.locator('#screen').waitFor();
    }
    await moves(page, earlier, cut ? 5_000 : 20_000);
  } finally {
    await browser.close();
    await host.stop();
  }
};

for (const [name, server, start, deafStart] of [
  ['server', true, startServer, startServer],
  ['embedded', false, startStatic, deaf],
]) {
  test(`${name}: a click in another tab moves figure, row and picture`, { timeout: 120_000 }, () =>
    scenario(start, { server, cut: false }));
  test(`${name}: the same with live news cut off does not move`, { timeout: 120_000 }, () =>
    assert.rejects(scenario(deafStart, { server, cut: true }), /Timeout|still/));
}
