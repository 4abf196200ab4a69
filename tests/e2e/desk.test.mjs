// Stories come from people: a facilitator plans and writes, an ambassador suggests without a connection, gets kind
// words back, and finds the story that became of it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { HOMES } from './support/hosts.mjs';
import { axe, openPage, startBrowser } from './support/browser.mjs';
import { become } from './support/steps.mjs';

/** A photo as cameras write them: more than 10 MB, with a segment of EXIF that says where it was taken. */
const SECRET = 'GPS-59.9139N-10.7522E';
const bigPhoto = async (page) => {
  const noise = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 4200, height: 3000 });
    const pen = canvas.getContext('2d');
    const pixels = pen.createImageData(canvas.width, canvas.height);
    let state = 7;
    for (let i = 0; i < pixels.data.length; i += 1) {
      state = (Math.imul(state, 1103515245) + 12345) | 0;
      pixels.data[i] = i % 4 === 3 ? 255 : state >>> 24;
    }
    pen.putImageData(pixels, 0, 0);
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.98));
    const reader = new FileReader();
    await new Promise((done) => { reader.onload = done; reader.readAsDataURL(blob); });
    return reader.result.split(',')[1];
  });
  const plain = Buffer.from(noise, 'base64');
  const body = Buffer.from(`Exif\0\0${SECRET}`, 'latin1');
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, body.length + 2]);
  const photo = Buffer.concat([head, body, plain.subarray(2)]);
  assert.ok(photo.length > 10_000_000, `${photo.length} bytes`);
  return photo;
};

const localMinute = (at) => {
  const two = (n) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
};
const inOneHour = () => localMinute(new Date(Date.now() + 3_600_000));
const today = () => localMinute(new Date()).slice(0, 10);

for (const home of HOMES) {
  describe(`the desk on the ${home.name} backend`, { timeout: 300_000 }, () => {
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

    test('a facilitator plans a campaign and writes a story that expires', async () => {
      const page = await openPage(browser);
      await become(page, host.url, 'facilitator');
      await page.goto(`${host.url}desk/campaigns`);
      await page.getByText('Begin a campaign').click();
      await page.locator('#desk-title').fill('Warm winter');
      await page.locator('#desk-starts').fill(today());
      await page.locator('#desk-ends').fill('2020-01-01');
      await page.getByRole('button', { name: 'Keep it' }).click();
      await page.getByText('The last day must not lie before the first.').first().waitFor();
      await page.locator('#desk-ends').fill(today());
      await page.getByRole('button', { name: 'Keep it' }).click();
      await page.locator('.desk-month td[aria-current=date] .is-campaign', { hasText: /^Warm winter$/ }).waitFor();
      assert.deepEqual(await axe(page), []);

      await page.goto(`${host.url}desk/story`);
      await page.locator('#desk-title').fill('Heat \u202efrom the river');
      await page.getByText('1 invisible character will be taken out.').waitFor();
      await page.locator('#desk-url').fill('https://example.org/river');
      await page.locator('#desk-topics').fill('Rivers');
      await page.locator('#desk-edition-format').selectOption('fact_card');
      await page.locator('#desk-edition-expires').fill(inOneHour());
      await page.locator('#desk-edition-campaign').selectOption({ label: 'Warm winter' });
      await page.getByRole('button', { name: 'Take it in' }).click();
      assert.equal(await page.locator('#desk-edition-sources-0-title:invalid').count(), 1, 'a fact needs a source');
      // What was typed survives a reload.
      await page.reload();
      await page.locator('#desk-edition-sources-0-title').fill('Measured 2026');
      await page.locator('#desk-edition-sources-0-url').fill('https://example.org/measured');
      assert.equal(await page.locator('#desk-topics').inputValue(), 'Rivers');
      assert.deepEqual(await axe(page), []);
      await page.getByRole('button', { name: 'Take it in' }).click();
      await page.waitForURL('**/desk');
      await page.getByText(/Offered until/).first().waitFor();
      assert.deepEqual(await axe(page), []);

      await become(page, host.url, 'ambassador');
      await page.goto(`${host.url}stories?topic=Rivers`);
      await page.locator('[data-story] a').first().click();
      await page.locator('h1#screen', { hasText: 'Heat from the river' }).waitFor();
      await page.getByRole('link', { name: /Measured 2026/ }).waitFor();
      await page.getByText(/Offered until/).waitFor();
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });

    test('a form whose tab is gone before it heard anything gives its story once when it is given again', { skip: home.name !== 'server' && 'only the way to a server can be cut' }, async () => {
      const page = await openPage(browser);
      await become(page, host.url, 'facilitator');
      await page.goto(`${host.url}desk/story`);
      await page.locator('#desk-title').fill('One lamp');
      await page.locator('#desk-url').fill('https://example.org/lamp');
      const applied = new Promise((resolve) => {
        page.route('**/api/v1/commands', async (route) => { await route.fetch(); resolve(); });
      });
      const publish = page.getByRole('button', { name: 'Take it in' });
      await publish.click();
      await applied;
      // The page is gone before the way is open again: it must not hear the answer after all.
      await page.goto('about:blank');
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.goto(`${host.url}desk/story`);
      assert.equal(await page.locator('#desk-title').inputValue(), 'One lamp', 'the form is as it was');
      await publish.click();
      await page.waitForURL('**/desk');
      await page.waitForFunction(() => document.querySelector('button.outbox') === null);
      const found = await (await page.request.get(`${host.url}api/v1/stories?text=lamp`)).json();
      assert.equal(found.items.filter((story) => story.title === 'One lamp').length, 1);
      await page.context().close();
    });

    test('several pictures are chosen in one go, survive a reload, and each arrives once with its words', async () => {
      const page = await openPage(browser);
      await become(page, host.url, 'facilitator');
      const square = (colour) => page.evaluate((fill) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
        const pen = canvas.getContext('2d');
        pen.fillStyle = fill;
        pen.fillRect(0, 0, 640, 360);
        return canvas.toDataURL('image/png').split(',')[1];
      }, colour);
      const files = [];
      for (const colour of ['crimson', 'teal', 'gold']) {
        files.push({ name: `${colour}.png`, mimeType: 'image/png', buffer: Buffer.from(await square(colour), 'base64') });
      }
      await page.goto(`${host.url}desk/story`);
      await page.locator('#desk-title').fill('Three doors');
      await page.locator('#desk-url').fill('https://example.org/doors');
      await page.locator('#desk-edition-format').selectOption('gallery');
      await page.locator('.desk-photo input[type=file]').nth(1).setInputFiles(files[0]);
      await page.locator('#desk-upload-alt').fill('A red door');
      await page.locator('#desk-more input[type=file]').setInputFiles(files.slice(1));
      await page.locator('.desk-more img').nth(1).waitFor();
      await page.reload();
      await page.locator('.desk-more img').nth(1).waitFor();
      await page.locator('#desk-more-0-alt').fill('A green door');
      const publish = page.getByRole('button', { name: 'Take it in' });
      await publish.click();
      assert.equal(await page.locator('#desk-more-1-alt:invalid').count(), 1, 'each picture needs its words');
      await page.locator('#desk-more-1-alt').fill('A yellow door');
      assert.deepEqual(await axe(page), []);
      await publish.click();
      await page.waitForURL('**/desk');
      await page.goto(`${host.url}stories?q=doors`);
      await page.locator('[data-story] a', { hasText: 'Three doors' }).first().click();
      await page.locator('h1#screen', { hasText: 'Three doors' }).waitFor();
      await page.getByAltText('A yellow door').waitFor();
      for (const words of ['A red door', 'A green door', 'A yellow door']) {
        assert.equal(await page.getByAltText(words).count(), 1, words);
      }
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });

    test('a suggestion with a photo goes out once, is answered kindly and becomes a story', async () => {
      const page = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
      await become(page, host.url, 'ambassador');
      const photo = await bigPhoto(page);
      await page.goto(`${host.url}suggest`);
      await page.locator('#desk-title').fill('A heron on the roof');
      await page.locator('#desk-text').fill('It comes at seven.\nمرحبا');
      await page.locator('input[type=file]').last().setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: photo });
      await page.locator('.desk-shown img').waitFor();
      await page.reload();
      await page.locator('.desk-shown img').waitFor();
      assert.equal(await page.locator('#desk-text').inputValue(), 'It comes at seven.\nمرحبا', 'the draft after a reload');
      const size = await page.locator('.desk-shown img').evaluate((image) => Math.max(image.naturalWidth, image.naturalHeight));
      assert.ok(size > 900 && size <= 2048, `the longest edge has ${size} pixels`);
      const send = page.getByRole('button', { name: 'Send it in' });
      await page.locator('#desk-upload-alt').fill('A grey heron on a flat roof');
      assert.deepEqual(await axe(page), []);

      const sent = [];
      page.on('request', (request) => {
        if (request.url().endsWith('/api/v1/commands')) sent.push(request.postData() ?? '');
      });
      if (home.name === 'server') {
        await page.context().setOffline(true);
        await send.click();
        await page.getByText('On this device, not sent yet').waitFor();
        await page.context().setOffline(false);
      } else {
        await send.click();
      }
      await page.getByText('Waiting to be read').waitFor();
      const heron = { hasText: 'A heron on the roof' };
      assert.equal(await page.locator('.desk-mine', heron).count(), 1, 'once');
      assert.equal(await page.locator('#desk-title').inputValue(), '', 'the form after it');
      for (const body of sent) {
        const data = JSON.parse(body).body.suggested.upload.data;
        assert.ok(data.length < 1_900_000 && !Buffer.from(data, 'base64').includes(SECRET), 'what left the device');
      }

      // On the embedded backend everybody lives in one browser.
      const desk = home.name === 'server' ? await openPage(browser) : page;
      await become(desk, host.url, 'facilitator');
      await desk.goto(`${host.url}desk`);
      await desk.getByRole('link', { name: /Make it a story.*A heron/ }).click();
      await desk.locator('#desk-url').fill('https://example.org/heron');
      await desk.getByRole('button', { name: 'What I liked' }).click();
      assert.match(await desk.locator('#desk-words').inputValue(), /What I liked/);
      await desk.locator('#desk-words').fill('What a picture. Thank you.');
      await desk.getByRole('button', { name: 'Take it in and answer' }).click();
      await desk.waitForURL('**/desk');
      await desk.locator('#desk-queue').waitFor();
      await desk.locator('.desk-suggestion', heron).waitFor({ state: 'detached' });

      if (home.name !== 'server') await become(page, host.url, 'ambassador');
      await page.goto(`${host.url}today`);
      await page.getByRole('heading', { name: 'You have an answer' }).waitFor();
      await page.getByText('What a picture. Thank you.').waitFor();
      await page.getByRole('link', { name: 'See the story' }).click();
      await page.locator('h1#screen', { hasText: 'A heron on the roof' }).waitFor();
      const shown = page.locator('.story-picture img');
      await shown.waitFor();
      assert.equal(await shown.getAttribute('alt'), 'A grey heron on a flat roof');
      assert.ok(await shown.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)), 'the photo is shown');
      const kept = await shown.evaluate(async ({ src }) =>
        src.startsWith('data:') ? atob(src.split(',')[1]) : new TextDecoder('latin1').decode(await (await fetch(src)).arrayBuffer()));
      assert.ok(!kept.includes(SECRET) && !kept.includes('Exif'), 'the place in the photo');
      // Being offline is logged by the browser; nothing else may be.
      assert.deepEqual([...page.faults, ...desk.faults].filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED')), []);
      await page.context().close();
      if (desk !== page) await desk.context().close();
    });

    test('whoever was declined reads why, and an ambassador has no desk', async () => {
      const page = await openPage(browser);
      await become(page, host.url, 'ambassador');
      await page.goto(`${host.url}suggest`);
      await page.locator('#desk-title').fill('Our new coffee machine');
      await page.getByRole('button', { name: 'Send it in' }).click();
      await page.locator('.desk-mine', { hasText: 'coffee machine' }).getByText('Waiting to be read').waitFor();
      await page.goto(`${host.url}desk`);
      await page.getByText('Facilitators write and answer here.').waitFor();
      await become(page, host.url, 'facilitator');
      await page.goto(`${host.url}desk`);
      // By keyboard alone.
      await page.getByRole('button', { name: /Not this time.*coffee machine/ }).focus();
      await page.keyboard.press('Enter');
      const words = page.locator('#desk-words');
      await words.waitFor();
      await page.getByRole('button', { name: 'Send the answer' }).click();
      await page.locator('#desk-words[aria-invalid=true]').waitFor();
      await words.focus();
      await page.keyboard.type('Thank you. Tell us what people talk about while they wait for it?');
      await page.getByRole('button', { name: 'Send the answer' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('.desk-suggestion', { hasText: 'coffee machine' }).waitFor({ state: 'detached' });
      await become(page, host.url, 'ambassador');
      await page.goto(`${host.url}suggest`);
      await page.getByText('Tell us what people talk about').waitFor();
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  });
}
