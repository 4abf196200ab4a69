// Chooses the language, fetches its texts while the app's module is on its way, and starts the app. The names come
// from the attributes of this script's own tag, which the build fills in; an inline script would need a hole in the
// content security policy.
const tag = document.querySelector('script[data-wasm]');
const root = document.documentElement;

// The languages there are texts for, English first: said once, by the page.
const languages = root.dataset.languages.split(' ');

// Inside another page: which part of the app is shown, and how that page looks and speaks.
const given = new URLSearchParams(location.search);
// On phones Teams shows a tab in a window, not in a frame.
const framed = window.parent !== window || given.get('host') === 'teams';
const asked = framed ? given : new URLSearchParams();

/** What the person chose on this device, as `platform::storage` keeps it. */
const kept = (name) => {
  try {
    return localStorage.getItem(`polyphony.${name}`);
  } catch {
    return null;
  }
};

const preferred = () => {
  for (const wanted of [asked.get('locale'), kept('language'), ...(navigator.languages ?? [])]) {
    const base = wanted?.split('-')[0].toLowerCase();
    if (languages.includes(base)) return base;
  }
  return languages[0];
};

const texts = async (language) => {
  const answer = await fetch(new URL(`locales/${language}.json`, document.baseURI));
  if (!answer.ok) throw new Error(`${answer.url}: status ${answer.status}`);
  return { language, messages: await answer.json() };
};

/** Shows what the door says, or the plain first lines again. */
const showDoor = (language) => {
  const [plain, door] = document.querySelectorAll('[data-boot]');
  const words = language && door.querySelector(`[lang=${language}]`);
  for (const other of door.querySelectorAll('[lang]')) other.hidden = other !== words;
  if (words) Object.assign(door, { lang: words.lang, dir: words.dir });
  door.hidden = !words;
  plain.hidden = Boolean(words);
};

const failed = (error) => {
  console.error(error);
  showDoor(null);
  const place = document.querySelector('.boot-line');
  if (place) {
    place.setAttribute('role', 'alert');
    place.textContent =
      'The app could not be loaded. Check the connection and reload; if that does not help, your browser may be too old for WebAssembly.';
  }
};

const app = {};
globalThis.polyphony = app;

// Said once and early; offered at a better moment.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  app.install = event;
});

const later = () => {
  if (root.dataset.service && window.top === window) import('./service.mjs').then(({ begin }) => begin(app)).catch(() => {});
};

/** As far as the app itself need not be there: what a frame is, before anything is painted in it. */
const frame = () => {
  root.dataset.embed = asked.get('embed') || 'app';
  if (asked.get('host') === 'teams') root.dataset.within = 'teams';
  const theme = asked.get('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.hostTheme = theme;
  // Some browsers refuse a frame its history, and the router takes no refusal.
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
  if (framed) frame();
  const theme = root.dataset.hostTheme ?? kept('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const language = preferred();
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
  // Whoever was in before comes to their own screens, not to the door.
  if (!framed && !kept('person')) showDoor(language);
  // A language whose texts cannot be had shows in English.
  const spoken = texts(language).catch((error) => {
    if (language === languages[0]) throw error;
    return texts(languages[0]);
  });
  const bindings = await import(new URL(tag.dataset.js, document.baseURI));
  // Nothing is shown before there are words: the module starts the app as soon as it is there.
  app.texts = spoken;
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
