import { html } from '../../../platform/html/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { areasOf } from '../../areas.ts';
import { readAsked } from '../../rules/asked.ts';
import { searchWords } from '../../rules/search-words.ts';
import { findServices } from '../../store/search.ts';
import { begunFor } from '../page.ts';
import { chooseView } from './view.ts';

const MOST = 20;

/**
 * GET /directory/signposts/new?person=ID&words=…&near=…: which service somebody is pointed to, come to from their page.
 * Hidden and absent look the same. The address never carries a whole postcode.
 */
export async function chooseService(page: Page): Promise<Response> {
  const query = page.url.searchParams;
  const { chosen } = await begunFor(page);
  if (!chosen) throw notFound({ kind: 'person', id: query.get('person') ?? '' });
  const areas = await areasOf(page);
  const codes = areas.map(({ code }) => code);
  const asked = readAsked((name) => (ASKED.includes(name) ? (query.get(name) ?? '') : ''), codes);
  const near = query.get('near') ?? '';
  if (near !== asked.near && asked.near !== '') {
    query.set('near', asked.near);
    return page.seeOther(`/directory/signposts/new?${query}`);
  }
  const looked = [asked.words, asked.near, asked.need, asked.age].some((each) => each !== '');
  const found = looked
    ? await page.transaction((db) => findServices(db, asked, searchWords(asked.words), MOST + 1))
    : undefined;
  return page.show({
    title: 'Point somebody to a service',
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/${chosen.id}" class="govuk-back-link">${chosen.label}</a>`,
    main: chooseView({
      person: chosen,
      asked,
      areas,
      found: found?.rows,
      most: MOST,
      unknown: near !== asked.near,
    }),
  });
}

const ASKED = ['words', 'near', 'need', 'age'];
