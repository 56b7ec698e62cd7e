import { currentArrangements, drawingOf } from '../../partnership/index.ts';
import { formKey } from '../../platform/forms/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { weighed } from '../edit/weighed.ts';
import { mayIn } from '../may.ts';
import { namesOf } from '../names.ts';
import { hrefOf } from '../rules/addresses.ts';
import { deadLinksOf } from '../store/dead-links.ts';
import { addressesHere } from '../store/files.ts';
import { keepers, keptCalled, keptPage } from '../store/kept.ts';
import { readKinds } from '../store/shown.ts';
import { listVersions, readVersion, showingsOf } from '../store/versions.ts';
import { onePageView } from './view.ts';

/** So many versions are listed; earlier ones are reached from the last of them. */
const MOST = 30;

/** GET /library/:id: a page as its keepers have it: where it stands, its versions, and what may be done. */
export async function showKept(page: Page): Promise<Response> {
  const id = page.uuid();
  const before = Number(page.url.searchParams.get('before')) || undefined;
  const arrangements = await currentArrangements(page.services.database, page.now);
  const { areas } = arrangements;
  const found = await page.transaction(async (db) => {
    const kept = await keptPage(db, id);
    const version = kept && (await readVersion(db, id, kept.latest));
    if (!kept || !version) throw notFound({ kind: 'page', id });
    const kinds = await readKinds(db);
    const people = await keepers(db);
    return {
      ...{ kept, version, people, kind: kinds.find(({ code }) => code === kept.kind) },
      versions: await listVersions(db, id, MOST + 1, before),
      showings: await showingsOf(db, id, 10),
      deadLinks: await deadLinksOf(db, id),
      called: await keptCalled(db, kept.slug),
      files: await addressesHere(db, [version.text.body]),
      names: await namesOf(db, [...people, kept.ownerId]),
    };
  });
  const { kept, version, kind, names, versions } = found;
  if (!kind) throw notFound();
  const nameOf = (area: string | null) => areas.find(({ code }) => code === area)?.name ?? 'all areas';
  const last = versions.length > MOST ? versions[MOST - 1] : undefined;
  return page.show({
    title: version.title,
    kind: 'workspace',
    current: '/library',
    main: onePageView({
      ...{ kept, version, kind, showings: found.showings, deadLinks: found.deadLinks },
      versions: versions.slice(0, MOST),
      earlier: last && `/library/${id}?before=${last.number}`,
      area: nameOf(kept.area),
      others: found.called
        .filter((other) => other.id !== id)
        .map((other) => ({ id: other.id, area: nameOf(other.area) })),
      lacking: areas.filter(
        ({ code }) =>
          !kept.archivedAt &&
          mayIn(page.practitioner, 'library.edit', code) &&
          !found.called.some(({ area }) => area === code),
      ),
      owner: kept.ownerId ? (names.get(kept.ownerId) ?? 'somebody who left') : undefined,
      mine: kept.ownerId === page.practitioner.id,
      people: found.people
        .map((one) => ({ id: one, name: names.get(one) ?? '' }))
        .filter(({ name }) => name !== ''),
      href: hrefOf(kept),
      drawing: drawingOf({ arrangements, area: kept.area, at: page.now, files: found.files }),
      weighed: weighed(version.text),
      mayEdit: mayIn(page.practitioner, 'library.edit', kept.area),
      mayPublish: mayIn(page.practitioner, 'library.publish', kept.area),
      ...{ today: londonDate(page.now), now: page.now, csrf: page.csrf, key: formKey },
    }),
  });
}
