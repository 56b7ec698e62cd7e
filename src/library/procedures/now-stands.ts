import type { Db } from '../../platform/db/index.ts';
import { noteChange } from '../store/changes.ts';
import { dropFromSearch, indexForSearch } from '../store/search-index.ts';
import { changeHeading } from './changes-view.ts';
import { searchEntries } from './search-entries.ts';
import type { Section, SectionChange } from './types.ts';

interface Begun {
  chapter: string;
  position: number;
  area: string | null;
  title: string;
  summary: string;
  sections: readonly Section[];
}

/** A version begins: the search finds it in place of the one before, and it is among the changes. In one transaction with what begins it. */
export async function nowStands(
  db: Db,
  version: Begun,
  how: {
    earlier: { sections: readonly Section[] } | undefined;
    changes: readonly SectionChange[];
    at: Temporal.Instant;
  },
): Promise<void> {
  const { chapter, area } = version;
  await indexForSearch(db, ...searchEntries(version));
  const gone =
    how.earlier?.sections.filter(({ id }) => !version.sections.some((section) => section.id === id)) ?? [];
  for (const { id } of gone) await dropFromSearch(db, 'procedure', `${chapter}/${id}`, area ?? undefined);
  await noteChange(db, {
    what: how.earlier ? 'changed' : 'new',
    kind: 'procedure',
    title: version.title,
    href: `/procedures/${chapter}${area ? `?area=${area}` : ''}`,
    audiences: ['professionals'],
    ...(area ? { areas: [area] } : {}),
    why: how.earlier ? inShort(how.changes) : version.summary,
    at: how.at,
  });
}

function inShort(changes: readonly SectionChange[]): string {
  if (changes.length === 0) return 'Its title, summary or sources changed.';
  const named = changes.slice(0, 4).map(changeHeading).join('; ');
  return changes.length > 4 ? `${named}; and ${changes.length - 4} more.` : `${named}.`;
}
