// Presses of the pointer as a person would count them: what the product promises about clicks is measured.
import { expect, type Page } from './world';

/** Counts from now on, also after another page was loaded in the same tab. */
export async function countClicks(page: Page) {
  let presses = 0;
  await page.exposeFunction('pressed', () => {
    presses += 1;
  });
  const watch = () => {
    const told = window as unknown as { pressed: () => void };
    addEventListener('pointerdown', (event) => event.isTrusted && told.pressed(), true);
  };
  await page.addInitScript(watch);
  await page.evaluate(watch);
  return {
    restart: () => {
      presses = 0;
    },
    /** What was done since the last restart took no more than this. */
    atMost: (most: number, what: string) => {
      console.log(`      clicks to ${what}: ${presses}, ${most} allowed`);
      expect(presses, `clicks to ${what}`).toBeLessThanOrEqual(most);
    },
  };
}
export type Clicks = Awaited<ReturnType<typeof countClicks>>;
