import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { seedSampleServices } from '../src/directory/index.ts';
import { seedSampleConcerns } from '../src/front-door/index.ts';
import { seedSampleLearning } from '../src/learning/index.ts';
import { seedLibrary } from '../src/library/index.ts';
import { currentArrangements } from '../src/partnership/index.ts';
import { sampleChildren, seedSampleFamilies } from '../src/people/index.ts';
import { type Site, startSite, type WindowOptions } from './support/browser.ts';

/**
 * npm run screenshots: takes the pictures of the README anew, from the sample partnership at an hour that never
 * changes. Further words are a folder and widths: `npm run screenshots -- /tmp/looking 320 1280`.
 */
const [folder = new URL('../docs/screenshots/', import.meta.url).pathname, ...widths] = process.argv.slice(2);
const sizes = widths.length > 0 ? widths.map(Number) : [1280];

interface Picture {
  name: string;
  as?: NonNullable<WindowOptions['as']>;
  /** Brings the page to what is to be seen. */
  show(page: Page): Promise<unknown>;
}

const record = async (page: Page) => {
  await page.goto('/front-door');
  await page.locator('main a[href^="/front-door/"][href*="-4"]').first().click();
};

const person = async (page: Page) => {
  await page.goto('/people');
  await page.getByRole('link', { name: 'Addy Hart' }).click();
};
const family = async (page: Page) => {
  await person(page);
  await page.getByRole('link', { name: 'Family, households and what is around them' }).click();
};

const pictures: readonly Picture[] = [
  { name: 'home', show: (page) => page.goto('/') },
  {
    name: 'worried',
    show: async (page) => {
      await page.goto('/worried');
      await page.getByLabel('No, not right now').check();
      await page.getByRole('button', { name: 'Carry on' }).click();
      await page.getByLabel('A parent, neighbour, friend or anyone else').check();
      await page.getByRole('button', { name: 'Carry on' }).click();
    },
  },
  { name: 'inbox', as: 'screening', show: (page) => page.goto('/front-door') },
  { name: 'record', as: 'decision', show: record },
  { name: 'desk', as: 'decision', show: (page) => page.goto('/desk') },
  { name: 'person', as: 'decision', show: person },
  { name: 'family', as: 'decision', show: family },
  { name: 'guides', show: (page) => page.goto('/guides') },
  { name: 'directory', show: (page) => page.goto('/directory?words=dads&near=SS1') },
  { name: 'library', as: 'business', show: (page) => page.goto('/library') },
  { name: 'programme', as: 'coordinator', show: (page) => page.goto('/learning/programme') },
  { name: 'who-can-see-what', show: (page) => page.goto('/who-can-see-what') },
];

const site = await startSite({ now: '2026-11-23T10:42:00Z' });
try {
  await seed(site);
  await mkdir(folder, { recursive: true });
  for (const width of sizes) for (const picture of pictures) await take(site, picture, width);
} finally {
  await site.close();
}

async function seed({ app }: Site): Promise<void> {
  const owner = await app.database.owner();
  const arrangements = await currentArrangements(app.database, app.clock.now);
  await seedSampleFamilies(owner, app.clock.now);
  await seedSampleConcerns(owner, {
    ...{ secret: 'of the pictures', now: app.clock.now, arrangements, children: sampleChildren },
  });
  await seedLibrary(owner, app.clock.now);
  await seedSampleServices(owner, app.clock.now);
  await seedSampleLearning(owner, { now: app.clock.now, site: 'http://localhost:3000' });
  await owner.close();
}

async function take({ window }: Site, { name, as, show }: Picture, width: number): Promise<void> {
  const page = await window({ viewport: { width, height: 900 }, ...(as ? { as } : {}) });
  await show(page);
  await page.waitForLoadState('networkidle');
  const file = `${folder}/${name}${sizes.length > 1 ? `-${width}` : ''}.png`;
  await page.screenshot({ path: file, fullPage: sizes.length > 1 });
  await page.context().close();
}
