import { emergencyPathOf, may } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import { card, html, NOTHING } from '../../platform/html/index.ts';
import type { PersonPanel } from '../../platform/http/index.ts';
import { closedRecords, linksOf } from '../store/link.ts';
import { pairsOf } from '../store/pairs.ts';
import { readHead } from '../store/person.ts';

/**
 * For a person's page: which records were found to be theirs, which are proposed to be or may be, and that there is one
 * more which is not open to the reader. Nothing where there is only the one.
 */
export const recordsPanel: PersonPanel = {
  place: 'who is involved',
  permission: may('people.read'),
  load: async (page, db, personId) => {
    const [links, closed, likely, head] = await Promise.all([
      linksOf(db, personId),
      closedRecords(db, personId),
      pairsOf(db, personId, page.now),
      readHead(db, personId),
    ]);
    const shown = [
      ...links.flatMap((link) => [link.personId, link.headId]),
      ...closed.map(({ id }) => id),
      ...likely.map(({ id }) => id),
    ].filter((id) => id !== personId);
    if (shown.length > 0) await audit(db, { action: 'list', kind: 'person', shown: [...new Set(shown)] });
    const emergencyPath = emergencyPathOf(page);
    const mayWrite = head?.workable && page.practitioner.permissions.has('people.write');
    const body = [
      ...links.map(({ id, state, personReference, headReference, person, head }) =>
        state === 'linked'
          ? html`<li>${personReference} (${person}) was found to be the same person as ${headReference} (${head}). <a href="/people/links/${id}">Read why, or take it apart<span class="govuk-visually-hidden">: ${personReference}</span></a></li>`
          : html`<li>It is proposed that ${personReference} (${person}) and ${headReference} (${head}) are one person. <a href="/people/links/${id}">Read the proposal<span class="govuk-visually-hidden">: ${personReference}</span></a></li>`,
      ),
      ...likely.map(
        ({ id, label, reference, zone, evidence }) =>
          html`<li>${reference} (${label}) ${zone === 'same' ? 'is most likely' : 'may be'} of the same person: ${evidence.map(({ says }) => says).join(', ')}. <a href="/people/same?one=${personId}&amp;other=${id}">Compare them<span class="govuk-visually-hidden">: ${reference}</span></a></li>`,
      ),
      ...closed.map(
        ({ id, team }) =>
          html`<li>${team} holds another record of this person, which is not open to you. ${emergencyPath ? html`<a href="${emergencyPath(id)}">Open it in an emergency</a>` : NOTHING}</li>`,
      ),
    ];
    const foot = mayWrite
      ? html`<a href="/people/${personId}/same">Compare with another record</a>`
      : undefined;
    return () =>
      body.length === 0 && !foot
        ? NOTHING
        : card({
            title: 'Records of this person',
            body:
              body.length > 0
                ? html`<ul class="govuk-list govuk-list--bullet">${body}</ul>`
                : html`<p>There is one record.</p>`,
            ...(foot ? { foot } : {}),
          });
  },
};
