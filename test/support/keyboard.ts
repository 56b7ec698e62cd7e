import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** More stops than any page has between two fields. */
const STOPS = 150;

/** Whole sentences come at once, as from a voice or a clipboard; each key by itself would take most of the time. */
const PASTED = 30;

/** The stop that the keyboard is at. Whoever cannot point must see it: one out of sight is a fault. */
interface Stop {
  reached: boolean;
  name: string;
  inSight: boolean;
}

/** Somebody at a page with a keyboard and nothing else. Works with scripts off. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Goes from stop to stop until the one wanted holds the focus. */
  async to(wanted: Locator): Promise<void> {
    await this.#until(wanted, ({ reached }) => reached);
  }

  /** Types into the field with this label; what stood there is replaced. */
  async type(label: string, words: string, within: Page | Locator = this.page): Promise<void> {
    const field = within.getByLabel(label, { exact: true });
    await this.to(field);
    await this.page.keyboard.press('Control+A');
    await (words.length > PASTED ? this.page.keyboard.insertText(words) : this.page.keyboard.type(words));
    assert.equal(await field.inputValue(), words);
  }

  /** Types into fields, top to bottom. */
  async fill(fields: Readonly<Record<string, string>>, within?: Locator): Promise<void> {
    for (const [label, words] of Object.entries(fields)) await this.type(label, words, within);
  }

  /** Chooses one answer of a group: into the group by Tab, then by arrows. */
  async choose(answer: string, within: Page | Locator = this.page): Promise<void> {
    const radio = within.getByRole('radio', { name: answer, exact: true });
    const group = await radio.getAttribute('name');
    await this.#until(radio, ({ name }) => name === group);
    await this.page.keyboard.press('Space');
    for (let n = 0; !(await radio.isChecked()); n += 1) {
      assert.ok(n < 40, `no arrow leads to “${answer}”`);
      await this.page.keyboard.press('ArrowDown');
    }
  }

  /** Ticks boxes, top to bottom. */
  async tick(...answers: readonly string[]): Promise<void> {
    for (const answer of answers) {
      const box = this.page.getByRole('checkbox', { name: answer, exact: true });
      await this.to(box);
      await this.page.keyboard.press('Space');
      assert.ok(await box.isChecked());
    }
  }

  /** Picks from a folded list by typing its first letters. */
  async pick(label: string, answer: string): Promise<void> {
    const list = this.page.getByLabel(label, { exact: true });
    await this.to(list);
    await this.page.keyboard.type(answer);
    assert.equal(await list.locator('option:checked').textContent(), answer);
  }

  /** Presses a button and waits for the page that it leads to. */
  async press(name: string, within: Page | Locator = this.page): Promise<void> {
    await this.#enter(within.getByRole('button', { name, exact: true }));
  }

  /** Follows the first link of this name and waits for its page. */
  async follow(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    const exact = typeof name === 'string';
    await this.#enter(within.getByRole('link', { name, exact }).first());
  }

  async back(): Promise<void> {
    await this.page.goBack({ waitUntil: 'load' });
  }

  /** The words of the page's main part, as they are read. */
  async reads(): Promise<string> {
    return (await this.page.innerText('main')).replace(/\s+/g, ' ').trim();
  }

  /** The page's one heading. */
  heading(): Promise<string> {
    return this.page.locator('h1').innerText();
  }

  async #enter(wanted: Locator): Promise<void> {
    await this.to(wanted);
    await Promise.all([this.page.waitForEvent('load'), this.page.keyboard.press('Enter')]);
  }

  async #until(wanted: Locator, there: (stop: Stop) => boolean): Promise<void> {
    const handle = await wanted.elementHandle();
    for (let n = 0; n < STOPS; n += 1) {
      const stop = await handle?.evaluate((element): Stop => {
        const page = element.ownerDocument;
        const at = page.activeElement;
        const { width, height } = at.getBoundingClientRect();
        const inSight = at === page.body || (width > 1 && height > 1);
        return { reached: at === element, name: String(at.name), inSight };
      });
      assert.ok(stop?.inSight, `${this.page.url()}: a stop that cannot be seen`);
      if (there(stop)) return;
      await this.page.keyboard.press('Tab');
    }
    assert.fail(`${this.page.url()}: the keyboard does not get to ${wanted}`);
  }
}
