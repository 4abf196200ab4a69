// Figures beside one's own line: the programme's days, what everybody's links to a story brought, when each share was opened,
// what clicks would cost elsewhere. Every picture says in words and in a table what it shows.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { HOMES } from './support/hosts.mjs';
import { axe, openPage, startBrowser } from './support/browser.mjs';
import { become, enter } from './support/steps.mjs';

const digits = (text) => Number(text.replace(/\D/g, ''));

/** Asks the programme's server as the person of this page. */
const asked = (page, host, path) => page.request.get(`${host.url}api/v1/${path}`).then((reply) => reply.json());

/** What the days' table says, oldest first: the date and its clicks, none where they are not shown. */
const days = (page) =>
  page.locator('tr[data-day]').evaluateAll((rows) =>
    rows.map((row) => {
      const text = row.querySelector('td').textContent;
      return { date: row.dataset.day, clicks: /\d/.test(text) ? Number(text.replace(/\D/g, '')) : null };
    }).reverse());

/** How many pixels of a canvas are painted. */
const painted = (page, name) =>
  page.locator(`canvas[data-chart="${name}"]`).first().evaluate((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, n) => n % 4 === 3 && value > 0).length;
  });

for (const home of HOMES) {
  describe(`figures on the ${home.name} backend`, { timeout: 240_000 }, () => {
    let host;
    let browser;
    before(async () => {
      host = await home.start();
      browser = await startBrowser();
    });
    after(async () => {
      await browser?.close();
      await host?.stop();
    });

    test('the programme is walked through day by day, and nothing is shown that the gate holds back', async () => {
      const page = await openPage(browser);
      await enter(page, host.url, 'facilitator');
      await page.goto(`${host.url}programme`);
      await page.locator('tr[data-day]').first().waitFor({ state: 'attached' });
      const rows = await days(page);
      assert.ok(rows.length % 7 === 0 && rows.length >= 28, `${rows.length} days`);
      assert.ok(rows.some(({ clicks }) => clicks > 0) && rows.some(({ clicks }) => clicks === null));
      if (home.name === 'server') {
        const { weeks } = await asked(page, host, 'programme/reach');
        const told = weeks.filter(({ grouping }) => grouping === 'day').flatMap(({ cells }) => cells);
        assert.deepEqual(rows.map(({ date, clicks }) => ({ name: date, value: clicks })), told.slice(-rows.length));
      }
      const cursor = page.locator('.programme .chart-cursor');
      await cursor.focus();
      await page.keyboard.press('Home');
      await page.waitForFunction(() => document.querySelector('.programme [data-readout]').dataset.readout === '0');
      const first = await cursor.getAttribute('aria-valuetext');
      const { clicks } = rows[0];
      assert.match(first, clicks === null ? /not shown$/ : new RegExp(`${clicks} clicks?$`));
      await page.keyboard.press('End');
      await page.keyboard.press('+');
      await page.waitForFunction((all) => document.querySelector('.programme .chart-time').dataset.window !== `0-${all}`, rows.length);
      assert.ok((await painted(page, 'programme-days')) > 100, 'the line is drawn');
      // What is looked at is in the address: whoever it is sent to sees the same.
      const seen = await page.locator('.programme .chart-time').getAttribute('data-window');
      await page.locator('.programme .segmented input[value=topic]').check();
      await page.waitForURL(/\?from=\d{4}-\d\d-\d\d&by=topic$/);
      await page.goto(page.url());
      await page.locator('.programme .segmented input[value=topic]:checked').waitFor({ state: 'attached' });
      assert.equal(await page.locator('.programme .chart-time').getAttribute('data-window'), seen);
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });

    test('each share has its line, and a story says what everybody’s links brought', async () => {
      const page = await openPage(browser);
      await become(page, host.url, 'ambassador');
      await page.goto(`${host.url}reach`);
      const opened = page.locator('tr[data-share]').filter({ has: page.locator('canvas[data-chart=reach-spark]') });
      await opened.first().waitFor();
      const row = opened.first();
      assert.ok(digits(await row.locator('[data-clicks]').textContent()) > 0);
      assert.match(await row.locator('canvas').getAttribute('aria-label'), /^Most at once: \d+/);
      await page.waitForFunction(() => document.querySelector('canvas[data-chart=reach-spark]').width > 50);

      await row.locator('a').first().click();
      await page.waitForURL(/\/stories\/[0-9a-f-]+\/reach$/);
      const section = page.locator('section[aria-labelledby=everybody-title]');
      await section.getByText(/5 people or more/).waitFor();
      const weeks = await section.locator('tr[data-week] td').allTextContents();
      const figure = section.locator('[data-figure=everybody]');
      assert.equal(await figure.count(), weeks.length > 0 ? 1 : 0);
      if (weeks.length > 0) {
        assert.equal(digits(await figure.textContent()), weeks.map(digits).reduce((all, one) => all + one, 0));
      }
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });

    test('what clicks would cost elsewhere stands side by side, in words and as a table', async () => {
      const page = await openPage(browser);
      await become(page, host.url, 'ambassador');
      await page.goto(`${host.url}reach/counting`);
      const plot = page.locator('figure').filter({ has: page.locator('canvas[data-chart=counting-example]') });
      await plot.waitFor();
      await plot.getByText('As a table').click();
      assert.deepEqual(await plot.locator('tbody th').allTextContents(), [
        'As advertising', 'Posts by nano-influencers', 'Posts by micro-influencers', 'Posts by influencers in the middle',
        'Posts by macro-influencers',
      ]);
      // The same prices as in the sentence above.
      assert.match(await plot.locator('tbody tr').first().innerText(), /461.*924/s);
      assert.ok((await painted(page, 'counting-example')) > 500, 'the ranges are drawn');
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  });
}

describe('what everybody’s links brought', { timeout: 120_000 }, () => {
  test('is told to those who never shared a story too, on its page and week by week', async () => {
    const host = await HOMES.find(({ name }) => name === 'server').start();
    const browser = await startBrowser();
    try {
      const page = await openPage(browser);
      await enter(page, host.url, 'facilitator');
      const { weeks } = await asked(page, host, 'programme/reach');
      const shown = weeks.filter(({ grouping }) => grouping === 'story').flatMap(({ cells }) => cells);
      assert.ok(shown.length > 0, 'the demo has a story that may be shown');
      const story = shown[0].name;
      const all = shown.filter(({ name }) => name === story).reduce((sum, { value }) => sum + value, 0);
      await become(page, host.url, 'newcomer');
      await page.goto(`${host.url}stories/${story}`);
      await page.locator(`[data-everybody="${all}"] .is-measured`).waitFor();
      assert.deepEqual(await axe(page), []);
      await page.locator('[data-everybody] a').click();
      await page.waitForURL(/\/reach$/);
      const section = page.locator('section[aria-labelledby=everybody-title]');
      await section.locator('[data-figure=everybody]').waitFor();
      assert.equal(digits(await section.locator('[data-figure=everybody]').textContent()), all);
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(page.faults, []);
    } finally {
      await browser.close();
      await host.stop();
    }
  });
});
