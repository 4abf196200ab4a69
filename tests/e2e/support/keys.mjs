// A person without a mouse: Tab to what one wants, see that the focus shows, press it.
import assert from 'node:assert/strict';

/** What has the focus, as the page sees it. */
const focused = () => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  // A radio button or check box may be drawn by its label, a card's link by its card.
  const drawn = [element, element.closest('label'), element.nextElementSibling, element.closest('article, li')].filter(Boolean);
  const hasRing = (own) => (own.outlineStyle !== 'none' && parseFloat(own.outlineWidth) > 0) || own.boxShadow !== 'none';
  // A link that lies over its card draws the ring around that.
  const over = getComputedStyle(element, '::after');
  const outlined = drawn.some((part) => hasRing(getComputedStyle(part))) || (over.content !== 'none' && hasRing(over));
  return {
    what: `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''}.${element.className}`,
    outlined: outlined || style.outlineStyle === 'auto',
    inside: box.bottom > 0 && box.top < innerHeight,
  };
};

/** Presses Tab until the focus is on something that matches, at most `most` times; the focus must always be seen. */
export const tabTo = async (page, selector, { most = 150, back = false } = {}) => {
  for (let pressed = 0; pressed <= most; pressed += 1) {
    const there = await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
    if (there) {
      const now = await page.evaluate(focused);
      assert.ok(now.outlined, `the focus on ${now.what} cannot be seen`);
      assert.ok(now.inside, `the focus on ${now.what} is outside the window`);
      return;
    }
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  assert.fail(`Tab never comes to ${selector}`);
};

/** Goes to something by Tab and presses it. */
export const pressOn = async (page, selector, key = 'Enter', options = {}) => {
  await page.locator(selector).first().waitFor();
  await tabTo(page, selector, options);
  await page.keyboard.press(key);
};
