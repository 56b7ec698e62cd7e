import { emptyState, type Html, html, linkCards, NOTHING } from '../../../platform/html/index.ts';

export function listView(
  credentials: readonly { code: string; name: string; about: string }[],
  mayMake: boolean,
): Html {
  return html`<h1 class="govuk-heading-xl">Champions and credentials</h1>
<p class="govuk-body">What people here hold because of what they learned. Each page says what it asks for, how you stand, and who holds it.</p>
${
  credentials.length === 0
    ? emptyState({ title: 'There is none yet', words: 'A training coordinator sets them up.' })
    : html`<h2 class="govuk-visually-hidden">Credentials</h2>${linkCards(credentials.map(({ code, name, about }) => ({ title: name, href: `/learning/credentials/${code}`, words: about })))}`
}${mayMake ? html`<p class="govuk-body"><a href="/learning/credentials/new">Make a new credential</a></p>` : NOTHING}`;
}
