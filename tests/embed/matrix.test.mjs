// The app in pages of another site, by what the browser lets it keep there: it works, says how things are kept where that
// is not as one expects, and no error goes uncaught.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { onServer, onStatic } from './support/app.mjs';
import { MODES, openPage, startChromium } from './support/chromium.mjs';
import { appFrame, element, enterInFrame, page as around, startHost } from './support/host.mjs';

const SHOTS = join(import.meta.dirname, '../../target/embed');
/** What is said about keeping, by home and mode. */
const SAID = {
  server: { plain: null, partitioned: null, memory: 'memory', blocked: null },
  static: { plain: null, partitioned: 'partitioned', memory: 'memory', blocked: 'partitioned' },
};

let host;
let homes;
const pages = {};
before(async () => {
  mkdirSync(SHOTS, { recursive: true });
  host = await startHost(pages);
  homes = { server: await onServer([host.origin]), static: await onStatic([host.origin]) };
  for (const [name, { url }] of Object.entries(homes)) {
    pages[`/${name}`] = around(element(url, 'view="app"'));
    pages[`/${name}-opaque`] = around(`<iframe src="${url}?embed=app" sandbox="allow-scripts" width="600" height="300"></iframe>`);
  }
});
after(async () => {
  await host?.stop();
  for (const home of Object.values(homes ?? {})) await home.stop();
});

for (const [mode, settings] of Object.entries(MODES)) {
  describe(`storage: ${mode}`, { timeout: 120_000 }, () => {
    let chromium;
    before(async () => { chromium = await startChromium(settings); });
    after(() => chromium?.stop());

    for (const name of ['server', 'static']) {
      test(`${name}: one comes in, and how that is kept is said`, async () => {
        const page = await openPage(chromium);
        const { url } = homes[name];
        await page.goto(`${host.origin}/${name}`);
        let frame = await appFrame(page, url);
        await enterInFrame(frame);
        await frame.locator('.embed-ways a[href$="/stories"]').click();
        await frame.locator('[data-story]').first().waitFor();
        await page.screenshot({ path: join(SHOTS, `${name}-${mode}.png`) });
        const keeps = frame.locator('[data-keeps]');
        if (SAID[name][mode]) await frame.locator(`[data-keeps=${SAID[name][mode]}]`).waitFor();
        else assert.equal(await keeps.count(), 0, `${name} ${mode}: ${await keeps.allTextContents()}`);
        assert.equal(await frame.locator('a[data-out]').getAttribute('target'), '_blank');
        await page.reload();
        frame = await appFrame(page, url);
        // What is kept as long as the page lives is gone with it, as was said.
        const gone = name === 'static' && mode === 'memory';
        await frame.locator(gone ? '[data-voice]' : '.embed-ways').first().waitFor();
        assert.deepEqual(page.faults, []);
        await page.close();
      });
    }

    if (mode === 'partitioned') {
      test('as WordPress shuts it off, it tells its height and asks for its link to be followed, as WordPress listens', async () => {
        const page = await openPage(chromium);
        const { url } = homes.server;
        pages['/wordpress'] = around(
          '<script>globalThis.heard = []; addEventListener("message", ({ data }) => globalThis.heard.push(data));</script>' +
            `<iframe src="${url}?embed=app#?secret=aB3dE6gH9j" sandbox="allow-scripts" data-secret="aB3dE6gH9j" width="600" height="300"></iframe>`,
        );
        await page.goto(`${host.origin}/wordpress`);
        const frame = await appFrame(page, url);
        await frame.locator('.boot-open a').click();
        await page.waitForFunction(() => ['height', 'link'].every((kind) => globalThis.heard.some(({ message }) => message === kind)));
        for (const said of await page.evaluate(() => globalThis.heard)) {
          assert.equal(said.secret, 'aB3dE6gH9j');
          if (said.message === 'height') assert.ok(said.value > 50 && said.value < 1_000, said.value);
          else assert.equal(said.value, url);
        }
        assert.deepEqual(page.faults, []);
        await page.close();
      });

      for (const name of ['server', 'static']) {
        test(`${name}: shut off by its host, it says what it is and where`, async () => {
          const page = await openPage(chromium);
          const { url } = homes[name];
          await page.goto(`${host.origin}/${name}-opaque`);
          const frame = await appFrame(page, url);
          const open = frame.locator('.boot-open a');
          await open.waitFor({ state: 'visible' });
          assert.equal(await frame.locator('.boot-name').isVisible(), true);
          if (name === 'server') await frame.getByText('Lindquell').first().waitFor();
          assert.equal(new URL(await open.evaluate((link) => link.href)).origin, new URL(url).origin);
          await page.screenshot({ path: join(SHOTS, `${name}-opaque.png`) });
          assert.deepEqual(page.faults, []);
          await page.close();
        });
      }
    }
  });
}
