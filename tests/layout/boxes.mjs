// Where every thing on a page stands, as lines one can read and compare.

/** How far a thing may stand from where it stood, px: halves are rounded either way. */
const SLACK = 1;

/** How far down a page things are compared, px: long lists go on as they began. */
const DEEP = 2000;

/** One line for everything that shows: words, controls, pictures, surfaces. Positions are those on the whole page. */
const boxesOf = (page) =>
  page.evaluate((deep) => {
    const shows = (element, style) =>
      element.matches('input, select, textarea, button, canvas, img, svg, hr, summary')
      || [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
      || style.backgroundColor !== 'rgba(0, 0, 0, 0)'
      || parseFloat(style.borderBlockEndWidth) > 0;
    const lines = [];
    for (const element of document.body.querySelectorAll('*:not(svg *)')) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width < 2 || box.height < 2 || box.top + scrollY > deep || !shows(element, style)) continue;
      // What is folded away has boxes too.
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const at = [box.left + scrollX, box.top + scrollY, box.width, box.height].map(Math.round);
      const name = element.classList[0] ? `.${element.classList[0]}` : '';
      lines.push(`${at.join(' ')} ${element.localName}${name}`);
    }
    return lines;
  }, DEEP);

/** The same, once nothing moves any more. */
export const settledBoxes = async (page) => {
  let before = await boxesOf(page);
  for (let waited = 0; waited < 40; waited += 1) {
    await page.waitForTimeout(75);
    const now = await boxesOf(page);
    if (now.join() === before.join()) return now;
    before = now;
  }
  throw new Error('the page never stands still');
};

const parts = (line) => {
  const [left, top, width, height, name] = line.split(' ');
  return { at: [left, top, width, height].map(Number), name };
};

/** What differs, in words; the first few, for whatever stands below moves too. */
export const moved = (then, now) => {
  const faults = [];
  for (let i = 0; i < Math.max(then.length, now.length) && faults.length < 3; i += 1) {
    if (then[i] === now[i]) continue;
    if (!then[i] || !now[i]) {
      faults.push(then[i] ? `gone: ${then[i]}` : `new: ${now[i]}`);
      continue;
    }
    const [a, b] = [parts(then[i]), parts(now[i])];
    const far = a.name !== b.name || a.at.some((value, k) => Math.abs(value - b.at[k]) > SLACK);
    if (far) faults.push(`${then[i]} is now ${now[i]}`);
    // Another thing in its place: from here on the two lists tell of different things.
    if (a.name !== b.name) break;
  }
  return faults;
};
