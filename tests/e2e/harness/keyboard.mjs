// Getting around with the keyboard alone.

import { expect } from '@playwright/test';

/** Presses Tab until the element has the focus. */
export async function tabTo(page, target, most = 40) {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await target.evaluate((it) => it === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} is not reached within ${most} presses of Tab`);
}
