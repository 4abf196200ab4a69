// Made-up figures, the same in every page: a walk with noise and bursts, as bytes of 32-bit floats.

/** From one point to the next, milliseconds. */
export const STEP = 1_000;

/** The figures from one index to another, of a line that has `all` at first: the picture is alike however many there are. */
export const figures = (from, to, all) => {
  const values = new Float32Array(to - from);
  const burst = Math.round(all / 60);
  for (let index = from; index < to; index += 1) {
    let hash = Math.imul(index ^ 0x9e3779b9, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash = (hash ^ (hash >>> 16)) >>> 0;
    const turn = (2 * Math.PI * index) / all;
    const wave = 220 + 120 * Math.sin(turn * 1.7) + 40 * Math.sin(turn * 41);
    values[index - from] = Math.round(wave + (hash % 80) + (hash % burst === 0 ? 180 : 0));
  }
  return values;
};
