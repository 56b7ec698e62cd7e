import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';
import { type AddedConcern, addConcern } from './concerns.ts';
import { asOwner } from './openings.ts';
import type { Visitor } from './visitor.ts';

export const reason = 'Police at the door now, need to know the household';
const child = { given: 'Wren', surname: 'Ashdown', born: '2014-06-01' };
let births = 0;

/** A concern of Essex, and one of Thurrock about a child with the same name and birthday, which shows its stub. */
export async function twoConcerns(app: TestApp): Promise<{ hidden: AddedConcern; own: AddedConcern }> {
  births += 1;
  const twin = { ...child, born: Temporal.PlainDate.from(child.born).add({ days: births }).toString() };
  const hidden = await addConcern(app.database, { area: 'essex', children: [twin] });
  const own = await addConcern(app.database, { children: [twin] });
  return { hidden, own };
}

/** The link of the stub on the record that the person may see; '' when there is none. */
export async function stubLink(person: Visitor, own: AddedConcern): Promise<string> {
  const { html } = await person.get(`/front-door/${own.id}`);
  return /href="(\/break-glass\/[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
}

/** The stub's token in its link. */
export const stubIn = (link: string) => new URLSearchParams(link.split('?')[1]).get('stub') ?? '';

/** Somebody opens the concern of Essex from its stub. */
export async function openInEmergency(app: TestApp, as: SampleRole = 'screening') {
  const { hidden, own } = await twoConcerns(app);
  const person = await app.as(as);
  const link = await stubLink(person, own);
  await person.get(link);
  const opened = await person.post(`/break-glass/${hidden.id}`, { stub: stubIn(link), reason });
  return { hidden, own, person, opened, link };
}

/** Somebody asks the lead for a record by its reference. */
export async function askForRecord(app: TestApp, as: SampleRole, reference: string): Promise<Visitor> {
  const person = await app.as(as);
  await person.get('/break-glass/ask');
  await person.post('/break-glass/ask', { reference, reason });
  return person;
}

/** The words of somebody's desk. */
export async function deskOf(app: TestApp, person: SampleRole): Promise<string> {
  return (await (await app.as(person)).get('/desk')).text;
}

/** Gives everybody the hour's tries again. */
export function forgetAttempts(app: TestApp): Promise<void> {
  return asOwner(app.database, (owner) => owner.exec('delete from platform.attempt'));
}

/** Closes a concern to all but named people, of whom there are none. */
export async function restrict(app: TestApp, { id }: AddedConcern): Promise<void> {
  await asOwner(app.database, (owner) =>
    owner.query('update front_door.concern set restricted = true where id = $1', [id]),
  );
}

/** The id of one of the sample people. */
export const idOf = (person: SampleRole) => samplePractitioners[person].id;
