import type { TestApp } from './app.ts';
import type { Before } from './behind.ts';
import { eventOf } from './events.ts';
import { addFamily } from './people.ts';
import { post } from './post.ts';
import type { Visitor } from './visitor.ts';

/** A child of a family with a chronology of everything that one may hold. */
async function written(app: TestApp): Promise<{ browser: Visitor; id: string }> {
  const { child: id } = await addFamily(app.database);
  const browser = await app.as('decision');
  const path = `/people/${id}/chronology`;
  await post(browser, `${path}/add`, eventOf({ impact: 'He slept badly' }));
  const { html } = await browser.get(path);
  const strike = /href="(\/people\/[^"]*\/chronology\/strike\/[^"]*)"/.exec(html)?.[1] ?? '';
  await post(browser, strike, { why: 'It was the flat next door', next: 'anew' });
  await post(browser, `${path}/add`, eventOf({ weight: 'critical' }));
  await post(browser, `${path}/add`, eventOf({ shielded: 'yes', 'shielded-why': 'He must not know' }));
  return { browser, id };
}

/** Pages of a chronology, and of who has looked, that stand only behind what was written. */
export const behindChronology: Readonly<Record<string, (app: TestApp) => Promise<Before[]>>> = {
  '/people/:id/chronology': async (app) => {
    const { browser, id } = await written(app);
    const path = `/people/${id}/chronology`;
    return [path, `${path}?weight=critical`, `${path}?kind=missing`, `/people/${id}`].map((each) => ({
      browser,
      path: each,
    }));
  },
  '/people/:id/looked': async (app) => {
    const { browser, id } = await written(app);
    return [{ browser, path: `/people/${id}/looked` }];
  },
  '/people/:id/looked/family/:copy': async (app) => {
    const { browser, id } = await written(app);
    const form = `/people/${id}/looked/family`;
    const { location = '' } = await post(browser, form, { 'given-to': 'Her mother' });
    return [location, form].map((path) => ({ browser, path }));
  },
};
