import { samplePractitioners } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';
import { addConcern } from './concerns.ts';
import { eventOf, toldBy } from './events.ts';
import { factLines } from './fact-forms.ts';
import { feedLines } from './feed-forms.ts';
import { findOn, type Line, opened } from './filled-in.ts';
import { involvedLines } from './involved-forms.ts';
import { modelLines } from './model-forms.ts';
import { asOwner } from './openings.ts';
import { addFamily, addPerson } from './people.ts';
import { sameLines } from './same-forms.ts';
import { searchingLines } from './searching-forms.ts';

/** A form about a child of a family. */
function ofChild(step: string, fields: Record<string, string>): Line {
  return {
    fill: async (app) => {
      const { child } = await addFamily(app.database);
      return opened(await app.as('screening'), `/people/${child}/${step}`, fields);
    },
  };
}

/** What somebody who may restrict does with the tie of a child; `hidden`: they hid it before. */
function ofTie(step: 'end' | 'shield' | 'unshield', fields: Record<string, string>, hidden = false): Line {
  return {
    fill: async (app) => {
      const { child } = await addFamily(app.database);
      const browser = await app.as('decision');
      const end = await findOn(
        browser,
        `/people/${child}/family`,
        /\/people\/[^"]*\/family\/end\/tie\/[^"]*/,
      );
      if (hidden) {
        const shield = await opened(browser, end.replace('/end/', '/shield/'), {
          why: 'He must not find it',
        });
        await browser.post(shield.path, shield.fields);
      }
      return opened(browser, end.replace('/end/', `/${step}/`), fields);
    },
  };
}

/** A concern, and somebody who may be its child. */
async function aChildOfTwo(app: TestApp) {
  const concern = await addConcern(app.database);
  const { id: person } = await addPerson(app.database, { born: '2012-03-03' });
  const path = `/front-door/${concern.id}/who/${concern.children[0] ?? ''}`;
  return { path, person, browser: await app.as('screening') };
}

/** The forms about people. */
export const peopleLines: Readonly<Record<string, Line>> = {
  ...feedLines,
  ...modelLines,
  ...sameLines,
  ...searchingLines,
  '/people/:id/family/add': {
    fill: async (app) => {
      const { child } = await addFamily(app.database);
      const { id: other } = await addPerson(app.database, { names: [{ given: 'Nan', surname: 'Marlow' }] });
      const given = { other, tie: 'from grandparent', ...toldBy };
      return opened(await app.as('screening'), `/people/${child}/family/add`, given);
    },
  },
  '/front-door/:id/who/:subject': {
    fill: async (app) => {
      const { path, browser, person } = await aChildOfTwo(app);
      return opened(browser, path, { person, why: 'Same name and date of birth' });
    },
  },
  '/front-door/:id/who/:subject/back': {
    fill: async (app) => {
      const { path, browser, person } = await aChildOfTwo(app);
      const found = await opened(browser, path, { person, why: 'Same name and date of birth' });
      await browser.post(found.path, found.fields);
      return opened(browser, path, { back: 'It was her cousin of that name' }, `${path}/back`);
    },
  },
  ...factLines,
  ...involvedLines,
  '/people/:id/family/household': ofChild('family/household', { household: 'new', ...toldBy }),
  '/people/:id/family/tie': ofChild('family/tie', {
    ...{ words: 'Chess club', kind: 'leisure', strength: 'strong', ...toldBy },
  }),
  '/people/:id/chronology/add': {
    fill: async (app) => {
      const { id } = await addPerson(app.database, { born: '2012-03-03' });
      return opened(await app.as('screening'), `/people/${id}/chronology/add`, eventOf());
    },
  },
  '/people/:id/chronology/strike/:event': {
    fill: async (app) => {
      const { id } = await addPerson(app.database, { born: '2012-03-03' });
      const browser = await app.as('screening');
      const path = `/people/${id}/chronology`;
      const form = await opened(browser, `${path}/add`, eventOf());
      await browser.post(form.path, form.fields);
      const strike = await findOn(browser, path, /\/people\/[^"]*\/chronology\/strike\/[^"]*/);
      return opened(browser, strike, { why: 'It was the flat next door', next: 'nothing' });
    },
  },
  '/people/:id/chronology/named/:event': {
    fill: async (app) => {
      const { id } = await addPerson(app.database, { born: '2012-03-03' });
      const browser = await app.as('screening');
      const path = `/people/${id}/chronology`;
      const kept = { shielded: 'yes', 'shielded-why': 'He must not know' };
      const form = await opened(browser, `${path}/add`, eventOf(kept));
      await browser.post(form.path, form.fields);
      const named = await findOn(browser, path, /\/people\/[^"]*\/chronology\/named\/[^"]*/);
      return opened(browser, named, { people: samplePractitioners.decision.id });
    },
  },
  '/people/unread/:event': {
    fill: async (app) => {
      const { id } = await addPerson(app.database, { born: '2012-03-03' });
      const form = await opened(
        await app.as('screening'),
        `/people/${id}/chronology/add`,
        eventOf({ shielded: 'yes', 'shielded-why': 'He must not know' }),
      );
      await form.browser.post(form.path, form.fields);
      await asOwner(app.database, (owner) =>
        owner.query(
          "delete from access.opening where basis = 'shield' and record_id in (select id from people.event)",
        ),
      );
      const browser = await app.as('governance');
      const event = await findOn(browser, '/people/unread', /\/people\/unread\/[^"]*/);
      return opened(browser, event, {
        people: samplePractitioners.decision.id,
        why: 'He leads the work now',
      });
    },
  },
  '/people/:id/looked/family': {
    fill: async (app) => {
      const { id } = await addPerson(app.database, { born: '2012-03-03' });
      return opened(await app.as('decision'), `/people/${id}/looked/family`, { 'given-to': 'Her mother' });
    },
    eachTime: 'the clock of the audit goes on',
  },
  '/people/:id/family/end/:part/:which': ofTie('end', {
    ...{ how: 'ended', 'until-day': '1', 'until-month': '6', 'until-year': '2026' },
  }),
  '/people/:id/family/shield/:part/:which': ofTie('shield', { why: 'He must not find it' }),
  '/people/:id/family/unshield/:part/:which': ofTie('unshield', { why: 'He has moved away' }, true),
};
