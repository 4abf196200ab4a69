// A font made here, byte by byte, in which every letter is the same block. Set in it a page has the same lines on every
// machine, whatever fonts that has: where things stand can be compared exactly, and no font need be kept.

const EM = 1000;
const ASCENT = 930;
const DESCENT = 240;
const SPACE = 1;
const BLOCK = 2;
/** The characters the font has: Latin to Arabic, and signs. Everything we write is among them. */
const RANGES = [[0x20, 0x7ff], [0x2000, 0x2bff]];

const glyphOf = (code) => {
  const blank = code === 0x20 || code === 0xa0 || code === 0xad || (code >= 0x2000 && code <= 0x200f) || (code >= 0x2028 && code <= 0x206f && !(code > 0x202f && code < 0x2060));
  return blank ? SPACE : BLOCK;
};

const u16 = (...values) => values.flatMap((v) => [(v >> 8) & 255, v & 255]);
const u32 = (...values) => values.flatMap((v) => [(v >>> 24) & 255, (v >>> 16) & 255, (v >>> 8) & 255, v & 255]);
const text = (letters) => [...letters].map((c) => c.charCodeAt(0));

/** Which character is which glyph (format 4). */
const cmap = () => {
  const segments = [...RANGES, [0xffff, 0xffff]];
  const n = segments.length;
  const glyphs = RANGES.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => glyphOf(from + i)));
  let before = 0;
  // An offset counts from its own place to the segment's first glyph.
  const offsets = segments.map(([from, to], i) => {
    const offset = from === 0xffff ? 0 : (n - i) * 2 + before * 2;
    before += to - from + 1;
    return offset;
  });
  const half = 2 ** Math.floor(Math.log2(n));
  const body = [
    ...u16(n * 2, half * 2, Math.log2(half), (n - half) * 2),
    ...u16(...segments.map(([, to]) => to)), ...u16(0), ...u16(...segments.map(([from]) => from)),
    ...u16(...segments.map(([from]) => (from === 0xffff ? 1 : 0))), ...u16(...offsets), ...u16(...glyphs),
  ];
  return [...u16(0, 1, 3, 1), ...u32(12), ...u16(4, body.length + 6, 0), ...body];
};

/** One rectangle: four corners, on the curve. */
const rectangle = (left, bottom, right, top) => [
  ...u16(1, left, bottom, right, top, 3, 0), 1, 1, 1, 1,
  ...u16(left, 0, right - left, 0), ...u16(bottom, top - bottom, 0, bottom - top), 0, 0,
];

/** The name table: family, style, whole name, PostScript name. */
const names = () => {
  const said = [[1, 'Blocks'], [2, 'Regular'], [4, 'Blocks'], [6, 'Blocks']];
  const wide = said.map(([id, words]) => [id, text(words).flatMap((c) => [0, c])]);
  let at = 0;
  const rows = wide.flatMap(([id, words]) => {
    const row = u16(3, 1, 0x409, id, words.length, at);
    at += words.length;
    return row;
  });
  return [...u16(0, said.length, 6 + 12 * said.length), ...rows, ...wide.flatMap(([, words]) => words)];
};

const tables = () => {
  const block = rectangle(40, 0, 500, 560);
  const advances = u16(540, 40, 280, 0, 540, 40);
  return {
    'OS/2': [
      ...u16(4, 520, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 250, 0), ...Array(10).fill(0),
      ...u32(1, 0, 0, 0), ...text('NONE'), ...u16(0x40, 0x20, 0xffff, ASCENT, -DESCENT, 0, ASCENT, DESCENT), ...u32(1, 0),
      ...u16(560, 700, 0, 0x20, 1),
    ],
    cmap: cmap(),
    glyf: [...block, ...block],
    head: [
      ...u32(0x10000, 0x10000, 0, 0x5f0f3cf5), ...u16(3, EM), ...u32(0, 0, 0, 0),
      ...u16(0, 0, 540, 560, 0, 8, 2, 1, 0),
    ],
    hhea: [...u32(0x10000), ...u16(ASCENT, -DESCENT, 0, 540, 0, 0, 540, 1, 0, 0, 0, 0, 0, 0, 0, 3)],
    hmtx: advances,
    loca: u32(0, block.length, block.length, block.length * 2),
    maxp: [...u32(0x10000), ...u16(3, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
    name: names(),
    post: [...u32(0x30000, 0), ...u16(-100, 50), ...u32(0, 0, 0, 0, 0)],
  };
};

const padded = (bytes) => [...bytes, ...Array((4 - (bytes.length % 4)) % 4).fill(0)];
const sum = (bytes) => {
  const whole = padded(bytes);
  let total = 0;
  for (let i = 0; i < whole.length; i += 4) {
    total = (total + (((whole[i] << 24) | (whole[i + 1] << 16) | (whole[i + 2] << 8) | whole[i + 3]) >>> 0)) >>> 0;
  }
  return total;
};

/** The whole font, as TrueType. */
export const blocks = () => {
  const all = Object.entries(tables());
  let at = 12 + 16 * all.length;
  const rows = all.flatMap(([tag, bytes]) => {
    const row = [...text(tag), ...u32(sum(bytes), at, bytes.length)];
    at += padded(bytes).length;
    return row;
  });
  const half = 2 ** Math.floor(Math.log2(all.length));
  const start = [...u32(0x10000), ...u16(all.length, half * 16, Math.log2(half), (all.length - half) * 16)];
  return Uint8Array.from([...start, ...rows, ...all.flatMap(([, bytes]) => padded(bytes))]);
};
