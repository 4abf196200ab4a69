// Made-up stories and questions, the same for every engine. Runs in the page.

const SYLLABLES = 'ba be bo ca ce co da de di do en er es fa fi fo ga ge go ha he hi in is ka ke la le li lo ma me mi mo na ne ni no on or pa pe po ra re ri ro sa se si so ta te ti to un va ve vi vo wa we'.split(' ');

/** Numbers between 0 and 1 from a seed (mulberry32). */
export const chance = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const below = (random, n) => Math.floor(random() * n);

const vocabulary = (random, size) => {
  const words = new Set();
  while (words.size < size) {
    let word = '';
    for (let n = 2 + below(random, 4); n > 0; n -= 1) word += SYLLABLES[below(random, SYLLABLES.length)];
    words.add(random() < 0.3 ? `${word}s` : word);
  }
  return [...words];
};

/** Draws words as often as people use them: the n-th most common one in proportion to 1/n. */
const zipf = (random, words) => {
  let sum = 0;
  const sums = words.map((_, place) => (sum += 1 / (place + 10)));
  return () => {
    const at = random() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < at) low = middle + 1;
      else high = middle;
    }
    return words[low];
  };
};

/** `count` stories: 6 to 9 words of title, 12 to 18 of summary, one or two topics, a source. */
export const stories = (count, seed = 20261122) => {
  const random = chance(seed);
  const words = vocabulary(random, 40_000);
  const word = zipf(random, words);
  const text = (least, more) => Array.from({ length: least + below(random, more) }, word).join(' ');
  const topics = Array.from({ length: 60 }, () => `${word()} ${word()}`);
  const sources = Array.from({ length: 12 }, () => `${word()} blog`);
  return Array.from({ length: count }, (_, id) => ({
    id,
    title: text(6, 4),
    summary: text(12, 7),
    topics: [topics[below(random, 60)], topics[below(random, 60)]].slice(0, 1 + below(random, 2)).join(' | '),
    source: sources[below(random, 12)],
  }));
};

const slip = (random, word) => {
  const at = 1 + below(random, word.length - 2);
  const letter = 'aeiorstln'[below(random, 9)];
  const how = below(random, 3);
  if (how === 0) return word.slice(0, at) + word.slice(at + 1);
  return word.slice(0, at) + letter + word.slice(at + (how === 1 ? 0 : 1));
};

/** Questions of every sort, `count` of each, about stories that are there. */
export const questions = (all, count, seed = 7) => {
  const random = chance(seed);
  const some = (n) => {
    const story = all[below(random, all.length)];
    const words = `${story.title} ${story.summary}`.split(' ');
    return Array.from({ length: n }, () => words[below(random, words.length)]);
  };
  const long = () => {
    for (;;) {
      const [word] = some(1);
      if (word.length >= 6) return word;
    }
  };
  const times = (make) => Array.from({ length: count }, make);
  return {
    'one word': times(() => some(1).join(' ')),
    'two words': times(() => some(2).join(' ')),
    'three words': times(() => some(3).join(' ')),
    'a beginning': times(() => some(1)[0].slice(0, 2 + below(random, 3))),
    'a slip': times(() => slip(random, long())),
  };
};

/** What is searched for while somebody types these questions, letter by letter. */
export const keystrokes = (typed) =>
  typed.flatMap((text) => Array.from({ length: text.length }, (_, n) => text.slice(0, n + 1)).filter((part) => !part.endsWith(' ')));
