import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changesBetween, citedTexts } from './changes.ts';
import { editionBefore, editionInForce } from './in-force.ts';
import { EDITIONS } from './published.ts';
import { DOMAINS, type Edition, NEED_LEVELS } from './types.ts';

const at = (iso: string) => Temporal.Instant.from(iso);
const now = at('2026-11-23T12:00:00Z');
const of = (id: string): Edition => {
  const found = EDITIONS.find((edition) => edition.id === id);
  assert.ok(found, id);
  return found;
};
const since = (edition: string, code: string, when = now) =>
  citedTexts(EDITIONS, [{ edition, code }], when)[0]?.since;

describe('the edition in force', () => {
  test('is the area’s own from its first day, London time, up to but not on its last', () => {
    assert.equal(editionInForce(EDITIONS, 'essex', at('2026-03-31T22:59:59Z'))?.id, 'essex-2019');
    assert.equal(editionInForce(EDITIONS, 'essex', at('2026-03-31T23:00:00Z'))?.id, 'essex-2026');
    assert.equal(editionInForce(EDITIONS, 'essex', at('2018-12-31T12:00:00Z')), undefined);
  });

  test('of an area that has none, or is not known, is the one of no area', () => {
    assert.equal(editionInForce(EDITIONS, 'kent', now)?.id, 'common-2026');
    assert.equal(editionInForce(EDITIONS, null, now)?.id, 'common-2026');
  });
});

describe('what was cited', () => {
  test('stays in the words then in force', () => {
    const [text] = citedTexts(EDITIONS, [{ edition: 'essex-2019', code: 'D38' }], now);
    assert.equal(text?.words, 'Is being sexually exploited');
  });

  test('says how it is worded now, where it stands now, or that it is no longer there', () => {
    assert.match(
      since('essex-2019', 'D38') ?? '',
      /^since Wednesday 1 April 2026 worded differently: “Is being sexually or criminally exploited/,
    );
    assert.match(since('essex-2019', 'D31') ?? '', /at level 3, and worded differently: “Goes missing/);
    assert.equal(since('essex-2019', 'P44'), 'no longer an indicator since Wednesday 1 April 2026');
  });

  test('has no more to say of what did not change, of the edition in force, or before the change', () => {
    assert.equal(since('essex-2019', 'D01'), null);
    assert.equal(since('essex-2026', 'D38'), null);
    assert.equal(since('essex-2019', 'D38', at('2026-03-01T12:00:00Z')), null);
  });

  test('names the day of the change that counts, not of the last edition', () => {
    const next = { ...of('essex-2026'), id: 'essex-2027', effectiveFrom: '2026-10-01' };
    const [text] = citedTexts([...EDITIONS, next], [{ edition: 'essex-2019', code: 'P44' }], now);
    assert.equal(text?.since, 'no longer an indicator since Wednesday 1 April 2026');
  });

  test('that no edition knows is left out', () => {
    assert.deepEqual(citedTexts(EDITIONS, [{ edition: 'essex-2019', code: 'Z99' }], now), []);
    assert.deepEqual(citedTexts(EDITIONS, [{ edition: 'atlantis', code: 'D01' }], now), []);
  });
});

describe('the published editions', () => {
  test('have four levels, ten signs or more for each level and domain, and each code once', () => {
    for (const { id, levels, domains, indicators } of EDITIONS) {
      assert.deepEqual(
        levels.map(({ level }) => level),
        NEED_LEVELS,
      );
      for (const domain of domains)
        for (const level of NEED_LEVELS) {
          const here = indicators.filter((each) => each.domain === domain && each.level === level);
          const least = id.endsWith('2026') ? 10 : 8;
          assert.ok(here.length >= least, `${id} ${domain} ${level}: ${here.length}`);
        }
      assert.equal(new Set(indicators.map(({ code }) => code)).size, indicators.length, id);
    }
  });

  test('life online is a domain of Thurrock’s only', () => {
    assert.deepEqual(of('thurrock-2026').domains, DOMAINS);
    for (const id of ['essex-2026', 'southend-2026', 'common-2026'])
      assert.ok(!of(id).indicators.some(({ domain }) => domain === 'online'), id);
  });

  test('Southend’s are Essex’s word for word', () => {
    const { levels, indicators, routes } = of('southend-2026');
    const essex = of('essex-2026');
    assert.deepEqual([levels, indicators, routes], [essex.levels, essex.indicators, essex.routes]);
  });

  test('a change between editions is told once for each code', () => {
    const after = of('thurrock-2026');
    const before = editionBefore(EDITIONS, after);
    assert.equal(before?.id, 'thurrock-2019');
    const changes = changesBetween(before, after);
    const kinds = (kind: string) =>
      changes
        .filter((change) => change.kind === kind)
        .map(({ code }) => code)
        .sort();
    assert.deepEqual(kinds('gone'), ['D43', 'P44']);
    assert.deepEqual(kinds('new'), ['F36', 'O29', 'O38', 'P43']);
    assert.deepEqual(kinds('changed'), ['D14', 'D31', 'D38', 'F27', 'P20']);
  });
});
