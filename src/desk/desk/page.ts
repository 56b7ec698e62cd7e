import { html } from '../../platform/html/index.ts';
import type { Page } from '../../platform/http/index.ts';

/** GET /desk: where a day starts. */
export function showDesk(page: Page): Promise<Response> {
  const { name } = page.practitioner;
  return page.show({
    title: 'Desk',
    kind: 'workspace',
    current: '/desk',
    main: html`<h1 class="govuk-heading-xl">Desk</h1><p class="govuk-body">Signed in as ${name}.</p>`,
  });
}
