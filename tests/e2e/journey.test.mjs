// The main job, end to end: find your persona, pick a story, share it, watch it reach people.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { HOMES } from './support/hosts.mjs';
import { openPage, startBrowser, watch } from './support/browser.mjs';
import { enter, openLink, openShareSheet, share, shown, takeQuiz } from './support/steps.mjs';

/** How many stories stand in the page. At first there are some more, until the list has measured its rows: so the same number
 *  for ten frames. */
const standing = (page) =>
  page.evaluate(async () => {
    let [count, frames] = [0, 0];
    while (count === 0 || frames < 10) {
      await new Promise(requestAnimationFrame);
      const now = document.querySelectorAll('[data-story]').length;
      frames = now === count ? frames + 1 : 0;
      count = now;
    }
    return count;
  });

for (const home of HOMES) {
  describe(`on the ${home.name} backend`, { timeout: 300_000 }, () => {
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

    test('somebody new finds their persona, shares a story once and sees it reach somebody', async () => {
      const page = await openPage(browser);
      await enter(page, host.url, 'newcomer');
      const asked = await takeQuiz(page, host.url);
      assert.ok(asked >= 6 && asked <= 20, `${asked} questions`);
      await page.locator('canvas').first().waitFor();

      await page.goto(`${host.url}stories`);
      const cards = page.locator('[data-story]');
      await cards.first().waitFor();
      const all = await standing(page);
      await page.getByRole('searchbox').fill('zzzz');
      await page.waitForFunction(() => document.querySelectorAll('[data-story]').length === 0);
      await page.getByRole('searchbox').fill('');
      await page.waitForFunction((n) => document.querySelectorAll('[data-story]').length === n, all);

      await openShareSheet(page, host.url);
      const story = page.url();
      await share(page, 'whats_app', 'In my own words — “ünïcode” 👩🏽‍💻');

      // A second tab on the same sheet knows what was shared, and the words are still there.
      const other = watch(await page.context().newPage());
      await other.goto(story);
      await other.locator('[data-shared=whats_app]').waitFor();
      assert.equal(await other.locator('#caption').inputValue(), 'In my own words — “ünïcode” 👩🏽‍💻');
      const link =
        home.name === 'server'
          ? await other.locator('[data-network=whats_app] [data-link]').getAttribute('data-link')
          : await other.locator('[data-network=whats_app] a[href*="practice="]').getAttribute('href');

      await page.goto(`${host.url}reach?span=hour`);
      await page.locator('tr[data-share]').first().waitFor();
      assert.equal(await page.locator('tr[data-share]').count(), 1, 'recorded once');
      const earlier = await shown(page);
      await open(other, link, home.name);
      await page.waitForFunction((n) => document.querySelector('[data-figure="clicks"]').textContent.trim() !== String(n), earlier.figure);
      const later = await shown(page);
      assert.equal(later.figure, earlier.figure + 1);
      assert.equal(later.row, earlier.row + 1);
      assert.deepEqual([...page.faults, ...other.faults], []);
      await page.context().close();
    });

    test('a share made while the network is away is sent once when it is back', async () => {
      const page = await openPage(browser);
      await enter(page, host.url, 'ambassador');
      await openShareSheet(page, host.url);
      const commands = '**/api/v1/commands';
      await page.route(commands, (route) => route.abort());
      await page.route('**/api/v1/me', (route) => route.abort());
      await page.locator('#caption').fill('said without a network');
      await page.locator('[data-network=email] button').last().click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('.dialog-actions .is-primary').click();
      if (home.name === 'server') {
        await page.locator('[data-network=email] .badge.is-notice').waitFor();
      }
      await page.unroute(commands);
      await page.unroute('**/api/v1/me');
      await page.reload();
      await page.locator('[data-shared=email]').waitFor();
      assert.equal(await page.locator('#caption').inputValue(), 'said without a network');
      await page.context().close();
    });

    test('a facilitator sees figures of the programme, an ambassador is told why not', async () => {
      const page = await openPage(browser);
      await enter(page, host.url, 'facilitator');
      await page.goto(`${host.url}programme`);
      await page.locator('canvas').first().waitFor();
      assert.match(await page.locator('main').innerText(), /fewer than 5 people/i);
      const colleague = await openPage(browser);
      await enter(colleague, host.url, 'ambassador');
      await colleague.goto(`${host.url}programme`);
      await colleague.locator('#screen').waitFor();
      assert.equal(await colleague.locator('canvas').count(), 0);
      assert.deepEqual(page.faults, []);
      await page.context().close();
      await colleague.context().close();
    });
  });
}

/** Opens the link in another tab: a tracked one leads away, a practice link to a screen of the app. */
const open = async (tab, link, home) => {
  if (home === 'server') return openLink(tab, link);
  await tab.goto(link);
  return tab.locator('#screen').waitFor();
};
