// What measurements share: middles, percentiles, goal lines.

const sorted = (values) => [...values].sort((a, b) => a - b);

/** The value below which a share of the values lies. */
export const percentile = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(share * values.length))];

/** The middle value. */
export const median = (values) => percentile(values, 0.5);

/** A table's line: what was measured, how often, its middle and its 95th percentile. */
export const row = (name, values) =>
  console.log(`  ${name.padEnd(52)} ${String(values.length).padStart(4)}   median ${median(values).toFixed(1)} ms   p95 ${percentile(values, 0.95).toFixed(1)} ms`);

/** A goal, met or missed. */
export const goal = (name, figure, limit, met) => console.log(`goal: ${name}: ${figure} (limit ${limit}) ${met ? 'met' : 'missed'}`);
