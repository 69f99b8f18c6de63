import type { Locator, Page } from "@playwright/test";
import { expect } from "./house";

/** Two hands on the keys and no mouse. An interaction is one key command or one completed entry of text. */
export function keyboardOn(page: Page) {
  let interactions = 0;
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      interactions += 1;
      await page.keyboard.press(key);
    }
  };
  /** Walks there as the page leads: by Tab, or another key, from one to the next, and by arrows within a group of choices. */
  const walkTo = async (target: Locator, key = "Tab") => {
    await expect(target).toBeVisible();
    for (let steps = 0; !(await hasFocus(target)); steps += 1) {
      expect(steps, `steps to ${target}`).toBeLessThan(150);
      await press((await isBeside(target)) ? "ArrowDown" : key);
    }
  };
  return {
    press,
    walkTo,
    enter: async (text: string) => {
      interactions += 1;
      await page.keyboard.insertText(text);
    },
    /** Writes into a field, over what stands there. */
    fill: async (target: Locator, text: string) => {
      await walkTo(target);
      await press("Control+a");
      interactions += 1;
      // A date takes its digits one by one.
      await page.keyboard.type(text);
    },
    choose: async (target: Locator) => {
      await walkTo(target);
      if (!(await target.isChecked())) await press("Space");
    },
    follow: async (target: Locator) => {
      await walkTo(target);
      await press("Enter");
    },
    interactions: () => interactions,
  };
}

const hasFocus = (target: Locator) => target.evaluate((one) => one === document.activeElement);

const isBeside = (target: Locator) =>
  target.evaluate((one) => {
    const here = document.activeElement;
    return (
      one instanceof HTMLInputElement &&
      here instanceof HTMLInputElement &&
      one.type === "radio" &&
      here.name === one.name
    );
  });
