import { currentArrangements } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { isId, one, type Page, type Picked, type Picker } from '../../platform/http/index.ts';
import { NOTHING_ASKED } from '../rules/asked.ts';
import { outwardOf } from '../rules/near.ts';
import { searchWords } from '../rules/search-words.ts';
import { findServices, servicesCalled } from '../store/search.ts';
import { pickerView } from './view.ts';

const MOST_FOUND = 10;
const MOST_CHOSEN = 10;

/** Services of the directory, for another's form. */
export const servicePicker: Picker = {
  of: 'service',
  async load(page: Page, db: Db, name: string): Promise<Picked> {
    const body = page.body.size > 0 ? page.body : (page.kept ?? page.body);
    const ids = [...new Set(body.get(name) ?? [])].filter(isId).slice(0, MOST_CHOSEN);
    const chosen = await servicesCalled(db, ids);
    const words = one(body, `${name}-words`).trim().slice(0, 100);
    const postcode = one(body, `${name}-near`).trim().slice(0, 20);
    const near = outwardOf(postcode) ?? '';
    const pressed = one(body, 'press') === `find-${name}`;
    const looked = pressed && (words !== '' || near !== '');
    const asked = { ...NOTHING_ASKED, words, near, within: 20 };
    const found = looked
      ? (await findServices(db, asked, searchWords(words), MOST_FOUND + ids.length)).rows
      : undefined;
    const { areas } = await currentArrangements(page.services.database, page.now, db);
    return {
      chosen: chosen.map(({ id, title }) => ({ id, label: title, href: `/directory/${id}` })),
      draw: (legend) =>
        pickerView({
          ...{ name, legend, chosen, words, near, postcode, areas, pressed },
          found: found?.filter(({ id }) => !ids.includes(id)).slice(0, MOST_FOUND),
        }),
    };
  },
};
