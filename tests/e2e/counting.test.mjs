// How we count: everybody reads it, a facilitator changes what is assumed and sees the range move, and it stays.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { HOMES } from './support/hosts.mjs';
import { axe, openPage, startBrowser } from './support/browser.mjs';
import { become } from './support/steps.mjs';

const media = (page) => page.locator('#counting-example [data-line=media]');

/** Opens the form of an assumption, fills it in and keeps it. */
const change = async (page, key, values) => {
  const row = page.locator(`#assume-${key}`);
  await row.getByText('Change', { exact: true }).click();
  for (const [field, value] of Object.entries(values)) await page.locator(`#assume-${key}-${field}`).fill(value);
  await row.getByRole('button', { name: 'Keep it' }).click();
  return row;
};

for (const home of HOMES) {
  describe(`how we count on the ${home.name} backend`, { timeout: 300_000 }, () => {
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

    test('a facilitator changes an assumption and the range moves for everybody', async () => {
      const page = await openPage(browser);
      await become(page, host.url, 'facilitator');
      await page.goto(`${host.url}reach/counting`);
      // 1,000 clicks / 0.065 = 15,384.6 impressions, at 30 to 60 dollars a thousand.
      await media(page).getByText(/461.*924/).waitFor();
      assert.deepEqual(await axe(page), []);

      const row = await change(page, 'cpm_linked_in', { from: '60', to: '6', source: 'Our agency', year: '2026' });
      await row.getByText('The upper end must not lie below the lower one.').first().waitFor();
      assert.match(await media(page).innerText(), /461.*924/, 'a refused change moved the range');
      await page.locator('#assume-cpm_linked_in-from').fill('6');
      await page.locator('#assume-cpm_linked_in-to').fill('35');
      await row.getByRole('button', { name: 'Keep it' }).click();
      // 15.3846 × 6 = 92.3, × 35 = 538.5.
      await media(page).getByText(/92.*539/).waitFor();
      await row.getByText('Our agency, 2026').waitFor();
      await row.getByText('Changed by your programme').waitFor();
      assert.deepEqual(await axe(page), []);

      // Shares are typed as percentages: 6.5 % becomes 13 %, half the impressions.
      await change(page, 'engagement_linked_in', { from: '13', source: 'Our own posts', year: '2026' });
      await media(page).getByText(/46.*270/).waitFor();

      await page.reload();
      await media(page).getByText(/46.*270/).waitFor();
      await page.getByText('Changes so far').click();
      assert.equal(await page.locator('details[open] > ul > li').count(), 2, 'the changes that are noted');

      await become(page, host.url, 'ambassador');
      await page.goto(`${host.url}reach/counting`);
      await media(page).getByText(/46.*270/).waitFor();
      assert.equal(await page.getByText('Change', { exact: true }).count(), 0, 'an ambassador is offered a change');

      await become(page, host.url, 'facilitator');
      await page.goto(`${host.url}reach/counting`);
      for (const key of ['cpm_linked_in', 'engagement_linked_in']) {
        const row = page.locator(`#assume-${key}`);
        await row.getByText('Change', { exact: true }).click();
        await row.getByRole('button', { name: 'Use the default again' }).click();
        await row.getByText('Changed by your programme').waitFor({ state: 'detached' });
      }
      await media(page).getByText(/461.*924/).waitFor();
      assert.deepEqual(page.faults, []);
      await page.close();
    });
  });
}
