import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.ts';
import { type Line, opened } from './filled-in.ts';
import { asShown, triedList, uploadList } from './lists.ts';
import { addPerson } from './people.ts';

const list = (
  reference: string,
) => `received,reference,service,referrer.name,referrer.role,referrer.organisation,referrer.email,child.given,area,concern.what
30/10/2026,${reference},school,Ann Lee,Teacher,Reed School,ann@reed.example,Ada,thurrock,Came to school with a bruise`;

/** A list of one row that no other list has. */
export const another = () => list(`OLD-${randomUUID().slice(0, 8)}`);

const chronologies = { path: '/people/chronology/import' };

let pupils = 0;

/** A school's chronology of one pupil, who is known: no other has that name or that birthday. */
async function ofPupil(app: TestApp): Promise<string> {
  pupils += 1;
  const surname = ['Quillfeather', 'Dunsany', 'Ravenscar', 'Trevanion', 'Marchbank'][pupils % 5] ?? '';
  const given = ['Orla', 'Bram', 'Kezia', 'Lowen'][pupils % 4] ?? '';
  const born = Temporal.PlainDate.from('2009-02-03')
    .add({ days: pupils * 53 })
    .toString();
  await addPerson(app.database, { names: [{ given, surname }], born });
  return `Date,Forename,Surname,DOB,Description\n30/04/2026,${given},${surname},${born},Came to school with a cut lip`;
}

/** The POST routes of taking over what was kept elsewhere. */
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
  '/people/chronology/import': {
    fill: async (app) => {
      const path = '/people/chronology/import';
      return opened(await app.as('screening'), path, { pasted: await ofPupil(app) });
    },
  },
  '/people/chronology/import/:id/columns': {
    fill: async (app) => {
      const browser = await app.as('screening');
      const { location = '' } = await uploadList(browser, await ofPupil(app), 'school.csv', chronologies);
      const { html } = await browser.get(location);
      return opened(browser, location, asShown(html));
    },
  },
  '/people/chronology/import/:id': {
    fill: async (app) => {
      const browser = await app.as('screening');
      const { path } = await triedList(browser, await ofPupil(app), {}, 'school.csv', chronologies);
      return opened(browser, path, {});
    },
  },
};
