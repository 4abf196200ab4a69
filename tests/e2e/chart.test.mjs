// The chart as an instrument: walked through by keys, seen closer, shared by its address, kept as files. What the picture
// says and what the table says is the same at every step.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { startServer } from './support/hosts.mjs';
import { axe, openPage, startBrowser } from './support/browser.mjs';
import { enter } from './support/steps.mjs';

const WHOLE = '[data-row="bucket"]';

/** The table's rows, oldest first: bucket, name, clicks and, where compared, the clicks before. */
const table = (page) =>
  page.locator(WHOLE).evaluateAll((rows) =>
    rows.map((row) => ({
      bucket: Number(row.dataset.bucket),
      name: row.querySelector('th').textContent,
      cells: [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent.replace(/\D/g, ''))),
    })).reverse());

const sum = (rows, cell = 0) => rows.reduce((all, row) => all + row.cells[cell], 0);
const cursor = (page) => page.locator('.reach-picture .chart-cursor');
const windowOf = async (page) => (await page.locator('.chart-time').getAttribute('data-window')).split('-').map(Number);

/** Waits until the window is another than `old`; gives the new one. */
const moved = async (page, old) => {
  await page.waitForFunction((old) => document.querySelector('.chart-time').dataset.window !== old, old.join('-'));
  return windowOf(page);
};

/** What the cursor says to those who see it and to those who hear it. */
const said = (page) =>
  page.evaluate(() => {
    const slider = document.querySelector('.reach-picture .chart-cursor');
    const seen = document.querySelector('[data-readout]');
    return { at: Number(seen.dataset.readout), seen: seen.textContent, heard: slider.getAttribute('aria-valuetext'), value: Number(slider.value) };
  });

/** Downloads what the menu's item of this kind keeps. */
const kept = async (page, item) => {
  await page.locator('.chart-save > button').click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.chart-save [role=menuitem]').nth(item).click()]);
  return { name: file.suggestedFilename(), body: await readFile(await file.path()) };
};

describe('the chart of one\'s reach', { timeout: 240_000 }, () => {
  let host;
  let browser;
  let page;
  before(async () => {
    host = await startServer();
    browser = await startBrowser();
    page = await openPage(browser, { acceptDownloads: true });
    await enter(page, host.url, 'ambassador');
  });
  after(async () => {
    assert.deepEqual(page?.faults, []);
    await browser?.close();
    await host?.stop();
  });

  const open = async (query = '') => {
    await page.goto(`${host.url}reach${query}`);
    await page.locator(WHOLE).first().waitFor({ state: 'attached' });
  };

  test('says by keys what the table says, and clearly where it ends', async () => {
    await open();
    const rows = await table(page);
    assert.equal(rows.length, 84);
    await cursor(page).focus();
    const steps = [['Home', rows.at(0)], ['ArrowRight', rows.at(1)], ['End', rows.at(-1)], ['ArrowLeft', rows.at(-2)]];
    for (const [key, row] of steps) {
      await page.keyboard.press(key);
      await page.waitForFunction((at) => document.querySelector('[data-readout]').dataset.readout === at, String(row.bucket));
      const now = await said(page);
      assert.equal(now.value, row.bucket);
      assert.equal(now.heard, now.seen);
      assert.ok(now.seen.startsWith(`${row.name}: ${row.cells[0]} click`), `${now.seen} is not ${JSON.stringify(row)}`);
    }
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    assert.equal((await said(page)).at, 0, 'nothing lies before the first');
    await page.keyboard.press('PageUp');
    assert.ok((await said(page)).at > 3, 'a page is more than a step');
  });

  test('comes closer, moves and goes back by keys; address and table follow', async () => {
    await open();
    const whole = await windowOf(page);
    await cursor(page).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('+');
    const closer = await moved(page, whole);
    assert.ok(closer[1] === 84 && closer[0] > 20, `${closer}`);
    assert.equal((await table(page)).length, closer[1] - closer[0]);
    await page.waitForURL(/\?from=\d{4}-\d\d-\d\d$/);
    await page.keyboard.press('Shift+ArrowLeft');
    const earlier = await moved(page, closer);
    assert.ok(earlier[1] < 84 && earlier[1] - earlier[0] === closer[1] - closer[0], `${earlier}`);
    await page.waitForURL(/from=.*&to=/);
    const rows = await table(page);
    assert.deepEqual([rows.at(0).bucket, rows.at(-1).bucket + 1], earlier);
    await page.keyboard.press('0');
    assert.deepEqual(await moved(page, earlier), whole);
    await page.waitForURL((url) => url.search === '');
  });

  test('comes closer by wheel only where that was meant, and by dragging', async () => {
    await open();
    const box = await page.locator('.chart-time').boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, 240);
    await page.waitForFunction(() => scrollY > 0);
    assert.deepEqual(await windowOf(page), [0, 84], 'the page scrolls, the chart stands');
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForFunction(() => scrollY === 0);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -240);
    const closer = await moved(page, [0, 84]);
    await page.keyboard.up('Control');
    assert.equal(await page.evaluate(() => scrollY), 0);
    // A part is moved by the hand that drags it.
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    const dragged = await moved(page, closer);
    assert.ok(dragged[0] < closer[0] && dragged[1] - dragged[0] === closer[1] - closer[0], `${closer} to ${dragged}`);
    // Of the whole a part is chosen.
    await page.locator('[data-zoom=whole]').click();
    await moved(page, dragged);
    // The press may have scrolled the page.
    const now = await page.locator('.chart-time').boundingBox();
    await page.mouse.move(now.x + now.width * 0.25, now.y + now.height / 2);
    await page.mouse.down();
    await page.mouse.move(now.x + now.width * 0.5, now.y + now.height / 2, { steps: 5 });
    await page.mouse.up();
    const chosen = await moved(page, [0, 84]);
    assert.ok(Math.abs(chosen[0] - 20) < 4 && Math.abs(chosen[1] - 41) < 4, `${chosen}`);
  });

  test('follows a finger, and two that spread', async () => {
    await open();
    await page.locator('.chart-time').scrollIntoViewIfNeeded();
    const box = await page.locator('.chart-time').boundingBox();
    const devtools = await page.context().newCDPSession(page);
    const y = box.y + box.height / 2;
    const touch = (type, ...shares) =>
      devtools.send('Input.dispatchTouchEvent', { type, touchPoints: shares.map((share, id) => ({ x: box.x + box.width * share, y, id })) });
    await touch('touchStart', 0.3);
    const first = (await said(page)).at;
    await touch('touchMove', 0.4);
    await page.waitForFunction((at) => Number(document.querySelector('[data-readout]').dataset.readout) > at, first);
    assert.deepEqual(await windowOf(page), [0, 84], 'one finger looks');
    await touch('touchEnd');
    await touch('touchStart', 0.45, 0.55);
    await touch('touchMove', 0.25, 0.75);
    const closer = await moved(page, [0, 84]);
    await touch('touchEnd');
    assert.ok(closer[1] - closer[0] < 42 && closer[0] > 5 && closer[1] < 80, `${closer}`);
    await devtools.detach();
  });

  test('is chosen from by two sliders over the whole line', async () => {
    await open();
    await page.locator('.chart-overview [data-end=to]').focus();
    for (let n = 0; n < 10; n += 1) await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => document.querySelector('.chart-time').dataset.window === '0-74');
    await page.locator('.chart-overview [data-end=from]').focus();
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('.chart-time').dataset.window === '3-74');
    assert.equal((await table(page)).length, 71);
  });

  test('compares with the time before, day by day', async () => {
    await open();
    const all = await table(page);
    await cursor(page).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('+');
    const [first, end] = await moved(page, [0, 84]);
    await page.locator('[data-compare]').check();
    await page.waitForURL(/compare=1/);
    const rows = await table(page);
    const before = all.filter(({ bucket }) => bucket >= first - (end - first) && bucket < first);
    assert.deepEqual(rows.slice(-before.length).map((row) => row.cells[1]), before.map((row) => row.cells[0]));
    assert.ok(sum(rows, 1) > 0, 'there is something to compare with');
  });

  test('leaves networks out, and takes them in again', async () => {
    await open();
    const all = sum(await table(page));
    const first = page.locator('.reach-networks label').first();
    const name = await first.getAttribute('data-network');
    const own = Number((await first.locator('.figure [aria-hidden]').textContent()).replace(/\D/g, ''));
    assert.ok(own > 0 && own < all);
    await first.locator('input').uncheck();
    await page.waitForURL((url) => url.search === `?hide=${name}`);
    assert.equal(sum(await table(page)), all - own);
    await first.locator('input').check();
    await page.waitForURL((url) => url.search === '');
    assert.equal(sum(await table(page)), all);
  });

  test('is what its address says, for somebody else too, and after going back', async () => {
    await open();
    const name = await page.locator('.reach-networks label').nth(1).getAttribute('data-network');
    const day = await page.evaluate(() => new Date(Date.now() - 30 * 864e5).toISOString().slice(0, 10));
    const last = await page.evaluate(() => new Date(Date.now() - 10 * 864e5).toISOString().slice(0, 10));
    await open(`?from=${day}&to=${last}&hide=${name}&compare=1`);
    assert.deepEqual(await windowOf(page), [53, 74]);
    assert.ok(await page.locator('[data-compare]').isChecked());
    assert.ok(!(await page.locator(`.reach-networks [data-network=${name}] input`).isChecked()));
    const rows = await table(page);
    await page.locator('a[href$="/stories"]').first().click();
    await page.locator('[data-story]').first().waitFor();
    await page.goBack();
    await page.locator(WHOLE).first().waitFor({ state: 'attached' });
    assert.deepEqual(await windowOf(page), [53, 74]);
    assert.deepEqual(await table(page), rows);
  });

  test('takes a broken address for none', async () => {
    await open('?span=century&from=2026-02-31&to=%F0%9F%98%80&hide=,,nobody&compare=maybe');
    assert.deepEqual(await windowOf(page), [0, 84]);
    await open('?from=1971-01-01&to=1971-02-01');
    assert.deepEqual(await windowOf(page), [0, 84], 'a time long gone is no view');
  });

  test('is kept as a table, a drawing and a picture', async () => {
    await open();
    await cursor(page).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('+');
    await moved(page, [0, 84]);
    const rows = await table(page);
    const csv = await kept(page, 2);
    assert.match(csv.name, /^polyphony-clicks-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d\.csv$/);
    const lines = csv.body.toString('utf8').replace(/^\ufeff/, '').trimEnd().split('\r\n').map((line) => line.split(','));
    assert.equal(lines.length, rows.length + 1);
    assert.deepEqual(lines.slice(1).map((line) => Number(line[1])), rows.map((row) => row.cells[0]));
    for (const [n, line] of lines.slice(1).entries()) {
      assert.match(line[0], /^\d{4}-\d\d-\d\d$/);
      assert.equal(line.slice(2).reduce((all, cell) => all + Number(cell), 0), rows[n].cells[0], 'the networks are the whole');
    }
    const svg = await kept(page, 1);
    assert.match(svg.name, /\.svg$/);
    const drawn = await page.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      return { name: root.nodeName, words: [...root.querySelectorAll('text')].map((one) => one.textContent.trim()), fonts: root.querySelector('text')?.getAttribute('font-family') };
    }, svg.body.toString('utf8'));
    assert.equal(drawn.name, 'svg');
    assert.equal(drawn.words[0], 'Clicks on your links');
    assert.match(drawn.words[1], /measured on tracked links$/);
    assert.match(drawn.fonts, /Helvetica.*sans-serif/);
    const png = await kept(page, 0);
    assert.match(png.name, /\.png$/);
    assert.deepEqual([...png.body.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    assert.deepEqual([png.body.readUInt32BE(16), png.body.readUInt32BE(20)], [1920, 960]);
    assert.ok(png.body.length > 8_000, `a picture of ${png.body.length} bytes is blank`);
  });

  test('shows one story\'s links alone', async () => {
    await open();
    const link = page.locator('tr[data-share] a').first();
    const wanted = await page.locator('tr[data-share]').evaluateAll((rows) => {
      const href = rows[0].querySelector('a').getAttribute('href');
      return rows.filter((row) => row.querySelector('a').getAttribute('href') === href)
        .reduce((all, row) => all + Number(row.querySelector('[data-clicks]').textContent), 0);
    });
    await link.click();
    await page.waitForURL(/\/stories\/[0-9a-f-]+\/reach$/);
    await page.locator(WHOLE).first().waitFor({ state: 'attached' });
    const rows = await table(page);
    assert.ok(sum(rows) >= wanted && wanted > 0);
    assert.equal(Number(await page.locator('[data-figure=clicks]').textContent()), sum(rows));
    assert.deepEqual(await axe(page), []);
  });
});
