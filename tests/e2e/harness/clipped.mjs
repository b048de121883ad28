// Finds text that somebody cannot read because it is cut off or runs out of its place.

/** What is cut: the text, and by which element. Runs in the page. */
export async function clipped(page) {
  return page.evaluate(() => {
    const SLACK = 2;
    const found = [];
    const visible = (element) => {
      if (element.closest('.app-hidden, .app-skip, .skip, [hidden], option, svg, noscript, script, style')) return false;
      const closed = element.closest('details:not([open])');
      if (closed && !element.closest('summary')) return false;
      // What is there for screen readers only is cut to a dot on purpose.
      for (let outer = element; outer; outer = outer.parentElement) {
        if (getComputedStyle(outer).clip !== 'auto') return false;
      }
      const style = getComputedStyle(element);
      return style.visibility !== 'hidden' && element.getClientRects().length > 0;
    };
    const scrolls = (style) => /auto|scroll/.test(style.overflowX + style.overflowY);
    // A table in a box of its own is scrolled sideways, on purpose; a page or sheet that has to be is a fault.
    const isInScroller = (element) => {
      for (let outer = element; outer && outer !== document.body; outer = outer.parentElement) {
        const isSideways = outer.scrollWidth > outer.clientWidth && outer.scrollHeight <= outer.clientHeight + SLACK;
        if (isSideways && scrolls(getComputedStyle(outer))) return true;
      }
      return false;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !visible(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      // A map goes on beyond its frame, and so do its names; nothing nearer may cut them.
      const isOfMap = element.closest('.app-map__names') !== null;
      for (const box of range.getClientRects()) {
        if (box.width < 1 || box.height < 1) continue;
        let cut = null;
        const isBeyond = box.right > document.documentElement.clientWidth + SLACK || box.left < -SLACK;
        if (!isOfMap && isBeyond && !isInScroller(element)) cut = 'the screen';
        for (let outer = element; outer && outer !== document.body && !cut; outer = outer.parentElement) {
          const style = getComputedStyle(outer);
          if (scrolls(style) || (isOfMap && outer.matches('.leaflet-container'))) break;
          if (!/hidden|clip/.test(style.overflowX + style.overflowY)) continue;
          const frame = outer.getBoundingClientRect();
          const beyond =
            box.left < frame.left - SLACK || box.right > frame.right + SLACK ||
            box.top < frame.top - SLACK || box.bottom > frame.bottom + SLACK;
          if (beyond) cut = `.${outer.className}`;
        }
        if (cut) {
          found.push(`${node.data.trim().slice(0, 60)} is cut by ${cut}`);
          break;
        }
      }
    }
    // Buttons keep their text inside their own edge.
    for (const button of document.querySelectorAll('button, .app-button')) {
      if (visible(button) && (button.scrollWidth > button.clientWidth + SLACK || button.scrollHeight > button.clientHeight + SLACK)) {
        found.push(`${button.textContent.trim().slice(0, 60)} runs out of its button`);
      }
    }
    return [...new Set(found)];
  });
}

/** How much wider the page is than the screen. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
