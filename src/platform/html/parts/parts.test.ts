import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  callCard,
  card,
  dataTable,
  dueText,
  emptyState,
  facts,
  figures,
  html,
  levelTag,
  linkCards,
  metaLine,
  NOTHING,
  notice,
  pager,
  ratingTag,
  shieldTag,
  stateTag,
  story,
  windscreen,
} from '../index.ts';

const ATTACK = '"><script>alert(1)</script>';
const said = { text: ATTACK, datetime: ATTACK };
const empty = emptyState({ title: 'Nothing is waiting', words: 'All are decided.' });
const level = { label: ATTACK, href: ATTACK };

const ATTACKED = {
  ratingTag: ratingTag('red', ATTACK),
  levelTag: levelTag(1, ATTACK),
  shieldTag: shieldTag('shielded', ATTACK),
  stateTag: stateTag(ATTACK),
  dueText: dueText({ state: 'running', said, under: said }),
  story: story([{ what: ATTACK, when: said, by: ATTACK, href: ATTACK, more: ATTACK }]),
  card: card({ title: ATTACK, body: ATTACK, foot: ATTACK }),
  linkCards: linkCards([{ title: ATTACK, href: ATTACK, words: ATTACK }]),
  figures: figures([{ value: ATTACK, words: ATTACK, href: ATTACK }], ATTACK),
  facts: facts([{ label: ATTACK, value: ATTACK }]),
  metaLine: metaLine([ATTACK]),
  notice: notice('clock', { strong: ATTACK, body: ATTACK }),
  emptyState: emptyState({ title: ATTACK, words: ATTACK, next: { label: ATTACK, href: ATTACK } }),
  pager: pager({ next: ATTACK, first: ATTACK, size: 25, words: ATTACK, of: ATTACK }),
  callCard: callCard({ lines: [{ area: ATTACK, name: ATTACK, phone: ATTACK, until: ATTACK }] }),
  windscreen: windscreen({ levels: [level, level, level, level], description: ATTACK, middle: [ATTACK] }),
  dataTable: dataTable({
    caption: ATTACK,
    columns: [{ label: ATTACK, cell: (row: string) => row }],
    rows: [ATTACK],
    empty,
  }),
};

for (const [name, markup] of Object.entries(ATTACKED)) {
  test(`${name} escapes what it is given`, () => {
    assert.ok(!String(markup).includes('<script'), String(markup));
    assert.ok(String(markup).includes('&lt;script&gt;'));
  });
}

test('a scale is never told by colour alone', () => {
  assert.match(String(ratingTag('amber')), />Amber</);
  assert.match(String(levelTag(3)), />Level 3</);
  assert.match(String(shieldTag('restricted')), /Restricted/);
  assert.match(
    String(dueText({ state: 'met-late', said: { text: '5 minutes late', datetime: 'PT5M' } })),
    /Done late: /,
  );
});

test('a level and a rating share no style', () => {
  const classes = (markup: unknown) =>
    [...String(markup).matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' '));
  const levels = new Set(classes(levelTag(4)));
  assert.deepEqual(
    classes(ratingTag('red')).filter((name) => levels.has(name)),
    ['ws-tag'],
  );
});

test('each cell of a table carries its label, for when rows become cards', () => {
  const table = String(
    dataTable({
      caption: 'Concerns',
      columns: [
        {
          label: 'Child',
          kind: 'name',
          cell: (row: { child: string; age: number }) => html`<b>${row.child}</b>`,
        },
        { label: 'Age', kind: 'number', cell: ({ age }) => age },
      ],
      rows: [{ child: 'Tia & co', age: 14 }],
      empty,
    }),
  );
  assert.match(table, /<th scope="row" data-label="Child"><b>Tia &amp; co<\/b><\/th>/);
  assert.match(table, /<td data-label="Age" class="ws-number">14<\/td>/);
  assert.match(table, /<th scope="col">Child<\/th>/);
});

test('an empty list says why in the place of the table', () => {
  const table = String(dataTable({ caption: 'Concerns', columns: [], rows: [], empty }));
  assert.doesNotMatch(table, /<table/);
  assert.match(table, /Nothing is waiting/);
});

test('the pager offers only pages that are there', () => {
  assert.doesNotMatch(String(pager({ size: 25, of: 'concerns' })), /<a /);
  assert.match(String(pager({ size: 25, of: 'concerns', next: '?after=x' })), /rel="next">Next 25/);
});

test('the windscreen has four numbered segments, links where there is somewhere to go, and the place one is at', () => {
  const plain = { label: 'More help' };
  const drawn = String(
    windscreen({
      levels: [{ label: 'Everyone', href: '/windscreen#level-1' }, plain, plain, plain],
      description: 'Levels',
      current: 3,
    }),
  );
  assert.deepEqual(
    [...drawn.matchAll(/>Level (\d)</g)].map(([, number]) => number),
    ['1', '2', '3', '4'],
  );
  assert.equal(drawn.match(/<a /g)?.length, 1);
  assert.match(drawn, /aria-label="Level 3 More help, where things stand now"/);
});

test('facts left out leave no gap in a line', () => {
  assert.equal(
    String(metaLine(['a', undefined, '', false, NOTHING && 'b'])),
    '<p class="ws-meta"><span>a</span><span>b</span></p>',
  );
});
