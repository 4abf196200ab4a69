// Small pictures of a page, and how much two of them differ.
import { readFileSync } from 'node:fs';

const SCALE = 8;
/** How much grey may differ at a point. */
const DEEP = 24;
/** The share of the picture that may differ more: edges are smoothed a little differently by every version. */
export const SHARE = 0.005;

/** The page at an eighth, in greys; drawn by the browser itself, which reads PNG anyway. */
const small = (page, png) =>
  page.evaluate(async ({ source, scale }) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = new OffscreenCanvas(Math.ceil(image.width / scale), Math.ceil(image.height / scale));
    const pen = canvas.getContext('2d');
    pen.filter = 'grayscale(1)';
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const grey = Array.from({ length: data.length / 4 }, (_, i) => data[i * 4]);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return { width: canvas.width, height: canvas.height, grey, png: btoa(String.fromCharCode(...bytes)) };
  }, { source: png.toString('base64'), scale: SCALE });

/** A picture of the page as it is now: its window, or the whole of it. */
export const picture = async (page, fullPage = false) => {
  // Pictures in the window may still be on their way.
  await page.waitForFunction(() => [...document.images].every((image) => image.complete || image.getBoundingClientRect().top > innerHeight));
  return small(page, await page.screenshot({ fullPage }));
};

/** A kept picture, which is small already. */
export const kept = (page, file) =>
  page.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return { width: canvas.width, height: canvas.height, grey: Array.from({ length: data.length / 4 }, (_, i) => data[i * 4]) };
  }, readFileSync(file).toString('base64'));

/** The share of the picture that differs deeply. */
export const difference = (a, b) => {
  if (a.width !== b.width || a.height !== b.height) return 1;
  return a.grey.filter((grey, i) => Math.abs(grey - b.grey[i]) > DEEP).length / a.grey.length;
};
