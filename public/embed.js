// <polyphony-app>: Polyphony inside another page. docs/EMBED.md says how it is used and what it says and hears.
//
//   <script src="https://voices.example.org/embed.js" defer></script>
//   <polyphony-app src="https://voices.example.org/" view="gallery">Our stories</polyphony-app>
//
// No dependencies, no styles of its own outside the element, nothing fetched before it comes into view.
(() => {
  const NAME = 'polyphony-app';
  const VERSION = 1;
  /** What the app may tell, and this element passes on as events of the same names. */
  const TOLD = ['ready', 'resize', 'navigate', 'share', 'error'];
  /** Before its content is known, and if it never is: CSS pixels. */
  const USUAL = 480;
  const TALLEST = 20000;
  /** How long the app may take to say that it is there, once its frame has loaded: milliseconds. */
  const PATIENCE = 20000;
  if (customElements.get(NAME)) return;
  const home = document.currentScript && document.currentScript.src;

  /** Light or dark, where the page around has decided it; else the frame follows the device as the page does. */
  const themeOf = (element) => {
    const scheme = getComputedStyle(element).colorScheme;
    return scheme === 'light' || scheme === 'dark' ? scheme : 'auto';
  };

  class PolyphonyApp extends HTMLElement {
    static observedAttributes = ['src', 'view', 'theme', 'locale', 'height', 'label'];

    #frame = null;
    #origin = '';
    #ready = false;
    #waiting = null;
    #told = '';
    #timer = 0;
    #watch = new MutationObserver(() => this.#follow());
    #scheme = matchMedia('(prefers-color-scheme: dark)');
    #hear = (event) => this.#heard(event);
    #changed = () => this.#follow();

    connectedCallback() {
      addEventListener('message', this.#hear);
      this.#scheme.addEventListener('change', this.#changed);
      // The page's own switches for theme and language stand on its root or on what surrounds the element.
      for (let part = this; part; part = part.parentElement) {
        this.#watch.observe(part, { attributes: true, attributeFilter: ['lang', 'class', 'style', 'data-theme', 'dir'] });
      }
      this.#show();
    }

    disconnectedCallback() {
      removeEventListener('message', this.#hear);
      this.#scheme.removeEventListener('change', this.#changed);
      this.#watch.disconnect();
      clearTimeout(this.#timer);
      this.#frame?.remove();
      this.#frame = null;
      this.#ready = false;
    }

    attributeChangedCallback(name, before, now) {
      if (!this.#frame || before === now) return;
      if (name === 'src' || name === 'view') this.#load();
      else if (name === 'height') this.#size();
      else if (name === 'label') this.#frame.title = this.getAttribute('label') || 'Polyphony';
      else this.#follow();
    }

    /** Goes to a screen of the app, by its path: `/stories`. What comes before the app is there waits for it. */
    navigate(path) {
      if (typeof path !== 'string' || !/^\/(?!\/)/.test(path)) throw new TypeError('a path begins with one slash');
      if (this.#ready) this.#post({ type: 'navigate', path });
      else this.#waiting = path;
    }

    /** `light`, `dark` or `auto`. */
    setTheme(theme) {
      this.setAttribute('theme', theme);
    }

    /** A language by its tag, or `auto` for that of the page around. */
    setLocale(tag) {
      this.setAttribute('locale', tag);
    }

    /** Begins again. */
    reload() {
      if (this.#frame) this.#load();
    }

    #show() {
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      const frame = document.createElement('iframe');
      const instead = document.createElement('slot');
      // By script: a strict policy of the page around refuses style elements and style attributes, not this.
      Object.assign(this.style, { display: 'block' });
      Object.assign(frame.style, { display: 'block', inlineSize: '100%', border: '0', colorScheme: 'auto' });
      instead.hidden = true;
      frame.loading = 'lazy';
      frame.allow = 'clipboard-write; web-share';
      frame.referrerPolicy = 'origin';
      frame.title = this.getAttribute('label') || 'Polyphony';
      frame.addEventListener('load', () => this.#loaded());
      root.replaceChildren(frame, instead);
      this.#frame = frame;
      this.#size();
      this.#load();
    }

    #load() {
      let address;
      try {
        address = new URL(this.getAttribute('src') || home || '', home || document.baseURI);
        if (!this.getAttribute('src')) address = new URL('./', address);
        if (!/^https?:$/.test(address.protocol)) throw new TypeError('no page');
      } catch {
        return this.#fail('address');
      }
      this.#origin = address.origin;
      this.#ready = false;
      this.#told = '';
      clearTimeout(this.#timer);
      const { theme, locale } = this.#wishes();
      address.searchParams.set('embed', this.getAttribute('view') || 'app');
      if (theme !== 'auto') address.searchParams.set('theme', theme);
      if (locale) address.searchParams.set('locale', locale);
      // Into view comes what has a size: what failed before may be tried again.
      this.#frame.hidden = false;
      this.shadowRoot.querySelector('slot').hidden = true;
      this.#frame.src = address.href;
    }

    /** The document is there; the app in it has its time to begin. */
    #loaded() {
      clearTimeout(this.#timer);
      if (!this.#ready) this.#timer = setTimeout(() => this.#ready || this.#fail('silent'), PATIENCE);
    }

    #fail(code) {
      // What stands inside the element is shown in its place, if there is anything.
      const instead = this.shadowRoot.querySelector('slot');
      instead.hidden = false;
      if (code === 'address') this.#frame.hidden = true;
      this.#say('error', { code });
    }

    #size() {
      const wanted = Number.parseFloat(this.getAttribute('height') ?? '');
      this.#frame.style.blockSize = `${wanted > 0 ? Math.min(wanted, TALLEST) : USUAL}px`;
      this.#told = '';
      if (this.#ready) this.#follow();
    }

    get #tall() {
      return !(Number.parseFloat(this.getAttribute('height') ?? '') > 0);
    }

    #wishes() {
      const [theme, locale] = [this.getAttribute('theme') || 'auto', this.getAttribute('locale') || 'auto'];
      return {
        theme: theme === 'light' || theme === 'dark' ? theme : themeOf(this),
        locale: locale === 'auto' ? (this.closest('[lang]')?.getAttribute('lang') ?? '') : locale,
      };
    }

    /** Tells the app what the page around looks and speaks like, where that is news. */
    #follow() {
      if (!this.#ready) return;
      const wishes = { ...this.#wishes(), tall: this.#tall };
      const told = JSON.stringify(wishes);
      if (told === this.#told) return;
      this.#told = told;
      this.#post({ type: 'hello', ...wishes });
    }

    #post(message) {
      this.#frame?.contentWindow?.postMessage({ polyphony: VERSION, ...message }, this.#origin);
    }

    #heard({ source, origin, data }) {
      // From our own frame, and only while that shows our own app.
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#origin) return;
      if (data === null || typeof data !== 'object' || data.polyphony !== VERSION || !TOLD.includes(data.type)) return;
      const { type } = data;
      if (type === 'ready') {
        clearTimeout(this.#timer);
        this.#ready = true;
        this.#told = '';
        this.shadowRoot.querySelector('slot').hidden = true;
        this.#follow();
        if (this.#waiting) this.navigate(this.#waiting);
        this.#waiting = null;
      }
      if (type === 'resize') {
        const height = Number(data.height);
        if (!(height > 0 && height <= TALLEST)) return;
        if (this.#tall) this.#frame.style.blockSize = `${Math.ceil(height)}px`;
        this.#say(type, { height });
        return;
      }
      const { view, path, code } = data;
      this.#say(type, { view, path, code });
    }

    #say(type, told) {
      const detail = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
      this.dispatchEvent(new CustomEvent(type, { detail }));
    }
  }

  customElements.define(NAME, PolyphonyApp);
})();
