// Fetches the texts of the page's language (`first.js` chose it) while the app's module is on its way, and starts the app. The
// names come from the attributes of this script's own tag, which the build fills in; an inline script would need a hole in the
// content security policy.
const tag = document.querySelector('script[data-wasm]');
const root = document.documentElement;
const app = (globalThis.polyphony ??= {});

const texts = async (language) => {
  const answer = await fetch(new URL(`locales/${language}.json`, document.baseURI));
  if (!answer.ok) throw new Error(`${answer.url}: status ${answer.status}`);
  return { language, messages: await answer.json() };
};

const failed = (error) => {
  console.error(error);
  app.showPlain?.();
  const place = document.querySelector('.boot-line');
  if (place) {
    place.setAttribute('role', 'alert');
    place.textContent =
      'The app could not be loaded. Check the connection and reload; if that does not help, your browser may be too old for WebAssembly.';
  }
};

// Said once and early; offered at a better moment.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  app.install = event;
});

const later = () => {
  if (root.dataset.service && window.top === window) import('./service.mjs').then(({ begin }) => begin(app)).catch(() => {});
};

/** How long the first paint is waited for, milliseconds. */
const PAINT = 400;

/** Whether all of it lies on the device. Some browsers refuse even the question. */
const isHere = () => {
  try {
    return Boolean(navigator.serviceWorker?.controller);
  } catch {
    return false;
  }
};

/** Words first: the module is large, and on a slow line what is painted first would share it. Nobody waits long: whoever
 *  looks elsewhere sees no paint, and a service worker has it all on the device. */
const painted = () =>
  new Promise((done) => {
    if (isHere() || document.hidden) return done();
    setTimeout(done, PAINT);
    return new PerformanceObserver(done).observe({ type: 'paint', buffered: true });
  });

/** Some browsers refuse a frame its history, and the router takes no refusal. */
const forgiveHistory = () => {
  for (const name of ['pushState', 'replaceState']) {
    const real = history[name].bind(history);
    history[name] = (...parts) => {
      try {
        real(...parts);
      } catch {
        // The screen changes all the same.
      }
    };
  }
};

try {
  const { framed, language, languages } = app;
  if (framed) forgiveHistory();
  if (language !== languages[0]) {
    document.querySelector('link[rel=manifest]')?.setAttribute('href', `manifest.${language}.webmanifest`);
  }
  if (self.origin === 'null') {
    // Shut off by the page around: no storage, no workers, nobody's name. Who we are can be said all the same.
    const apart = await import(new URL('apart.mjs', document.baseURI));
    await apart.show(language);
    throw apart.DONE;
  }
  document.querySelector('.boot-open')?.remove();
  // A language whose texts cannot be had shows in English.
  const spoken = texts(language).catch((error) => {
    if (language === languages[0]) throw error;
    return texts(languages[0]);
  });
  const bindings = await import(new URL(tag.dataset.js, document.baseURI));
  // Nothing is shown before there are words: the module starts the app as soon as it is there.
  app.texts = spoken;
  await painted();
  const module = bindings.default({ module_or_path: new URL(tag.dataset.wasm, document.baseURI) });
  await Promise.all([module, spoken]);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
} catch (error) {
  if (error?.done !== true) {
    const other = await import('./service.mjs').then(({ another }) => another()).catch(() => false);
    if (!other) failed(error);
  }
}
