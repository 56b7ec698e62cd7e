import { formKey, hiddenFields } from '../../../platform/forms/index.ts';
import {
  card,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { PackageRow } from '../types.ts';

interface Attempt {
  id: string;
  packageId: string;
  completedAt: Temporal.Instant | null;
}

export interface ModulesModel {
  packages: readonly PackageRow[];
  attempts: readonly Attempt[];
  now: Temporal.Instant;
  csrf: string;
}

export function modulesView({ packages, attempts, now, csrf }: ModulesModel): Html {
  const shown = packages.filter(
    ({ id, withdrawnAt }) => withdrawnAt === null || attempts.some(({ packageId }) => packageId === id),
  );
  const cards = shown.map((pack) => {
    const mine = attempts.filter(({ packageId }) => packageId === pack.id);
    const open = mine.some(({ completedAt }) => completedAt === null);
    const done = mine.find(({ completedAt }) => completedAt !== null)?.completedAt;
    const words = open ? 'Go on with it' : done ? 'Do it again' : 'Begin';
    const button =
      open || pack.withdrawnAt === null
        ? html`<form method="post" action="/learning/modules/${pack.id}/begin">${hiddenFields({ csrf, key: formKey() })}${govuk.button({ text: `${words}`, attributes: { 'aria-label': `${words}: ${pack.title}` }, preventDoubleClick: true })}</form>`
        : html`<p>It is no longer offered.</p>`;
    return card({
      title: pack.title,
      tag: open ? stateTag('Begun') : done ? stateTag('Completed') : NOTHING,
      body: html`<p>Counts as “${pack.course}”.${done ? html` Completed ${time(whenWords(done, now))}.` : NOTHING}</p>${button}`,
    });
  });
  return html`<h1 class="govuk-heading-xl">E-learning</h1>
<p class="govuk-body">You can stop at any time: what you did is kept as you go, and you go on where you were.</p>
${cards.length > 0 ? cards : emptyState({ title: 'There is no module yet', words: 'A training coordinator brings them in.' })}`;
}
