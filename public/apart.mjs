// The app inside a frame that its host has shut off (`sandbox` without `allow-same-origin`, as WordPress does with what it
// embeds): nothing is kept there, no worker starts, nobody can sign in. So no app is started; what the programme or
// the story is stands there, and the way to the app in a tab of its own.

/** Thrown once everything is said: nothing else is to be started. */
export const DONE = Object.freeze({ done: true });

const TEXTS = { en: 'Open Polyphony in a tab of its own', es: 'Abrir Polyphony en su propia pestaña', fr: 'Ouvrir Polyphony dans son propre onglet', de: 'Polyphony im eigenen Tab öffnen', ar: 'فتح Polyphony في علامة تبويب خاصة' };

/** What the server says of this address to anybody; nothing where there is no server. */
const about = async (address) => {
  try {
    const question = new URL('api/v1/oembed', document.baseURI);
    question.searchParams.set('url', address);
    const answer = await fetch(question, { credentials: 'omit' });
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
};

/** The address without what was only for the frame. */
const whole = () => {
  const address = new URL(location.href);
  for (const name of ['embed', 'theme', 'locale']) address.searchParams.delete(name);
  address.hash = '';
  return address.href;
};

/** WordPress tells its frames apart by a secret in their address, and follows links that are sent with it. */
const toWordPress = (message, value) => {
  const secret = /secret=([a-zA-Z0-9]+)/.exec(location.hash)?.[1];
  if (secret) parent.postMessage({ message, value, secret }, '*');
};

/** Shows who we are, in this language. */
export const show = async (language) => {
  const shell = document.querySelector('.boot');
  const link = shell.querySelector('.boot-open a');
  const address = whole();
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  document.documentElement.dataset.apart = '';
  Object.assign(shell, { lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' });
  shell.removeAttribute('aria-busy');
  link.href = address;
  link.textContent = TEXTS[language] ?? TEXTS.en;
  link.className = 'button is-primary';
  link.parentElement.classList.add('is-seen');
  // Where no window may be opened either, the address can still be read and copied.
  const place = document.createElement('span');
  place.className = 'boot-place';
  place.dir = 'ltr';
  place.textContent = new URL(address).host;
  link.parentElement.append(' ', place);
  link.addEventListener('click', () => toWordPress('link', address));
  const { title, description, provider_name: programme } = await about(address);
  if (title) shell.querySelector('.boot-name').textContent = title;
  if (description) shell.querySelector('.boot-line').textContent = description;
  else if (programme && programme !== title) shell.querySelector('.boot-line').textContent = programme;
  toWordPress('height', Math.ceil(shell.getBoundingClientRect().height));
};
