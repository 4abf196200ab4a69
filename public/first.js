// Before anything is painted: the page's language, direction and look, and for those who are nobody here yet what the door
// says. A plain script, because those of modules run only after the first paint.
(() => {
  'use strict';
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

  const [plain, door] = document.querySelectorAll('[data-boot]');
  /** Shows what the door says in this language; the other languages go. */
  const showDoor = (language) => {
    for (const words of door.querySelectorAll('[lang]')) {
      if (words.lang !== language) {
        words.remove();
        continue;
      }
      words.hidden = false;
      // The whole page: its fonts and its reading direction go by that.
      Object.assign(root, { lang: words.lang, dir: words.dir });
    }
    door.hidden = false;
    plain.hidden = true;
  };
  /** Shows the plain first lines. */
  const showPlain = () => {
    door.remove();
    plain.hidden = false;
  };

  if (framed) {
    root.dataset.embed = asked.get('embed') || 'app';
    if (asked.get('host') === 'teams') root.dataset.within = 'teams';
    const theme = asked.get('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.hostTheme = theme;
  }
  const theme = root.dataset.hostTheme ?? kept('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const language = preferred();
  // Whoever was in before comes to their own screens, not to the door.
  if (framed || kept('person')) showPlain();
  else showDoor(language);
  // What the app and its page have in common.
  globalThis.polyphony = { languages, language, framed, showPlain };
})();
