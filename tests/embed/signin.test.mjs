// Signing in inside a page of another site, where no cookie of ours arrives: by a pop-up at the app's own address.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { behindProxy } from './support/app.mjs';
import { MODES, openPage, startChromium } from './support/chromium.mjs';
import { appFrame, element, page as around, startHost } from './support/host.mjs';

for (const mode of ['partitioned', 'blocked']) {
  describe(`signing in inside another page: ${mode}`, { timeout: 120_000 }, () => {
    let host;
    let app;
    let chromium;
    const pages = {};
    before(async () => {
      host = await startHost(pages);
      app = await behindProxy([host.origin]);
      pages['/'] = around(element(app.url, 'view="gallery"'));
      chromium = await startChromium(MODES[mode]);
    });
    after(async () => {
      await chromium?.stop();
      await app?.stop();
      await host?.stop();
    });

    const press = async (page, frame) => {
      const button = frame.locator('.embed-sign-in button');
      await button.waitFor();
      const [popup] = await Promise.all([page.waitForEvent('popup'), button.click()]);
      return popup;
    };

    test('somebody who is nowhere signed in is told so in the pop-up', async () => {
      const page = await openPage(chromium);
      await page.goto(host.origin);
      const frame = await appFrame(page, app.url);
      const popup = await press(page, frame);
      await popup.locator('#nobody').waitFor({ state: 'visible' });
      await popup.close();
      await page.close();
    });

    test('the pop-up signs the frame in, and is gone', async () => {
      const own = await openPage(chromium);
      await own.goto(`${app.url}login?as=jo`);
      await own.close();
      const page = await openPage(chromium);
      await page.goto(host.origin);
      let frame = await appFrame(page, app.url);
      const popup = await press(page, frame);
      if (!popup.isClosed()) await popup.waitForEvent('close');
      await frame.locator('.gallery').waitFor();
      const cookies = await chromium.context.cookies(app.url);
      const kept = cookies.find(({ name }) => name === 'polyphony_frame');
      if (kept) assert.deepEqual([kept.httpOnly, kept.secure, kept.sameSite], [true, true, 'None']);
      await page.reload();
      frame = await appFrame(page, app.url);
      await frame.locator('.gallery').waitFor();
      assert.equal(await frame.locator('.embed-sign-in').count(), 0);
      assert.deepEqual(page.faults, []);
      await page.close();
    });

    test('a window that a stranger opens gives its code to nobody', async () => {
      const page = await openPage(chromium);
      await page.goto(host.origin);
      const address = `${app.url}api/v1/frame/sign-in?challenge=${'0'.repeat(64)}&host=${encodeURIComponent(host.origin)}`;
      const [popup] = await Promise.all([
        page.waitForEvent('popup'),
        page.evaluate((url) => {
          globalThis.got = [];
          addEventListener('message', ({ data }) => globalThis.got.push(data));
          window.open(url, 'x', 'popup');
        }, address),
      ]);
      if (!popup.isClosed()) await popup.waitForEvent('close');
      assert.deepEqual((await page.evaluate(() => globalThis.got)).filter((data) => data?.type === 'code'), []);
      await page.close();
    });
  });
}
