// Coming and going of versions. A new one is fetched whole beside the old one and waits: whoever sits at the screen
// decides when it begins. Two are kept, and any that a tab still shows.

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

/** The first time the first screen comes first. An update has time, and is refused as a whole if one file is wrong. */
const install = async () => {
  await settings();
  const { embedded } = await backend();
  const now = embedded ? needed(FIRST, EMBEDDED) : needed(FIRST);
  await takeAll(now);
  if (self.registration.active) await fill();
  await put(await filesOf(PACKED.version), addressOf(READY), new Response('yes'));
};

const activate = async () => {
  await self.clients.claim();
  await forgetVersions();
};

/** Which version each tab shows, by the tab's id. */
const shown = async () => (await fact('shown')) ?? {};

/** Notes what a tab that is being opened shows. */
const noteShown = async (client, version) => {
  if (!client) return;
  const there = new Set((await self.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id));
  const all = Object.entries(await shown()).filter(([id]) => there.has(id));
  await setFact('shown', { ...Object.fromEntries(all), [client]: version });
};

/** Drops all but this version, the one before it, and those that a tab shows. */
const forgetVersions = async () => {
  const there = new Set((await self.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id));
  const inUse = Object.entries(await shown()).filter(([id]) => there.has(id)).map(([, version]) => version);
  const before = (await versions()).filter((version) => version !== PACKED.version).at(-1);
  const kept = new Set([PACKED.version, before, ...inUse].map((version) => named(`files ${version}`)));
  const all = (await caches.keys()).filter((name) => name.startsWith(named('files ')));
  await Promise.all(all.filter((name) => !kept.has(name)).map((name) => caches.delete(name)));
};

/** The versions that did not start on this device. */
const broken = async () => (await fact('broken')) ?? [];

/** The version that a page which is opened now gets: this one, else an earlier one that is whole; none where both failed. */
const chosen = async () => {
  const failed = await broken();
  const good = (await versions()).filter((version) => !failed.includes(version));
  return good.includes(PACKED.version) ? PACKED.version : good.at(-1);
};

/** Somebody pressed "use it now". */
ASKED.begin = () => self.skipWaiting();

/** A page could not start: what it got is not given again. */
ASKED.broken = async (event) => {
  const version = (await shown())[event.source?.id] ?? PACKED.version;
  await setFact('broken', [...new Set([...(await broken()), version])].slice(-8));
  reply(event, { version });
};

ASKED.version = (event) => reply(event, { version: PACKED.version });
