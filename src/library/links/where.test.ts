import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyDead } from './where.ts';

const known = { slugs: new Set(['kites']), addresses: new Set(['/procedures/front-door#raise']) };
const body = '## What to do\n\nRing [us](#numbers).';

test('a link that leads somewhere is not dead: parts, the numbers around a text, pages, sections, other sites', () => {
  for (const href of [
    ...[
      '#what-to-do',
      '#numbers',
      '/guides/kites',
      '/guides?for=parents',
      '/numbers',
      '/directory?need=housing',
    ],
    ...['/procedures/front-door#raise', 'https://www.gov.uk/', 'tel:101'],
  ])
    assert.equal(whyDead(href, body, known), undefined, href);
});

test('one that leads nowhere says why', () => {
  assert.equal(whyDead('#before', body, known), 'there is no such part of this page');
  assert.equal(whyDead('/guides/kytes', body, known), 'no page is published by that name');
  assert.match(
    whyDead('/procedures/front-door#razed', body, known) ?? '',
    /^no chapter in force stands there/,
  );
  assert.equal(whyDead('/nowhere', body, known), 'nothing is published there');
});
