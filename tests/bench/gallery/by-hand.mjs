// A list of story cards as somebody would write it by hand, without a framework: the same data from the same server, the
// same words, the same elements as the app's cards. Runs in the page; the measurement compares the elements.

const CARDS = 240;
const CHANGED = 10;
const KINDS = ['article', 'news', 'event', 'job', 'people', 'image', 'data', 'howto'];
const UNITS = [[31_557_600_000, 'year'], [2_629_800_000, 'month'], [86_400_000, 'day'], [3_600_000, 'hour'], [60_000, 'minute']];
const SVG = 'http://www.w3.org/2000/svg';

/** Starts the list in a document that holds an empty `.story-grid`; `texts` are the app's messages. */
export const start = (stories, texts) => {
  const grid = document.querySelector('.story-grid');
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    element.append(...children);
    return element;
  };
  const draw = (name, attributes) => {
    const element = document.createElementNS(SVG, name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return element;
  };
  const ago = (at) => {
    const past = Math.max(0, Date.now() - at);
    const [size, unit] = UNITS.find(([size]) => past >= size) ?? UNITS[4];
    return relative.format(-Math.trunc(past / size), unit);
  };
  const wave = (y, long, high) => {
    let path = `M-20 ${y}q${long / 2} ${-high * 2} ${long} 0`;
    for (let x = long - 20; x < 340; x += long) path += `t${long} 0`;
    return path;
  };
  const waves = (story) => {
    const place = KINDS.indexOf(story.kind);
    const lines = [0, 1, 2, 3, 4].map((line) => wave(24 + 34 * line, 46 + 9 * place, 10 + 3 * (place % 4))).join('');
    const svg = draw('svg', { class: 'story-waves', viewBox: '0 0 320 180', preserveAspectRatio: 'xMidYMid slice', 'aria-hidden': 'true' });
    const text = draw('text', { x: 160, y: 112, 'text-anchor': 'middle' });
    text.textContent = story.source.split(/\s+/).map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '').filter(Boolean).slice(0, 2).join('');
    svg.append(draw('path', { fill: 'none', stroke: 'currentColor', 'stroke-width': 2, d: lines }), text);
    return svg;
  };
  const picture = (story) => {
    const place = make('div', { class: 'story-picture' }, waves(story));
    if (!story.picture?.local) return place;
    const image = make('img', {
      src: new URL(story.picture.local, document.baseURI), alt: story.picture.alt, width: 640, height: 360, decoding: 'async', loading: 'lazy',
    });
    image.addEventListener('error', () => image.remove());
    place.append(image);
    return place;
  };
  const words = (story) => {
    const kind = texts[`story.kind.${story.kind}`];
    const link = make('a', { href: `/stories/${story.id}`, ...(story.language === 'und' ? {} : { lang: story.language }), dir: 'auto' }, story.title);
    return make('div', { class: 'story-words' },
      make('p', { class: 'story-kind small muted' }, story.topics.length ? `${kind} · ${story.topics[0]}` : kind),
      make('h2', {}, link),
      make('p', { class: 'small muted' }, `${story.source} · ${ago(story.published)}`));
  };
  const card = (story) => make('li', {}, make('article', { class: 'story-card', 'data-story': story.id }, picture(story), words(story)));

  let turn = 0;
  const at = (place) => stories[(place * 7 + turn) % stories.length];
  const fill = () => {
    turn += 1;
    const cards = document.createDocumentFragment();
    for (let place = 0; place < CARDS; place += 1) cards.append(card(at(place)));
    grid.replaceChildren(cards);
  };
  const update = () => {
    turn += 1;
    for (let place = 0; place < CARDS; place += CHANGED) grid.children[place].replaceWith(card(at(place)));
  };
  const jobs = { create: fill, replace: fill, update, clear: () => grid.replaceChildren() };
  for (const [name, job] of Object.entries(jobs)) document.querySelector(`[data-do=${name}]`).addEventListener('click', job);
};
