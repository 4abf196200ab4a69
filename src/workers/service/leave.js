// The worker of a build without one (while developing): an earlier one, with all it kept, goes away.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));

const leave = async () => {
  const mine = `polyphony ${new URL(self.registration.scope).pathname} files `;
  const names = (await caches.keys()).filter((name) => name.startsWith(mine));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
};
