import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import type { Route } from '../../src/platform/http/index.ts';
import { actorOf } from './actor-of.ts';
import type { TestApp } from './app.ts';
import { behind } from './behind.ts';
import { type Site, startSite } from './browser.ts';
import { type Seen, walk } from './crawl.ts';

/**
 * Somebody signed out, and of those who may open the very same pages one. Whoever may do little goes first, so that no walk
 * has all the pages to measure.
 */
function walkers(pages: readonly Route[], besides: readonly SampleRole[]): (SampleRole | undefined)[] {
  const roles = Object.keys(samplePractitioners) as SampleRole[];
  const open = (role: SampleRole) => {
    const actor = actorOf(role);
    return pages.filter(({ permission }) => permission.allows(actor)).map(({ path }) => path);
  };
  const firsts = [...Map.groupBy(roles, (role) => open(role).join()).values()].flatMap(
    ([first]) => first ?? [],
  );
  const all = [...new Set([...firsts, ...besides])];
  return [undefined, ...all.sort((one, other) => weight(one) - weight(other))];
}

function weight(role: SampleRole): number {
  const held = samplePractitioners[role].roles.map(({ role: name }) => name);
  return new Set(held).size + samplePractitioners[role].teams.length;
}

/** The public house and the programme; all other pages are the hub's, the people's and the administration's. */
export const ofThePublicHouse = ({ path }: Route): boolean =>
  /^\/(learning|library|files|directory|procedures|guides|one-minute-guides|resources|campaigns|packs|news|blog|stories|checklists|conversation-cards|reports|contacts|glossary|credits|search|subscribe|changes|feedback|questions|numbers|board|meetings)(\/|\.|$)/.test(
    path,
  );

/** Tests that everybody walks through every one of these pages that they can reach, and that none was left out. */
export function walkEveryPage({
  routes,
  settle,
  files,
  besides = [],
}: {
  routes: readonly Route[];
  /** What stands there before. */
  settle: (app: TestApp) => Promise<void>;
  /** Addresses that answer with no page, or only lead on. */
  files: readonly string[];
  /** Others who walk, because of what waits for them alone. */
  besides?: readonly SampleRole[];
}): void {
  let site: Site;
  const seen: Seen = new Map();
  const shown = new Set<string>();
  before(async () => {
    site = await startSite();
    await settle(site.app);
  });
  after(() => site?.close());

  const pages = routes.filter((route) => route.method === 'GET' && route.kind !== 'machine');
  for (const as of walkers(pages, besides))
    test(`every page that ${as ?? 'somebody signed out'} can reach, at three widths and in the dark`, async () => {
      const page = await site.window({ stays: true, ...(as === undefined ? {} : { as }) });
      const visitor = as === undefined ? site.app.visitor() : await site.app.as(as);
      const { shown: reached, findings } = await walk({ page, visitor }, routes, seen);
      for (const pattern of reached) shown.add(pattern);
      await page.context().close();
      assert.deepEqual(findings, []);
    });

  test('no page was left out', () => {
    const missed = pages.map((route) => route.path).filter((path) => !shown.has(path));
    assert.deepEqual(
      missed.filter((path) => !(path in behind) && !files.includes(path)),
      [],
      'give it a way in test/support/behind.ts: behind.test.ts measures every page there',
    );
  });
}
