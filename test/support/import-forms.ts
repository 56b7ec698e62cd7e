import { randomUUID } from 'node:crypto';
import { type Line, opened } from './filled-in.ts';
import { asShown, triedList, uploadList } from './lists.ts';

const list = (
  reference: string,
) => `received,reference,service,referrer.name,referrer.role,referrer.organisation,referrer.email,child.given,area,concern.what
30/10/2026,${reference},school,Ann Lee,Teacher,Reed School,ann@reed.example,Ada,thurrock,Came to school with a bruise`;

/** A list of one row that no other list has. */
export const another = () => list(`OLD-${randomUUID().slice(0, 8)}`);

/** The POST routes of taking over a back-log. */
export const importLines: Readonly<Record<string, Line>> = {
  '/front-door/import': {
    fill: async (app) =>
      opened(await app.as('decision'), '/front-door/import', { pasted: another() }, '/front-door/import'),
  },
  '/front-door/import/:id/columns': {
    fill: async (app) => {
      const browser = await app.as('decision');
      const { location = '' } = await uploadList(browser, another());
      const { html } = await browser.get(location);
      return opened(browser, location, { ...asShown(html), 'same-voice.knows': 'no' });
    },
  },
  '/front-door/import/:id': {
    fill: async (app) => {
      const browser = await app.as('decision');
      const { path } = await triedList(browser, another(), { 'same-voice.knows': 'no' });
      return opened(browser, path, {});
    },
  },
};
