// What the programme refuses it says in English, for that is the contract; the app says it in the reader's language, and
// shows the original only where the details for experts are folded away.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startServer } from './support/hosts.mjs';
import { openPage, startBrowser } from './support/browser.mjs';
import { enter } from './support/steps.mjs';

const KNOWN = 'must have at most 2,000 characters';
const UNKNOWN = 'must rhyme with the one before';

/** Refuses every command for this reason, as the server would. */
const refuse = (page, reason) =>
  page.route('**/api/v1/commands', (route) => route.fulfill({
    status: 422,
    contentType: 'application/problem+json',
    body: JSON.stringify({
      type: 'https://polyphony.example/problems/invalid', title: 'invalid', status: 422, kind: 'invalid',
      detail: `note ${reason}`, fields: [{ pointer: '/note', reason }],
    }),
  }));

const isMe = (response) => new URL(response.url()).pathname === '/api/v1/me';

describe('a refusal', { timeout: 180_000 }, () => {
  let host;
  let browser;
  before(async () => {
    host = await startServer();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await host?.stop();
  });

  for (const [name, locale, reason, said, unsaid] of [
    ['has its own text in German', 'de', KNOWN, 'Notiz: Es dürfen höchstens 2.000 Zeichen sein.', 'must have'],
    ['has a general one in German where it is new', 'de', UNKNOWN, 'Einer der Werte kann so nicht angenommen werden.', 'must rhyme'],
    ['is said as it is in English where it is new', 'en-GB', UNKNOWN, UNKNOWN, null],
  ]) {
    test(name, async () => {
      const page = await openPage(browser, { locale });
      await enter(page, host.url, 'ambassador');
      // Who one is, is read at the door and once more when one comes to the screen.
      const read = page.waitForResponse(isMe).then(() => page.waitForResponse(isMe));
      await page.goto(`${host.url}me`);
      await read;
      await page.locator('[data-pause=begin]').waitFor();
      await refuse(page, reason);
      await page.locator('[data-pause=begin]').click();
      const note = page.locator('.note.is-problem').first();
      await note.waitFor();
      const plain = await note.evaluate((element) => {
        const copy = element.cloneNode(true);
        copy.querySelectorAll('details').forEach((details) => details.remove());
        return copy.textContent;
      });
      assert.ok(plain.includes(said), plain);
      if (unsaid) assert.ok(!plain.includes(unsaid), plain);
      assert.equal(await note.locator('details [lang=en][dir=ltr]', { hasText: reason }).count() > 0, true, 'the original is kept');
      await page.context().close();
    });
  }
});
