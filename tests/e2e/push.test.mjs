// Notifications: turned on by a press and never before, told as ticked, shown by the service worker with the right words,
// opened at the right place without losing what is being typed, and turned off in one press.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { axe, openPage, startBrowser } from './support/browser.mjs';
import { dist, startServer, startStatic } from './support/hosts.mjs';
import { makeDevice, startPushService } from './support/push_service.mjs';
import { enter, submit } from './support/steps.mjs';

const PART = fileURLToPath(new URL('../../src/workers/service/push.js', import.meta.url));

let [folder, service, host, browser] = [];
before(async () => {
  // The app as it is packed, with a service worker that is this one part and nothing else.
  folder = mkdtempSync(join(tmpdir(), 'polyphony-push-'));
  cpSync(dist, folder, { recursive: true });
  rmSync(join(folder, 'sw.js'), { force: true });
  cpSync(PART, join(folder, 'sw.js'));
  service = await startPushService();
  host = await startServer({ args: ['--dist', folder, '--allow-push', '127.0.0.0/8'] });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await host?.stop();
  await service?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Chromium subscribes with its maker's service only, which is not here: this one hands over a device of ours. */
const subscribing = (written) => {
  const kept = 'test-subscribed';
  const made = () => {
    const subscription = Object.create(PushSubscription.prototype);
    const unsubscribe = async () => {
      localStorage.removeItem(kept);
      return true;
    };
    for (const [name, value] of Object.entries({ endpoint: written.endpoint, toJSON: () => written, unsubscribe })) {
      Object.defineProperty(subscription, name, { value });
    }
    return subscription;
  };
  PushManager.prototype.subscribe = async (options) => {
    globalThis.subscribedWith = [...new Uint8Array(options.applicationServerKey)];
    localStorage.setItem(kept, 'yes');
    return made();
  };
  PushManager.prototype.getSubscription = async () => (localStorage.getItem(kept) ? made() : null);
  const ask = Notification.requestPermission.bind(Notification);
  globalThis.asked = 0;
  Notification.requestPermission = () => {
    globalThis.asked += 1;
    return ask();
  };
};

const read = (page, path) => page.evaluate(async (at) => (await fetch(`/api/v1/${at}`)).json(), path);

/** A person with a device that may show notifications and has the service worker. */
const somebody = async (name) => {
  const device = makeDevice(service, name);
  const page = await openPage(browser, { serviceWorkers: 'allow' });
  await page.context().grantPermissions(['notifications'], { origin: new URL(host.url).origin });
  await page.addInitScript(subscribing, device.written);
  await enter(page, host.url, 'ambassador');
  await submit(page, host.url, { type: 'stop_push' });
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('sw.js');
    await navigator.serviceWorker.ready;
  });
  const worker = page.context().serviceWorkers()[0] ?? (await page.context().waitForEvent('serviceworker'));
  const cdp = await page.context().newCDPSession(page);
  const registered = new Promise((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) resolve(registrations[0].registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  const registrationId = await registered;
  const deliver = (data) =>
    cdp.send('ServiceWorker.deliverPushMessage', { origin: new URL(host.url).origin, registrationId, data });
  return { page, device, worker, deliver };
};

/** What the browser shows now, as soon as it shows so many; whatever it shows after a while in which it did not. */
const shown = async (page, count) => {
  const found = await page.evaluate(async (wanted) => {
    const registration = await navigator.serviceWorker.ready;
    const plain = ({ title, body, tag, lang, dir, data, actions }) => ({ title, body, tag, lang, dir, data, actions });
    const end = Date.now() + 20_000;
    for (;;) {
      const all = await registration.getNotifications();
      if (all.length === wanted || Date.now() > end) return all.map(plain);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }, count);
  assert.equal(found.length, count, JSON.stringify(found));
  return found;
};

/** A press on the notification with this tag, or on one of its buttons; where windows were opened instead. */
const press = (worker, tag, action = '') =>
  worker.evaluate(
    async ([wanted, button]) => {
      const opened = [];
      const openWindow = self.clients.openWindow;
      self.clients.openWindow = async (place) => void opened.push(place);
      const notification = (await self.registration.getNotifications()).find((one) => one.tag === wanted);
      const event = new NotificationEvent('notificationclick', { notification, action: button });
      // A made-up event may not be waited for: its work is.
      let work;
      event.waitUntil = (promise) => (work = promise);
      self.dispatchEvent(event);
      await work;
      self.clients.openWindow = openWindow;
      return opened;
    },
    [tag, action],
  );

const turnOn = async (page) => {
  await page.goto(`${host.url}me`);
  await page.locator('[data-push=on]').click();
  await page.locator('[data-push=off]').waitFor();
};

const tick = async (page, ...names) => {
  for (const name of names) await page.locator(`#me-push-${name}`).setChecked(true);
  await page.locator('#me-push-quiet').setChecked(false);
  const section = page.locator('section', { has: page.locator('#me-push') });
  const done = page.waitForResponse((reply) => reply.url().endsWith('/commands'));
  await section.locator('.me-save .button').first().click();
  await done;
};

describe('notifications', { timeout: 300_000 }, () => {
  test('nobody is asked before they press, and one press takes everything back', async () => {
    const { page, device } = await somebody('first');
    await page.goto(`${host.url}me`);
    await page.locator('[data-push=on]').waitFor();
    assert.equal(await page.evaluate(() => globalThis.asked), 0);
    assert.deepEqual((await read(page, 'me')).devices, undefined);
    await page.locator('[data-push=on]').click();
    await page.locator('[data-push=off]').waitFor();
    assert.equal(await page.evaluate(() => globalThis.asked), 1);
    const key = Buffer.from((await read(page, 'about')).push_key, 'base64url');
    assert.deepEqual(await page.evaluate(() => globalThis.subscribedWith), [...key]);
    assert.equal((await read(page, 'me')).devices.length, 1);
    const data = await read(page, 'me/data');
    assert.equal(data.person.devices[0].endpoint, device.written.endpoint);
    assert.deepEqual(await axe(page), []);
    await tick(page, 'thanks', 'alerts');
    assert.deepEqual((await read(page, 'me')).settings.push, { thanks: true, programme: false, alerts: true });
    // What was said holds after coming back, and nobody is asked again.
    await page.reload();
    await page.locator('[data-push=off]').waitFor();
    assert.equal(await page.evaluate(() => globalThis.asked), 0);
    assert.ok(await page.locator('#me-push-thanks').isChecked());
    await page.locator('[data-push=all-off]').click();
    await page.locator('[data-push=on]').waitFor();
    await page.locator('[data-push=all-off]').waitFor({ state: 'detached' });
    const me = await read(page, 'me');
    assert.equal(me.devices, undefined);
    assert.deepEqual(me.settings.push, { thanks: false, programme: false, alerts: false });
    assert.ok(!(await page.locator('#me-push-thanks').isChecked()));
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('what happens arrives, says what it is, and opens its place in the page that is open', async () => {
    const { page, device, worker, deliver } = await somebody('second');
    await turnOn(page);
    await tick(page, 'alerts');
    const facilitator = await openPage(browser);
    await enter(facilitator, host.url, 'facilitator');
    await submit(facilitator, host.url, { type: 'raise_alert', text: 'Please wait with heat pumps.', topics: [] });
    const message = await service.next();
    assert.match(message.headers.authorization, /^vapid t=[\w-]+\.[\w-]+\.[\w-]+, k=/);
    await deliver(device.read(message.body));
    const [notification] = await shown(page, 1);
    assert.equal(notification.title, 'Please read this before you share');
    assert.equal(notification.body, 'Please wait with heat pumps.');
    assert.deepEqual([notification.tag, notification.lang, notification.dir], ['alert', 'en', 'ltr']);
    assert.deepEqual(notification.actions.map((one) => one.title), ['Open Today', 'Settings']);
    // The page goes there by itself: nothing is loaded anew, nothing that was typed is lost.
    await page.goto(`${host.url}guide`);
    await page.locator('#screen').waitFor();
    await page.evaluate(() => (globalThis.stays = true));
    assert.deepEqual(await press(worker, 'alert'), []);
    await page.waitForURL('**/today');
    assert.ok(await page.evaluate(() => globalThis.stays));
    await shown(page, 0);
    await deliver(device.read(message.body));
    await shown(page, 1);
    assert.deepEqual(await press(worker, 'alert', 'settings'), []);
    await page.waitForURL('**/me');
    assert.deepEqual(page.faults, []);
    await facilitator.context().close();
    await page.context().close();
  });

  test('a message that cannot be read is shown all the same, and none leads elsewhere', async () => {
    const { page, worker, deliver } = await somebody('third');
    for (const odd of ['', 'nonsense', '[1]', 'null', '{"title":7,"actions":"x","url":{}}']) {
      await deliver(odd);
      const [only] = await shown(page, 1);
      assert.deepEqual([only.title, only.tag, only.data.place], ['Polyphony', 'polyphony', host.url], odd);
    }
    const foreign = { title: 'شكر', lang: 'ar', dir: 'rtl', tag: 'a', url: 'https://example.org/x', actions: [
      { action: 'open', title: 'فتح', url: '//example.org/' }, { action: 'b', title: 'ب', url: 'javascript:alert(1)' },
    ] };
    await deliver(JSON.stringify(foreign));
    const notification = (await shown(page, 2)).find((one) => one.tag === 'a');
    assert.deepEqual([notification.dir, notification.lang], ['rtl', 'ar']);
    assert.deepEqual(notification.data, { place: host.url, actions: { open: host.url, b: host.url } });
    // Without an open page one is opened.
    await page.goto('about:blank');
    await worker.evaluate(async () => {
      const pages = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true });
      // The page that was left is gone a moment later.
      while ((await pages()).length) await new Promise((resolve) => setTimeout(resolve, 10));
    });
    assert.deepEqual(await press(worker, 'a', 'b'), [host.url]);
    await page.context().close();
  });

  test('a browser that changes its address tells the programme', async () => {
    const { page, worker } = await somebody('fourth');
    await turnOn(page);
    const [before] = (await read(page, 'me')).devices;
    const after = makeDevice(service, 'moved').written;
    await worker.evaluate(async ([fresh, old]) => {
      const event = new Event('pushsubscriptionchange');
      let work;
      Object.assign(event, {
        newSubscription: { toJSON: () => fresh },
        oldSubscription: { endpoint: old },
        waitUntil: (promise) => (work = promise),
      });
      self.dispatchEvent(event);
      await work;
    }, [after, `${service.url}/fourth`]);
    const devices = (await read(page, 'me')).devices;
    assert.equal(devices.length, 1);
    assert.notEqual(devices[0].id, before.id);
    const kept = (await read(page, 'me/data')).person.devices[0];
    assert.equal(kept.endpoint, after.endpoint);
    await page.context().close();
  });

  test('a reminder is a press on the share sheet, and a press takes it back', async () => {
    const { page } = await somebody('fifth');
    await turnOn(page);
    const story = (await read(page, 'stories?limit=1')).items[0].id;
    await page.goto(`${host.url}stories/${story}/share`);
    await page.locator('.remind summary').click();
    await page.locator('[data-remind-notify]').first().click();
    await page.locator('[data-remind-drop]').waitFor();
    const [reminder] = (await read(page, 'me')).reminders;
    assert.equal(reminder.story, story);
    await page.reload();
    await page.locator('.remind summary').click();
    assert.deepEqual(await axe(page), []);
    await page.locator('[data-remind-drop]').click();
    await page.locator('[data-remind-notify]').first().waitFor();
    assert.equal((await read(page, 'me')).reminders, undefined);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('where nothing can be sent, the settings say so', async () => {
    const embedded = await startStatic();
    const page = await openPage(browser, { serviceWorkers: 'allow' });
    await enter(page, embedded.url, 'ambassador');
    await page.goto(`${embedded.url}me`);
    await page.getByText('This programme sends no notifications.').waitFor();
    assert.equal(await page.locator('[data-push]').count(), 0);
    await page.locator('#me-push-from').waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
    // A browser that was told no says where that can be changed, and asks for nothing.
    const denied = await openPage(browser);
    await denied.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'denied' }));
    await enter(denied, host.url, 'ambassador');
    await denied.goto(`${host.url}me`);
    await denied.getByText('Your browser blocks notifications').waitFor();
    assert.equal(await denied.locator('[data-push=on]').count(), 0);
    await denied.context().close();
    await embedded.stop();
  });
});
