// Chooses the language, fetches its texts while the app's module is on its way, and starts the app. The names come
// from the attributes of this script's own tag, which the build fills in; an inline script would need a hole in the
// content security policy.
const tag = document.querySelector('script[data-wasm]');
const root = document.documentElement;

// The languages there are texts for, English first: said once, by the page.
const languages = root.dataset.languages.split(' ');

/** What the person chose on this device, as `platform::storage` keeps it. */
const kept = (name) => {
  try {
    return localStorage.getItem(`polyphony.${name}`);
  } catch {
    return null;
  }
};

const preferred = () => {
  for (const wanted of [kept('language'), ...(navigator.languages ?? [])]) {
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

const failed = (error) => {
  console.error(error);
  const place = document.querySelector('.boot-line');
  if (place) {
    place.setAttribute('role', 'alert');
    place.textContent =
      'The app could not be loaded. Check the connection and reload; if that does not help, your browser may be too old for WebAssembly.';
  }
};

try {
  const theme = kept('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const language = preferred();
  // A language whose texts cannot be had shows in English.
  const spoken = texts(language).catch((error) => {
    if (language === languages[0]) throw error;
    return texts(languages[0]);
  });
  const app = await import(new URL(tag.dataset.js, document.baseURI));
  const module = app.default({ module_or_path: new URL(tag.dataset.wasm, document.baseURI) });
  // Nothing is shown before there are words: the module starts the app as soon as it is there.
  globalThis.polyphony = { texts: spoken };
  await Promise.all([module, spoken]);
} catch (error) {
  failed(error);
}
