import { one } from '../http/body.ts';
import type { Page } from '../http/page.ts';
import { plainName, type ReadList, readList } from './read-list.ts';

/** The list that a form of `uploadBoxes` brought, a file or pasted, and what it is called; or what is wrong with it. */
export function uploadedList(page: Page): { name: string; read: ReadList | { wrong: string } } {
  const file = page.files.get('file') ?? {
    name: 'pasted list',
    bytes: Buffer.from(one(page.body, 'pasted')),
  };
  const read = file.bytes.length === 0 ? { wrong: 'Choose a file, or paste the list' } : readList(file.bytes);
  return { name: plainName(file.name), read };
}
