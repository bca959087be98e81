// What keeps somebody from using a screen: axe's findings, a page that scrolls sideways, words too small to read.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export interface Hindrance {
  /** axe's name of the rule */
  rule: string;
  impact: 'minor' | 'moderate' | 'serious' | 'critical';
  /** the first element it was found at */
  at: string;
}

interface AxeResult {
  violations: { id: string; impact: Hindrance['impact']; nodes: { html: string }[] }[];
}

/**
 * What axe finds in the page as it stands, once nothing moves or fades any more: a half-faded button is no fault.
 *
 * @param colours true: only whether everything can be told from its ground; all else is the same in another theme
 */
export async function hindrancesOf(page: Page, { colours = false } = {}): Promise<Hindrance[]> {
  await page.evaluate(AT_REST);
  // Evaluated, not added as a script: the app's content policy would refuse that, as it should.
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(AXE);
  const asked = { resultTypes: ['violations'], ...(colours && { runOnly: ['color-contrast'] }) };
  const { violations } = (await page.evaluate(`axe.run(${JSON.stringify(asked)})`)) as AxeResult;
  return violations.map(({ id, impact, nodes }) => ({ rule: id, impact, at: nodes[0]?.html ?? '' }));
}

const AT_REST = `Promise.allSettled(
  document.getAnimations().filter((one) => one.effect.getComputedTiming().iterations !== Infinity).map((one) => one.finished)
)`;

export const isSerious = ({ impact }: Hindrance) => impact === 'serious' || impact === 'critical';

/** @returns how many pixels the page can be scrolled sideways, and the words that are smaller than 12 px */
export async function layoutFaults(page: Page): Promise<string[]> {
  return (await page.evaluate(LAYOUT)) as string[];
}

const LAYOUT = `(() => {
  const faults = [];
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) faults.push('scrolls sideways by ' + over + ' px');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.textContent.trim();
    const element = node.parentElement;
    if (!words || !element.checkVisibility() || element.closest('script, style, noscript')) continue;
    if (parseFloat(getComputedStyle(element).fontSize) < 12) small.add(words.slice(0, 20));
  }
  for (const words of small) faults.push('smaller than 12 px: ' + words);
  for (const button of document.querySelectorAll('button, select, summary, .button, input:not([type=checkbox]):not([type=radio])')) {
    const { width, height } = button.getBoundingClientRect();
    const isSeen = width > 2 && height > 2 && button.checkVisibility();
    if (isSeen && height < 43.5) faults.push('lower than 44 px: ' + (button.textContent.trim() || button.className).slice(0, 30));
  }
  return faults;
})()`;
