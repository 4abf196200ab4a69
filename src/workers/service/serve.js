// What is answered from the device. Whatever is not named here goes to the network untouched.

/** Addresses below which there are never pages nor files of the app; the server has the same list. */
const NOT_OURS = ['api', 'r', 'live', 'pictures'];

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const answer = answerTo(event, new URL(request.url));
  if (!answer) return;
  // Whatever goes wrong here, the network still has a say; but nothing is sent twice.
  event.respondWith(request.method === 'GET' ? answer.catch(() => fetch(request)) : answer);
});

/** The answer to a request, on its way; none where it is not ours to answer. Decided at once, for the browser does not
 *  wait with this question. */
const answerTo = (event, url) => {
  const { request } = event;
  if (request.method !== 'GET') return sent(event, url);
  if (request.headers.has('range')) return null;
  if (url.pathname.includes('/api/v1/')) return request.mode === 'navigate' ? null : read(event, url);
  const path = below(url);
  if (path === null) return null;
  if (path === 'config.json') return settings(request);
  const [first] = path.split('/');
  const name = path.split('/').at(-1);
  if (first === 'pictures') return picture(event);
  if (path === 'sw.js' || NOT_OURS.includes(first)) return null;
  if (request.mode === 'navigate') return name.includes('.') ? null : page(event);
  return name.includes('.') ? file(event, url) : null;
};

/** What changes something goes to the network, but two addresses are looked at. */
const sent = (event, url) => {
  if (below(url) === SHARE_TARGET && event.request.method === 'POST') return takeShared(event);
  return /\/api\/v1\/session$/.test(url.pathname) ? changeSession(event) : null;
};

/** The path of an address below the scope; none outside. */
const below = (url) => {
  const base = new URL(scope());
  const inside = url.origin === base.origin && url.pathname.startsWith(base.pathname);
  return inside ? url.pathname.slice(base.pathname.length) : null;
};

/** Every page of the app is one file. Where a proxy wants to be passed (somebody must sign in), the network comes first. */
const page = async (event) => {
  if (await fact('door')) {
    const answer = await fetch(event.request).catch(() => null);
    if (answer) return answer;
  }
  const version = await chosen();
  const kept = version && (await keptFile(version, addressOf('index.html')));
  if (kept) {
    await noteShown(event.resultingClientId, version);
    return kept;
  }
  try {
    return await fetch(event.request);
  } catch (error) {
    // Rather a version that failed once than none.
    const any = await caches.match(addressOf('index.html'), { ignoreVary: true });
    if (any) return any;
    throw error;
  }
};

/** A name that carries its content's hash means the same file in every version. */
const isHashed = (path) => /-[0-9a-f]{8,}[._]/.test(path);

/** A file of the version that the tab shows. */
const file = async (event, url) => {
  const address = url.origin + url.pathname;
  const own = (await shown())[event.clientId] ?? (await chosen()) ?? PACKED.version;
  const failed = await broken();
  const others = (await versions()).filter((version) => version !== own).reverse();
  const first = async (all) => {
    for (const version of all) {
      const found = await keptFile(version, address);
      if (found) return found;
    }
    return null;
  };
  const good = (version) => !failed.includes(version);
  const kept = await first((isHashed(url.pathname) ? [own, ...others] : [own]).filter(good));
  if (kept) return kept;
  const answer = await fetch(event.request).catch(() => null);
  // Without a network rather another version's, or one that failed once, than none.
  return answer ?? (await first([...others.filter(good), own, ...others])) ?? Response.error();
};
