import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { baseUrl, startTestApp, type TestApp, testSettings } from '../../../test/support/app.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';
import { Visitor } from '../../../test/support/visitor.ts';
import * as desk from '../../desk/index.ts';
import { identify } from '../../identity/index.ts';
import { may } from '../../platform/access/index.ts';
import { createEvents } from '../../platform/events/index.ts';
import { hiddenFields } from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { one, type Page, type Route } from '../../platform/http/index.ts';
import { createPipeline } from '../../platform/http/pipeline.ts';
import { createLogger } from '../../platform/log/logger.ts';
import { lookForPerson, looksForPerson, personChosen, personPicker } from '../index.ts';

/** Another slice's form with a picker in it, as family, concern and chronology have one. */
async function form(page: Page): Promise<Response> {
  if (page.request.method === 'POST' && !looksForPerson(page, 'mother')) {
    const chosen = await page.transaction((db) => personChosen(db, one(page.body, 'mother')));
    return page.seeOther(`/host?took=${chosen?.label ?? 'nobody'}`);
  }
  const looked = await lookForPerson(page, 'mother');
  const main = html`<h1>Host</h1><form method="post" action="/host">${hiddenFields({ csrf: page.csrf })}<input name="note" value="${one(page.body, 'note')}">${personPicker({ ...looked, name: 'mother', legend: 'Who is the mother?' })}<button>Save</button></form>`;
  return page.show({ title: 'Host', kind: 'workspace', main });
}
const permission = may('people.search');
const routes: readonly Route[] = [
  { method: 'GET', path: '/host', permission, handler: form },
  { method: 'POST', path: '/host', permission, handler: form },
];

let app: TestApp;
let browser: Visitor;
before(async () => {
  app = await startTestApp();
  const host = createPipeline({
    services: {
      ...{
        config: testSettings,
        database: app.database,
        log: createLogger('silent'),
        now: () => app.clock.now,
      },
      ...{
        events: createEvents([]),
        chrome: desk.createChrome([]),
        personPanels: [],
        pickers: [],
        chronologies: [],
        answers: [],
      },
    },
    routes,
    identify,
    errorPage: desk.showError,
  });
  browser = new Visitor(async (request) => host.fetch(request), baseUrl);
  for (const [name, value] of (await app.as('screening')).cookies) browser.cookies.set(name, value);
});
after(() => app.close());

test('a person is looked for and chosen inside a form, which keeps what else was typed in it', async () => {
  const names = [{ given: 'Ines', surname: 'Calloway' }];
  const { id } = await addPerson(app.database, { names, born: '1988-05-06' });
  const hidden = await addPerson(app.database, { names, born: '1988-05-06', named: ['decision'] });
  await browser.get('/host');
  const find = { note: 'kept as typed', press: 'find-mother', 'mother-who': 'Ines Calloway 6 May 1988' };
  const found = await browser.post('/host', find);
  assert.equal(found.status, 200);
  assert.match(found.html, /value="kept as typed"/);
  assert.match(found.text, /Ines Calloway , born 6 May 1988.*Most likely the same.*surname the same/);
  const [shown] = await asOwner(app.database, (owner) =>
    owner.query<object>('select action, shown from audit.event where request_id = $1', [
      found.headers.get('x-request-id'),
    ]),
  );
  assert.deepEqual(shown, { action: 'search', shown: [id] });
  assert.equal((await browser.post('/host', { mother: id })).location, '/host?took=Ines Calloway');
  for (const mother of [hidden.id, 'nobody', ''])
    assert.equal((await browser.post('/host', { mother })).location, '/host?took=nobody');
});

test('what cannot be looked for is said beside its field', async () => {
  await browser.get('/host');
  const wrong = await browser.post('/host', { press: 'find-mother', 'mother-postcode': 'nowhere' });
  assert.match(wrong.text, /Check the postcode/);
  assert.match(wrong.html, /id="mother-postcode-error"/);
  const nothing = await browser.post('/host', { press: 'find-mother' });
  assert.match(nothing.html, /id="mother-who-error"/);
});
