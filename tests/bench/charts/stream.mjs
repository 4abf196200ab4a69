// What is done in the page of `soak stream`: simulated seconds of events into our chart, drawn and painted 60 times each.
import { LIBRARIES } from '/libraries.mjs';
import { figures } from '/points.mjs';

const FRAMES = 60;
/** The wave of the figures comes again after so many: the picture stays alike for ever. */
const WAVE = 1_000_000;

let chart;
let sent = 0;
/** A part of a second that is still owed, in events. */
let owed = 0;

const painted = () => {
  for (const canvas of document.querySelectorAll('canvas')) canvas.getContext('2d').getImageData(0, 0, 1, 1);
};

/** Work of about a millisecond that has nothing to do with drawing: how long it takes says how busy the machine is. */
const count = () => {
  let hash = 1;
  for (let turn = 0; turn < 600_000; turn += 1) hash = Math.imul(hash ^ turn, 0x85ebca6b);
  return hash;
};

globalThis.begin = async (kept, least) => {
  chart = await LIBRARIES.ours();
  chart.first(new Float32Array(0).buffer);
  chart.keep(kept, least);
  painted();
};

globalThis.bytes = () => chart.bytes();

/** So many seconds; how long each frame took with everything painted, how long as many counts took, and the events so
 *  far. */
globalThis.stream = async (seconds) => {
  const [work, idle] = [[], []];
  for (let frame = 0; frame < seconds * FRAMES; frame += 1) {
    owed += 1_000 / FRAMES;
    const due = Math.round(owed);
    owed -= due;
    const values = figures(sent, sent + due, WAVE);
    sent += due;
    const start = performance.now();
    chart.append(values);
    painted();
    const done = performance.now();
    work.push(done - start);
    count();
    idle.push(performance.now() - done);
    // The browser gets its turn, as between frames: canvases are shown, and garbage can go.
    if (frame % FRAMES === FRAMES - 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return { work, idle, sent };
};

/** The share of pixels of the lines' layer that are covered. */
globalThis.drawn = () => {
  const canvas = document.querySelectorAll('canvas')[1];
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let covered = 0;
  for (let pixel = 3; pixel < data.length; pixel += 4) if (data[pixel] > 0) covered += 1;
  return covered / (data.length / 4);
};
globalThis.ready = true;
