// Notifications in the service worker: shows what was pushed, opens where a press leads, keeps the device's address
// current. A plain script, joined with others into sw.js; it says nothing to anybody until the browser calls it.
(() => {
  'use strict';

  /** How long an open page may take to say that it goes somewhere, in milliseconds. */
  const PATIENCE = 1500;
  /** The most buttons that are asked for; browsers show two at most. */
  const MOST_ACTIONS = 2;

  const scope = () => self.registration.scope;

  const text = (value, most) => (typeof value === 'string' ? value.slice(0, most) : '');

  /** The address of a place below the app's own; the app itself for whatever lies elsewhere. */
  const address = (place) => {
    try {
      const url = new URL(text(place, 2000), scope());
      return url.href.startsWith(scope()) ? url.href : scope();
    } catch {
      return scope();
    }
  };

  /** What was pushed; nothing of it where it cannot be read. */
  const read = (data) => {
    try {
      const message = data?.json();
      return message && typeof message === 'object' && !Array.isArray(message) ? message : {};
    } catch {
      return {};
    }
  };

  /** A notification for what was pushed. Browsers take pages that push without one for spies: there is always one. */
  const show = (message) => {
    const actions = (Array.isArray(message.actions) ? message.actions : [])
      .filter((one) => text(one?.action, 30) && text(one?.title, 60))
      .slice(0, MOST_ACTIONS);
    const icon = new URL('icons/icon-192.png', scope()).href;
    return self.registration.showNotification(text(message.title, 200) || 'Polyphony', {
      body: text(message.body, 600),
      icon,
      // What comes again takes the place of what came before, in silence.
      tag: text(message.tag, 80) || 'polyphony',
      lang: text(message.lang, 20) || undefined,
      dir: message.dir === 'rtl' || message.dir === 'ltr' ? message.dir : 'auto',
      actions: actions.map(({ action, title }) => ({ action, title: text(title, 60) })),
      data: {
        place: address(message.url),
        actions: Object.fromEntries(actions.map((one) => [one.action, address(one.url)])),
      },
    });
  };

  /** Whether an open page of the app goes there itself: it loses nothing that is being typed. */
  const asked = (page, place) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      const timer = setTimeout(() => resolve(false), PATIENCE);
      port1.onmessage = () => {
        clearTimeout(timer);
        resolve(true);
      };
      page.postMessage({ type: 'polyphony-open', place: place.slice(scope().length) }, [port2]);
    });

  /** Brings an open page of the app to the front and leads it there, or opens one. */
  const open = async (place) => {
    const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const ours = pages.filter((page) => page.url.startsWith(scope()) && page.frameType !== 'nested');
    const page = ours.find((one) => one.focused) ?? ours.find((one) => one.visibilityState === 'visible') ?? ours[0];
    if (!page) return self.clients.openWindow(place);
    // Some browsers let only a fresh press bring a page to the front; it is led there all the same.
    await page.focus().catch(() => undefined);
    if (await asked(page, place)) return undefined;
    return page.navigate(place).catch(() => self.clients.openWindow(place));
  };

  /** The id of a command: a UUID of version 7. */
  const commandId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    let now = Date.now();
    for (let at = 5; at >= 0; at -= 1) {
      bytes[at] = now % 256;
      now = Math.floor(now / 256);
    }
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };

  /** Tells the programme that this device has another address now. */
  const tell = async (fresh, before) => {
    const config = await (await fetch(new URL('config.json', scope()))).json();
    if (config?.backend?.kind !== 'rest') return;
    const { endpoint, keys } = fresh.toJSON();
    const device = {
      endpoint,
      p256dh: keys.p256dh,
      auth: keys.auth,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
      language: self.navigator.language || 'en',
      ...(before && before !== endpoint ? { replaces: before } : {}),
    };
    const id = commandId();
    const answer = await fetch(new URL('api/v1/commands', new URL(config.backend.base ?? './', scope())), {
      method: 'POST',
      credentials: 'include',
      headers: { 'Content-Type': 'application/json', 'X-Polyphony': '1', 'Idempotency-Key': id },
      body: JSON.stringify({ id, body: { type: 'keep_device', device } }),
    });
    if (!answer.ok) throw new Error(`the new address was answered with ${answer.status}`);
  };

  const renew = async (event) => {
    const options = event.oldSubscription?.options;
    const key = options?.applicationServerKey;
    const renewed = () =>
      key && self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const fresh = event.newSubscription ?? (await renewed());
    if (fresh) await tell(fresh, event.oldSubscription?.endpoint);
  };

  self.addEventListener('push', (event) => event.waitUntil(show(read(event.data))));

  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    const { place, actions } = event.notification.data ?? {};
    event.waitUntil(open(address((event.action && actions?.[event.action]) || place)));
  });

  self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)));
})();
