import { html } from '../../../platform/html/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { frame } from '../page.ts';
import { readRegister } from '../read.ts';
import { partAsked } from '../rules/place.ts';
import { codeView } from './view.ts';
import { wallCode } from './wall.ts';

/** GET /learning/sessions/ID/register/code?part=2: the code for the wall, by which people mark themselves. */
export async function showCode(page: Page): Promise<Response> {
  const register = await page.transaction((db) => readRegister(db, page));
  const { session, course, parts, closed } = register;
  const part = partAsked(register, page.url.searchParams.get('part') ?? '', page.now);
  const { SECRET, baseUrl } = page.services.config;
  const back = `/learning/sessions/${session.id}/register`;
  return page.show({
    ...frame,
    title: 'Code for the wall',
    before: html`<a href="${back}" class="govuk-back-link">The register</a>`,
    main: codeView({
      ...{
        course,
        baseUrl,
        nonce: page.nonce,
        closed: closed !== undefined,
        path: `${back}/code?part=${part}`,
      },
      shown: parts.find(({ n }) => n === part) ?? session,
      code: wallCode(SECRET, { sessionId: session.id, part }, page.now),
      now: page.now,
    }),
  });
}
