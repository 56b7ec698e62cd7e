import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Site, startSite } from '../support/browser.ts';
import { addPerson } from '../support/people.ts';

let site: Site;
let page: Page;
before(async () => {
  site = await startSite();
  page = await site.window({ as: 'screening', javaScriptEnabled: false });
});
after(() => site?.close());

const home = { words: '4 Quay Row', postcode: 'RM17 6SL' };

async function look(words: string): Promise<void> {
  await page.goto('/people/search');
  await page.getByLabel('Name, and what else you know').fill(words);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'People like this' }).waitFor();
  assert.match(new URL(page.url()).pathname, /^\/people\/search\/[0-9a-f-]{36}$/);
}
const option = (name: RegExp) => page.getByRole('radio', { name });

test('a twin is added beside the sister who is known, and both are found from then on, without scripts', async () => {
  await addPerson(site.app.database, { born: '2012-03-03', sex: 'F', addresses: [home] });
  await look('Tia Marlow 3 March 2012 RM17 6SL');
  assert.ok(await option(/^Tia Marlow/).isChecked(), 'the same is chosen beforehand');
  await look('Zeb Marlow 3 March 2012 RM17 6SL');
  assert.equal(await option(/^Tia Marlow/).isChecked(), false, 'a twin never is');
  await option(/^None of these/).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('radio', { name: 'Male', exact: true }).check();
  await page.getByLabel('Who told you, or which document').fill('their mother');
  await page.getByRole('radio', { name: 'Thurrock front door' }).check();
  await page.getByLabel('Why your team works with this person').fill('A concern about both');
  await page.getByRole('button', { name: 'Add this person' }).click();
  await page.getByText('Write why it is none of the people you were shown').first().waitFor();
  await page.getByLabel('Why is it not the person you were shown?').fill('Her twin');
  await page.getByRole('button', { name: 'Add this person' }).click();
  await page.getByRole('heading', { name: 'Zeb Marlow' }).waitFor();
  await look('Zeb Marlow 3 March 2012 RM17 6SL');
  assert.ok(await option(/^Zeb Marlow/).isChecked());
  assert.equal(await option(/^Tia Marlow/).isChecked(), false);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('heading', { name: 'Zeb Marlow' }).waitFor();
});

test('what a family goes through is said in words: moved and renamed, names swapped, a date nobody knows', async () => {
  await addPerson(site.app.database, {
    names: [
      { given: 'Zainab', surname: 'Malik', kind: 'birth', until: '2024-05-01' },
      { given: 'Zainab', surname: 'Foster' },
    ],
    born: '2010-09-17',
    addresses: [{ words: '2 Hill Road', postcode: 'CM1 1QH', until: '2024-05-01' }, home],
  });
  await look('Zainab Malik 17/9/2010 CM1 1QH');
  assert.ok(await option(/^Zainab Foster/).isChecked());
  await page.getByText('lived at this postcode until 2024').waitFor();
  await look('Foster Zainab 17/9/2010');
  await page.getByText('first name and surname the other way round').waitFor();
  await addPerson(site.app.database, { names: [{ given: 'Halima', surname: 'Warsame' }], addresses: [home] });
  await look('Halima Warsame RM17 6SL');
  await page.getByText('date of birth not known').waitFor();
  await look('Marlow');
  await page.getByText('Too many people are like this to say.').waitFor();
  await addPerson(site.app.database, {
    names: [{ given: 'Perdita', surname: 'Lowe' }],
    addresses: [{ words: '9 Hidden Lane', postcode: 'SS2 6ER', shielded: true }],
  });
  await look('Perdita Lowe SS2 6ER');
  assert.doesNotMatch(await page.locator('main').innerText(), /the same postcode|Hidden Lane/);
});

test('a brother of one who is known is somebody new, and whoever knows says so once', async () => {
  await addPerson(site.app.database, {
    ...{ names: [{ given: 'Corin', surname: 'Ashdown' }], born: '2014-05-06', sex: 'M', addresses: [home] },
  });
  await look('Perran Ashdown 9 August 2016 RM17 6SL');
  assert.equal(
    await page.getByRole('radio', { checked: true }).count(),
    0,
    'no brother is chosen beforehand',
  );
  assert.doesNotMatch(await page.locator('main').innerText(), /Most likely/);
});

test('a baby that is awaited is born, gets a name, and is the same record', async () => {
  const { id } = await addPerson(site.app.database, {
    ...{ names: [{ surname: 'Tregarne' }], expected: '2026-11-20', addresses: [home] },
  });
  await page.goto(`/people/${id}`);
  await page.getByRole('heading', { name: 'Unborn baby Tregarne' }).waitFor();
  const reference = /P\d+/.exec(await page.locator('main').innerText())?.[0];
  await page.goto(`/people/${id}/known/birth/add`);
  await page.getByRole('radio', { name: 'The day of birth is known' }).check();
  for (const [part, value] of [
    ['Day', '19'],
    ['Month', '11'],
    ['Year', '2026'],
  ] as const)
    await page.getByLabel(part, { exact: true }).first().fill(value);
  await page.getByLabel('First names, if the baby has been named').fill('Lowenna');
  await page.getByLabel('By whom, or which document').fill('The midwife');
  await page.getByRole('radio', { name: 'Somebody said so' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.goto(`/people/${id}`);
  await page.getByRole('heading', { name: 'Lowenna Tregarne' }).waitFor();
  assert.equal(/P\d+/.exec(await page.locator('main').innerText())?.[0], reference);
  await look('Lowenna Tregarne 19 November 2026');
  assert.ok(await option(/^Lowenna Tregarne/).isChecked());
});

test('an address is shielded: named people read it, everybody else reads that something is, and no search finds it', async () => {
  const { id } = await addPerson(site.app.database, {
    ...{ names: [{ given: 'Demelza', surname: 'Carne' }], born: '2011-02-03' },
    addresses: [{ words: '7 Cinder Lane', postcode: 'CM2 6ZZ' }],
  });
  const jonah = await site.window({ as: 'decision', javaScriptEnabled: false });
  await jonah.goto(`/people/${id}/known`);
  await jonah.getByRole('link', { name: /^Shield it ?: ?Home, 7 Cinder Lane/ }).click();
  await jonah.getByLabel('Why').fill('The father must not learn where they live');
  await jonah.getByRole('button', { name: 'Shield it' }).click();
  await jonah.getByText('Shielded: do not pass on').first().waitFor();
  await page.goto(`/people/${id}`);
  const seen = await page.locator('main').innerText();
  assert.match(seen, /Something is shielded/);
  assert.doesNotMatch(seen, /Cinder|CM2/);
  await look('Demelza Carne CM2 6ZZ');
  assert.doesNotMatch(await page.locator('main').innerText(), /the same postcode|Cinder/);
});
