// The engines behind one face: `build(stories)`, `find(text)` as an app would ask, and where hits are compared,
// `hits(text, slips)`: the numbers of all stories found. Runs in the page.

const FIELDS = ['title', 'topics', 'source', 'summary'];
const isLast = (_, place, words) => place === words.length - 1;

const ours = async () => {
  const { instance } = await WebAssembly.instantiateStreaming(fetch('/engine.wasm'), {});
  const wasm = instance.exports;
  const encoder = new TextEncoder();
  const fill = (text) => {
    const bytes = encoder.encode(text);
    const place = wasm.room(bytes.length);
    new Uint8Array(wasm.memory.buffer, place, bytes.length).set(bytes);
  };
  const out = () => Array.from(new Uint32Array(wasm.memory.buffer, wasm.found(), wasm.found_length()));
  return {
    build: (stories) => {
      for (let at = 0; at < stories.length; at += 2_000) {
        const page = stories.slice(at, at + 2_000);
        fill(page.map((s) => `${s.id}\t${s.title}\t${s.summary}\t${s.topics.replaceAll(' | ', '|')}\t${s.source}`).join('\n'));
        wasm.put();
      }
      wasm.settle();
    },
    find: (text) => {
      fill(text);
      return wasm.find(51, 0);
    },
    counted: (text) => {
      fill(text);
      return wasm.find(51, 1);
    },
    hits: (text, slips) => {
      fill(text);
      if (slips) wasm.find(10_000_000, 0);
      else wasm.find_literally();
      return out();
    },
    memory: () => ({ outside: wasm.memory.buffer.byteLength, index: wasm.bytes() }),
  };
};

const miniSearch = async () => {
  const { default: MiniSearch } = await import('/minisearch/dist/es/index.js');
  const index = new MiniSearch({ fields: FIELDS });
  const asked = { prefix: isLast, combineWith: 'AND', boost: { title: 8, topics: 4, source: 2 } };
  const slips = { ...asked, fuzzy: (word) => (word.length >= 5 ? 1 : false) };
  return {
    build: (stories) => index.addAll(stories),
    find: (text) => index.search(text, slips).length,
    literally: (text) => index.search(text, asked).length,
    hits: (text, withSlips) => index.search(text, withSlips ? slips : asked).map((hit) => hit.id),
    memory: () => ({ outside: 0, index: 0 }),
  };
};

const uFuzzy = async () => {
  const { default: UFuzzy } = await import('/@leeoniya/ufuzzy/dist/uFuzzy.mjs');
  const fuzzy = new UFuzzy({ intraMode: 1 });
  let texts = [];
  return {
    build: (stories) => {
      texts = stories.map((s) => `${s.title} ${s.topics} ${s.source} ${s.summary}`);
    },
    find: (text) => fuzzy.search(texts, text, 1, 1_000)[0]?.length ?? 0,
    memory: () => ({ outside: 0, index: 0 }),
  };
};

const flexSearch = async () => {
  const module = await import('/flexsearch/dist/flexsearch.bundle.module.min.mjs');
  const { Document } = module.default ?? module;
  const index = new Document({ document: { id: 'id', index: FIELDS }, tokenize: 'forward' });
  return {
    build: (stories) => stories.forEach((story) => index.add(story)),
    find: (text) => index.search(text, { limit: 51 }).length,
    memory: () => ({ outside: 0, index: 0 }),
  };
};

export const ENGINES = { ours, MiniSearch: miniSearch, uFuzzy, FlexSearch: flexSearch };
