import type { Page } from '../../../platform/http/index.ts';
import { kept } from '../addresses.ts';
import { asked, showOpen } from '../asked.ts';
import { lookIn } from '../rules/looking.ts';
import { addressNumbered } from '../rules/numbers.ts';
import { standing } from '../rules/standing.ts';
import { contentsView } from './view.ts';

/** GET /procedures?q=…&on=…&area=…: every chapter in force, and where in them words stand. A number leads to what has it, or had it. */
export async function showContents(page: Page): Promise<Response> {
  const model = await asked(page);
  const chapters = standing(model.manual, model.area, model.at);
  const words = (page.url.searchParams.get('q') ?? '').normalize('NFC').trim().slice(0, 120);
  const numbered = addressNumbered(model, words);
  if (numbered) return page.seeOther(`/procedures/${numbered}${kept(model)}`);
  return showOpen(page, model, words ? undefined : ['contents'], () => ({
    title: 'Procedures',
    main: contentsView({
      ...model,
      chapters,
      words,
      found: words ? lookIn(chapters, words) : undefined,
      mayEdit: page.actor.kind === 'practitioner' && page.actor.permissions.has('library.edit'),
      mayCount: page.actor.kind === 'practitioner' && page.actor.permissions.has('library.coverage'),
    }),
  }));
}
