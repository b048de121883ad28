// The accessibility check that every page must pass: WCAG 2.2 AA, as far as a program can tell.

import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with the rule, the element and the reason of every violation on the page. */
export async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const found = [];
  for (const rule of violations) {
    for (const node of rule.nodes) {
      const target = node.target.join(' ');
      // A target that the edge of something scrolling cuts is measured again where it is seen whole.
      if (rule.id === 'target-size' && (await isLargeEnough(page, target))) continue;
      found.push(`${rule.id}: ${target}: ${node.failureSummary}`);
    }
  }
  expect(found, 'violations of WCAG 2.2 AA').toEqual([]);
}

async function isLargeEnough(page, target) {
  const element = page.locator(target);
  if (!(await element.evaluate(isCutByScrolling))) return false;
  await element.evaluate((it) => it.scrollIntoView({ block: 'center' }));
  const { violations } = await new AxeBuilder({ page }).include(target).withRules('target-size').analyze();
  return violations.length === 0;
}

/** Whether a box that scrolls, or the screen, cuts the element at its edge. */
function isCutByScrolling(element) {
  const own = element.getBoundingClientRect();
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    const edge = outer.getBoundingClientRect();
    const scrolls = /auto|scroll/.test(getComputedStyle(outer).overflowY);
    if (scrolls && (own.top < edge.top || own.bottom > edge.bottom)) return true;
  }
  return own.top < 0 || own.bottom > document.documentElement.clientHeight;
}
