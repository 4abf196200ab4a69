// Made-up figures, the same in every page: a walk with noise and bursts, as bytes of 32-bit floats.

/** From one point to the next, milliseconds. */
export const STEP = 1_000;

/** The figures from one index to another; those of an index are always the same. */
export const figures = (from, to) => {
  const values = new Float32Array(to - from);
  for (let index = from; index < to; index += 1) {
    let hash = Math.imul(index ^ 0x9e3779b9, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash = (hash ^ (hash >>> 16)) >>> 0;
    const wave = 220 + 120 * Math.sin(index / 9_000) + 40 * Math.sin(index / 377);
    values[index - from] = Math.round(wave + (hash % 80) + (hash % 997 === 0 ? 180 : 0));
  }
  return values;
};
