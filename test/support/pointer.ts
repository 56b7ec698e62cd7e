import type { Locator, Page } from 'playwright-core';
import { Keyboard } from './keyboard.ts';

/** Somebody at a page who points at what they want: as quick as a hand, where another journey showed the keyboard's way. */
export class Pointer extends Keyboard {
  override to(wanted: Locator): Promise<void> {
    return wanted.focus();
  }

  override type(label: string, words: string, within: Page | Locator = this.page): Promise<void> {
    return within.getByLabel(label, { exact: true }).fill(words);
  }

  override async choose(answer: string, within: Page | Locator = this.page): Promise<void> {
    await within.getByRole('radio', { name: answer, exact: true }).focus();
    await this.page.keyboard.press('Space');
  }
}
