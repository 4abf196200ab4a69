// What the networks report: their export files are read on the device, matched with one's shares, taken in once and
// taken back exactly; what is wrong in them is said with its place. The same on the embedded backend and on the server.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startServer, startStatic } from './support/hosts.mjs';
import { axe, openPage, startBrowser } from './support/browser.mjs';
import { enter, openShareSheet, share } from './support/steps.mjs';
import { workbook } from './support/workbook.mjs';

const CAPTION = 'Twelve metres of rain on one roof in a year, and not a single drop in the cellar below it';
const HEAD = 'Post id,Date,Post text,Post Link,Impressions,Likes,Replies';
const LINK = 'https://x.com/anna/status/20002433486916406';

/** Today as X writes it; shares are of today as well. */
const today = new Date();
const date = today.toLocaleDateString('en-US', {
  weekday: 'short', month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC',
});
const numbers = `${today.getUTCMonth() + 1}/${today.getUTCDate()}/${today.getUTCFullYear()}`;

const csv = (...rows) => Buffer.from(`\ufeff${[HEAD, ...rows].join('\n')}\n`);
const mine = (impressions) => `1,"${date}","${CAPTION} https://t.co/aB3dE5",${LINK}46,"${impressions}",22,4`;

const file = (page, name) => page.locator(`[data-file="${name}"]`);

/** Waits until the backend has a share: only then is asked whether it went out. */
const recorded = (page, network) => page.locator(`[data-network=${network}] [data-went=yes]`).waitFor();

/** Brings a file and waits until it was read. */
const bring = async (page, name, buffer) => {
  await page.locator('.reported-drop input').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await file(page, name).locator('[data-act=import], [role=alert], [data-order]').first().waitFor();
  return file(page, name);
};

/** Takes a file in, and puts it away once it is. */
const take = async (card, words) => {
  await card.locator('[data-act=import]').click();
  await card.getByText(words).waitFor();
  await card.getByRole('button', { name: /^Put .* away$/ }).click();
  await card.waitFor({ state: 'detached' });
};

/** The impressions that stand for the one share of X. */
const standing = (page) => page.locator('[data-part=mine] li', { hasText: 'Reported by X' }).locator('[data-metric=impressions] dd');

for (const [where, start] of [['on this device', startStatic], ['on the server', startServer]]) {
  describe(`what the networks report, ${where}`, { timeout: 300_000 }, () => {
    let host;
    let browser;
    before(async () => {
      host = await start();
      browser = await startBrowser();
    });
    after(async () => {
      await browser?.close();
      await host?.stop();
    });

    test('is taken in once, matched, corrected knowingly and taken back exactly', async () => {
      const page = await openPage(browser);
      await enter(page, host.url, 'ambassador');
      await openShareSheet(page, host.url);
      await share(page, 'x', CAPTION);
      await recorded(page, 'x');
      await page.goto(`${host.url}reach`);
      await page.getByRole('link', { name: 'What the networks report' }).click();
      await page.getByText('Nothing reported yet').waitFor();
      assert.deepEqual(await axe(page), []);

      // An odd cell is named with its place; the share is found by its words.
      const odd = `2,"${date}","Something else altogether was said",${LINK}47,17,1.2K,0`;
      const card = await bring(page, 'account_analytics_content.csv', csv(mine('1,655'), odd));
      assert.match(await card.innerText(), /X: posts/);
      assert.match(await card.locator('[data-why=rounded]').innerText(), /Row 3, column “Likes” .*1\.2K/);
      const found = card.locator('[data-post="2000243348691640646"]');
      assert.notEqual(await found.locator('select').inputValue(), '', 'the share was not found');
      assert.match(await found.innerText(), /Likely[\s\S]*the words are alike/);
      assert.match(await card.locator('[data-post="2000243348691640647"]').innerText(), /Not shared through Polyphony/);
      assert.deepEqual(await axe(page), []);
      await take(card, 'Imported.');
      assert.equal(await standing(page).innerText(), '1,655');
      assert.equal(await page.locator('[data-part=others] li').count(), 1);

      // The same file again changes nothing.
      const again = await bring(page, 'account_analytics_content.csv', csv(mine('1,655'), odd));
      await again.locator('[data-note=again]').waitFor();
      await take(again, 'Nothing here was new.');
      assert.equal(await page.locator('[data-import]').count(), 1);

      // Lower counts are left out unless somebody takes them.
      const lower = await bring(page, 'lower.csv', csv(mine('900')));
      assert.match(await lower.locator('.reported-lower').innerText(), /Impressions: 900 now, 1,655/);
      await take(lower, 'Nothing here was new.');
      assert.equal(await standing(page).innerText(), '1,655');
      const taken = await bring(page, 'lower.csv', csv(mine('900')));
      await taken.locator('[data-act=lower]').check();
      await take(taken, 'Imported.');
      await page.waitForFunction(() => document.querySelector('[data-part=mine] [data-metric=impressions] dd')?.textContent === '900');

      // Taken back, what was before stands again.
      await page.getByRole('button', { name: 'Take back lower.csv' }).click();
      await page.waitForFunction(() => document.querySelector('[data-part=mine] [data-metric=impressions] dd')?.textContent === '1,655');
      assert.equal(await page.locator('[data-import]').count(), 1);
      await page.getByRole('button', { name: 'Take back account_analytics_content.csv' }).click();
      await page.getByText('Nothing reported yet').waitFor();
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });

    test('a workbook of LinkedIn waits for a choice where only the day fits', async () => {
      const page = await openPage(browser);
      await enter(page, host.url, 'ambassador');
      await openShareSheet(page, host.url);
      await share(page, 'linked_in', CAPTION);
      await recorded(page, 'linked_in');
      await page.goto(`${host.url}reach/reported`);
      await page.locator('#screen').waitFor();
      const book = workbook('TOP POSTS', [
        ['Maximum of 50 posts available to include in this list'],
        ['Overall', `${numbers} - ${numbers}`],
        ['Post URL', 'Post publish date', 'Impressions'],
        ['https://www.linkedin.com/feed/update/urn:li:activity:7406000000000000001', numbers, 1200],
      ]);
      let card = await bring(page, 'Content_Anna.xlsx', book);
      const ask = card.locator('[data-order=month_first]');
      if ((await ask.count()) > 0) {
        // On the twelfth and before, nothing says which number is the day.
        await ask.click();
        card = file(page, 'Content_Anna.xlsx');
        await card.locator('[data-act=import]').waitFor();
      }
      assert.match(await card.innerText(), /LinkedIn: all posts of a period/);
      const select = card.locator('.reported-post select');
      assert.equal(await select.inputValue(), '', 'a day alone settles nothing');
      await card.getByText('Please choose').waitFor();
      await select.selectOption({ index: 1 });
      assert.match(await card.locator('.reported-post').innerText(), /Possible/);
      await take(card, 'Imported.');
      const stands = page.locator('[data-part=mine] li').first();
      assert.match(await stands.innerText(), /1,200[\s\S]*Reported by LinkedIn on .* about /);
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });

    test('broken and doubtful files are located or asked about', async () => {
      const page = await openPage(browser);
      await enter(page, host.url, 'newcomer');
      await page.goto(`${host.url}reach/reported`);
      await page.locator('#screen').waitFor();
      const said = async (name, buffer) => (await bring(page, name, Buffer.from(buffer))).getByRole('alert').innerText();
      assert.match(await said('missing.csv', 'Post id,Date,Post text,Post Link,Likes\n1,2,3,4,5\n'), /X: posts[\s\S]*Row 1[\s\S]*Impressions/);
      assert.match(await said('other.csv', 'Name,Amount\nAnna,3\n'), /Name · Amount/);
      assert.match(await said('cut.xlsx', workbook('S', [['Post URL']]).subarray(0, 200)), /damaged/);
      assert.match(await said('page.csv', '<!doctype html><title>no</title>'), /web page/);
      const card = await bring(page, 'two-days.csv', csv(`1,03/04/2025,T,${LINK}46,5,1,0`, `2,05/06/2025,T,${LINK}47,6,1,0`));
      assert.match(await card.innerText(), /Which day is 03\/04\/2025\?/);
      assert.deepEqual(await axe(page), []);
      await card.locator('[data-order=day_first]').click();
      await card.locator('[data-act=import]').waitFor();
      assert.match(await card.innerText(), /dates read with the day first[\s\S]*Apr 3, 2025/);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  });
}
