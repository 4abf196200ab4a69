// What is done in the page: load a library, draw, append, zoom, stream. Each step is called from outside.
import { LIBRARIES } from '/libraries.mjs';
import { figures } from '/points.mjs';

let library, bytes;
let [count, all] = [0, 0];

/** Waits for what a library put off to the end of the task, then makes every canvas really paint. */
const painted = async () => {
  await new Promise(queueMicrotask);
  for (const canvas of document.querySelectorAll('canvas')) canvas.getContext('2d').getImageData(0, 0, 1, 1);
};

const timed = async (work) => {
  const start = performance.now();
  work();
  await painted();
  return performance.now() - start;
};

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

globalThis.prepare = async (name, points) => {
  library = await LIBRARIES[name]();
  [count, all] = [points, points];
  bytes = figures(0, points, all).buffer;
  await frame();
  await frame();
};

globalThis.first = () => timed(() => library.first(bytes));

/** Times of appending 100 points; `way` is another way of doing so. */
globalThis.update = async (times, way = 'append') => {
  const taken = [];
  for (let turn = 0; turn < times; turn += 1) {
    const values = figures(count, count + 100, all);
    count += 100;
    taken.push(await timed(() => library[way](values)));
    if (turn % 10 === 9) await frame();
  }
  return taken;
};

/** Times of looking at a tenth of all points, at different places. */
globalThis.zoom = async (times) => {
  const taken = [];
  for (let turn = 0; turn < times; turn += 1) {
    const from = Math.floor((count * 0.9 * ((turn * 7) % times)) / times);
    taken.push(await timed(() => library.zoom(from, from + count / 10)));
    if (turn % 10 === 9) await frame();
  }
  return taken;
};

/** A thousand points a second for some seconds, drawn once a frame: what each frame took, and the time between frames. */
globalThis.stream = async (seconds) => {
  const [work, between] = [[], []];
  const begin = await frame();
  let [sent, before] = [0, begin];
  for (;;) {
    const now = await frame();
    between.push(now - before);
    before = now;
    const due = Math.floor(now - begin) - sent;
    if (due > 0) {
      const values = figures(count, count + due, all);
      count += due;
      sent += due;
      work.push(await timed(() => library.append(values)));
    }
    if (now - begin >= seconds * 1_000) return { work, between, sent };
  }
};

/** The share of pixels by which our picture differs from one that draws every point, by more than 64 levels. */
globalThis.off = async (from, to) => {
  library.zoom(from, to);
  const canvas = document.querySelectorAll('canvas')[1];
  const pixels = () => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  const few = pixels();
  library.all();
  const every = pixels();
  let [off, drawn] = [0, 0];
  for (let pixel = 0; pixel < every.length; pixel += 4) {
    if (every[pixel + 3] > 0) drawn += 1;
    for (let channel = 0; channel < 4; channel += 1) {
      if (Math.abs(every[pixel + channel] - few[pixel + channel]) > 64) {
        off += 1;
        break;
      }
    }
  }
  return { off: off / (every.length / 4), drawn: drawn / (every.length / 4) };
};
globalThis.ready = true;
