// A world that stands still: one moment, one chance, one zone, one font. Then a screen is the same on every day and every
// machine, and so can be compared with itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocks } from './letters.mjs';

/** The moment at which everything is photographed: a Tuesday morning. */
const NOW = Date.UTC(2026, 2, 10, 9, 30);

/** Stops the clock and loads the dice. Runs in pages and in workers; timers go on, or nothing would ever load. */
const stand = (now) => {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      if (parts.length > 0) super(...parts);
      else super(now);
    }

    static now() {
      return now;
    }
  };
  let state = 1;
  Crypto.prototype.getRandomValues = (into) => {
    const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
    for (let i = 0; i < bytes.length; i += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      bytes[i] = state >>> 24;
    }
    return into;
  };
};

/** Sets every letter in blocks. A font from bytes and a sheet made by a script need no hole in the page's policy. */
const setInBlocks = (font) => {
  const bytes = Uint8Array.from(atob(font), (c) => c.charCodeAt(0));
  document.fonts.add(new FontFace('Blocks', bytes, { weight: '100 900' }));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*, ::before, ::after, ::placeholder { font-family: Blocks !important; font-synthesis: none !important; }');
  document.adoptedStyleSheets = [sheet];
};

const code = (todo, given) => `(${todo})(${JSON.stringify(given)});\n`;

/** What the host of files answers instead of the data worker's script: the same, in a world that stands still. */
export const stillWorker = (dist) => {
  const { js } = JSON.parse(readFileSync(join(dist, 'assets.json'), 'utf8')).workers.data;
  return { [`/${js}`]: code(stand, NOW) + readFileSync(join(dist, js), 'utf8') };
};

/** Makes the pages of this context stand still. */
export const standStill = async (context) => {
  await context.addInitScript(code(stand, NOW) + code(setInBlocks, Buffer.from(blocks()).toString('base64')));
};

/** The zone in which it is that moment. */
export const ZONE = 'Europe/Berlin';
