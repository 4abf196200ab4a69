// News in bursts, cut off, and from a stranger who means no good: figures stay right, and the page stays awake.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from './support/hosts.mjs';
import { openPage, startBrowser } from './support/browser.mjs';
import { openStream, startProxy } from './support/proxy.mjs';
import { enter } from './support/steps.mjs';

const figure = (page) =>
  page.evaluate(() => Number(document.querySelector('[data-figure="clicks"]').textContent.replace(/\D/g, '')));
const reaches = (page, wanted) =>
  page.waitForFunction(
    (wanted) => document.querySelector('[data-figure="clicks"]').textContent.replace(/\D/g, '') === String(wanted),
    wanted,
    { timeout: 20_000 },
  );

/** A click, as the log tells it. */
const CLICKED = { type: 'clicked', share: '01900000-0000-7000-8000-000000000001', clicks: 1 };

/** Counts the drawings of each canvas by frame, and how long the page was ever deaf. */
const watchFrames = (page) =>
  page.addInitScript(() => {
    globalThis.drawn = [];
    globalThis.deafest = 0;
    let frame = 0;
    let last = performance.now();
    const tick = (now) => {
      frame += 1;
      globalThis.deafest = Math.max(globalThis.deafest, now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    const numbers = new WeakMap();
    let next = 0;
    const clear = CanvasRenderingContext2D.prototype.clearRect;
    CanvasRenderingContext2D.prototype.clearRect = function (...where) {
      if (!numbers.has(this.canvas)) numbers.set(this.canvas, (next += 1));
      if (this.canvas.dataset.chart) globalThis.drawn.push(`${frame} ${numbers.get(this.canvas)} ${this.canvas.dataset.chart}`);
      return clear.apply(this, where);
    };
  });

/** A home in front of the real server; `live` writes the stream, `made` says how many clicks the stranger made up. */
const between = async (live, made = () => 0) => {
  const host = await startServer();
  const asked = { events: 0 };
  const proxy = await startProxy(host.url, {
    '/live': (request, response) => live(openStream(response), request, response),
    '/api/v1/events': (_, response, pass) => {
      asked.events += 1;
      pass((missed) => (made() ? { events: [{ n: made(), at: Date.now(), audience: 'everyone', what: CLICKED }], last: made(), more: false, reset: false } : missed));
    },
    '/api/v1/reach': (_, __, pass) =>
      pass((mine) => {
        const n = made();
        mine.clicks += n;
        mine.series.counts[mine.series.counts.length - 1] += n;
        if (n && mine.trails[0]) mine.trails[0].clicks.push({ bucket: mine.series.counts.length - 1, clicks: n });
        mine.as_of = Math.max(mine.as_of, n);
        return mine;
      }),
  });
  const browser = await startBrowser();
  const page = await openPage(browser);
  return {
    page, asked, url: proxy.url,
    stop: async () => { await browser.close(); await proxy.stop(); await host.stop(); },
  };
};

test('a thousand clicks a second are one drawing a frame, and none is lost or counted twice', { timeout: 120_000 }, async () => {
  let clicks = 0;
  let begin;
  const begun = new Promise((resolve) => { begin = resolve; });
  const home = await between(async (write) => {
    write('data: 1\n\n');
    await begun;
    const start = clicks;
    // Twenty every twenty milliseconds.
    const timer = setInterval(() => {
      if (clicks - start >= 5_000) return clearInterval(timer);
      for (let n = 0; n < 20; n += 1) write(`id: ${(clicks += 1)}\ndata: ${clicks}\n\n`);
    }, 20);
  }, () => clicks);
  try {
    const { page } = home;
    await watchFrames(page);
    await enter(page, home.url, 'ambassador');
    await page.goto(`${home.url}reach`);
    await page.locator('.live.is-live').waitFor();
    await page.locator('[data-figure=clicks]').waitFor();
    const base = await figure(page);
    await page.evaluate(() => { globalThis.drawn.length = 0; globalThis.deafest = 0; });
    const before = home.asked.events;
    begin();
    await reaches(page, base + 5_000);
    const { drawn, deafest } = await page.evaluate(() => ({ drawn: globalThis.drawn, deafest: globalThis.deafest }));
    const twice = drawn.filter((one, n) => drawn.indexOf(one) !== n);
    assert.deepEqual(twice, [], 'a canvas was drawn twice in a frame');
    assert.ok(drawn.some((one) => one.endsWith('reach-live')), 'the line moved');
    assert.ok(deafest < 1_000, `the page was deaf for ${deafest} ms`);
    assert.ok(home.asked.events - before <= 120, `${home.asked.events - before} questions for five seconds of news`);
    assert.equal(await figure(page), base + 5_000);
    assert.deepEqual(page.faults, []);
  } finally {
    await home.stop();
  }
});

test('cut off, the badge says since when; back, what was missed is there, once', { timeout: 120_000 }, async () => {
  const host = await startServer();
  const browser = await startBrowser();
  try {
    const page = await openPage(browser);
    await enter(page, host.url, 'ambassador');
    await page.goto(`${host.url}reach`);
    await page.locator('.live.is-live').waitFor();
    const code = await page.locator('tr[data-share]').first().getAttribute('data-code');
    const base = await figure(page);
    const userAgent = await page.evaluate(() => navigator.userAgent);
    const click = () => fetch(`${host.url}r/${code}`, { redirect: 'manual', headers: { 'user-agent': userAgent, accept: 'text/html' } });
    await page.context().setOffline(true);
    await page.locator('.live.is-notice').waitFor();
    assert.match(await page.locator('.live').textContent(), /Offline since \d{1,2}:\d\d/);
    for (let n = 0; n < 3; n += 1) assert.equal((await click()).status, 302);
    assert.equal(await figure(page), base, 'nothing arrives while cut off');
    await page.context().setOffline(false);
    await page.locator('.live.is-live').waitFor();
    await reaches(page, base + 3);
    // Another one afterwards: had anything been counted twice, the sum would show it.
    assert.equal((await click()).status, 302);
    await reaches(page, base + 4);
    const faults = page.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_FAILED/.test(fault));
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
    await host.stop();
  }
});

const NONSENSE = ['data: ∞\n\n', 'data: -1\n\n', 'data: 18446744073709551615\n\n', 'data\n\n', ':\n\n', 'event: x\ndata: 3\n\n', 'data: 1e99\n\n', 'data: {}\n\n', '\u0000\n\n'];

for (const [what, live] of [
  ['floods without end', async (write, request, response) => {
    const frame = 'data: 7\n\ndata: 8\n\n'.repeat(2_000);
    response.setMaxListeners(0);
    while (!response.destroyed) {
      if (!response.write(frame)) await Promise.race(['drain', 'close'].map((name) => new Promise((resolve) => { response.once(name, resolve); })));
      await new Promise(setImmediate);
    }
  }],
  ['talks nonsense', async (write, request, response) => {
    const timer = setInterval(() => NONSENSE.forEach(write), 5);
    response.once('close', () => clearInterval(timer));
  }],
  ['never ends a line', async (write, request, response) => {
    const timer = setInterval(() => write('x'.repeat(10_000)), 10);
    response.once('close', () => clearInterval(timer));
  }],
]) {
  test(`a stranger's stream that ${what} leaves the page awake`, { timeout: 120_000 }, async () => {
    const home = await between(live);
    try {
      const { page } = home;
      await watchFrames(page);
      await enter(page, home.url, 'ambassador');
      await page.goto(`${home.url}reach`);
      await page.locator('tr[data-share]').first().waitFor();
      const base = await figure(page);
      const before = home.asked.events;
      await page.evaluate(() => { globalThis.deafest = 0; });
      // Three seconds of a page in use: keys are answered all the while.
      const end = Date.now() + 3_000;
      await page.locator('.reach-picture .chart-cursor').focus();
      for (let n = 0; Date.now() < end; n += 1) {
        const key = n % 2 ? 'Home' : 'End';
        await page.keyboard.press(key);
        const wanted = n % 2 ? '0' : '83';
        await page.waitForFunction((at) => document.querySelector('[data-readout]').dataset.readout === at, wanted, { timeout: 2_000 });
      }
      assert.ok((await page.evaluate(() => globalThis.deafest)) < 1_000, 'the page froze');
      assert.ok(home.asked.events - before < 60, `${home.asked.events - before} questions in three seconds`);
      assert.equal(await figure(page), base, 'nonsense counts nothing');
      assert.deepEqual(page.faults.filter((fault) => fault.startsWith('uncaught')), []);
    } finally {
      await home.stop();
    }
  });
}
