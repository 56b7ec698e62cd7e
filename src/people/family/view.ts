import { dataTable, emptyState, type Html, html, NOTHING, shieldTag } from '../../platform/html/index.ts';
import { hiddenLine, takingOn } from '../known/lines-view.ts';
import { RAISING, tieWords } from '../rules/kinship.ts';
import { bornWords } from '../rules/words.ts';
import type { FamilyPart } from '../types.ts';
import { ecomapSvg } from './ecomap-view.ts';
import { genogramSvg } from './genogram-view.ts';
import type { Family, HouseholdMember, Relation, Tie } from './types.ts';
import { calledIn, relationWords, relativeIn, spanWords } from './words.ts';

export interface FamilyModel {
  family: Family;
  today: Temporal.PlainDate;
  workable: boolean;
  /** Names of teams by id. */
  teams: ReadonlyMap<string, string>;
  /** The reader may restrict, and so show again what is shielded. */
  mayRestrict: boolean;
  /** The team that holds the record: whom to ask for what is shielded. */
  holder: string;
  /** The reader's own way to open a hidden record in an emergency; absent where they may not. */
  emergencyPath?: ((id: string) => string) | undefined;
}

/** The family of one person: drawn, and in words; whom they live with; what is around them. */
export function familyView(model: FamilyModel): Html {
  const { family, workable, today } = model;
  const { you } = family;
  const ties = family.ties.filter(({ untilOn }) => untilOn === null);
  return html`<h1 class="govuk-heading-xl">The family of ${you.label}</h1>
${workable ? html`<div class="ws-steps"><a class="govuk-button" href="/people/${you.id}/family/add">Add somebody of the family</a><a class="govuk-button govuk-button--secondary" href="/people/${you.id}/family/household">Say whom they live with</a><a class="govuk-button govuk-button--secondary" href="/people/${you.id}/family/tie">Add what is around them</a></div>` : NOTHING}
<h2 class="govuk-heading-l">Who belongs to whom</h2>${family.relations.length > 0 ? html`${genogramSvg(family, today)}${key()}` : NOTHING}
${relationsTable(model)}${closedList(model)}${hiddenPart(model)}
<h2 class="govuk-heading-l">Who lives together</h2>${membersTable(model)}
<h2 class="govuk-heading-l">What is around ${you.label}</h2>${ties.length > 0 ? ecomapSvg(family, ties) : NOTHING}${tiesTable(model)}`;
}

function key(): Html {
  return html`<p class="ws-quiet">Square: male. Circle: female. Triangle: not born yet. Diamond: not known. Two outlines: the person of this page. Crossed: died. Broken line: not by birth. Two strokes: parted. Grey: a record that is not open to you. The number is the age.</p>`;
}

function change(
  { family: { you }, mayRestrict }: FamilyModel,
  part: FamilyPart,
  { id, shielded }: { id: string; shielded: boolean },
  what: string,
): Html {
  const about = html`<span class="govuk-visually-hidden">: ${what}</span>`;
  const to = (step: string) => `/people/${you.id}/family/${step}/${part}/${id}`;
  const restored = shielded && mayRestrict;
  return html`<ul class="govuk-list"><li><a href="${to('end')}">End or correct${about}</a></li><li><a href="${to('shield')}">${shielded ? 'Who may read it' : 'Shield it'}${about}</a></li>${restored ? html`<li><a href="${to('unshield')}">Show it again${about}</a></li>` : NOTHING}</ul>`;
}

const tagged = ({ shielded }: { shielded: boolean }) =>
  shielded ? html` ${shieldTag('shielded', 'Shielded: do not pass on')}` : NOTHING;

/** What the reader may not see of the family: whom to ask, and, where it is nobody's, the way to take it on. */
function hiddenPart({ family, holder, workable, mayRestrict }: FamilyModel): Html {
  const hidden = family.hidden.filter(({ readable }) => !readable);
  const free = workable && mayRestrict ? hidden.filter(({ named }) => !named) : [];
  return html`${hiddenLine(hidden.length, holder)}${free.map(({ part, id }) => takingOn(family.you.id, part, id))}`;
}

const linked = (family: Family, id: string): Html | string => {
  const who = relativeIn(family, id);
  return who?.seen && id !== family.you.id
    ? html`<a href="/people/${id}">${who.label}</a>`
    : calledIn(family, id);
};

function relationsTable(model: FamilyModel): Html {
  const { family, workable } = model;
  return dataTable<Relation>({
    caption: 'Relationships',
    columns: [
      { label: 'Who', kind: 'name', cell: (r) => linked(family, r.from) },
      {
        label: 'Is',
        cell: (r) => html`${tieWords(r.kind, 'from')} ${linked(family, r.to)}${tagged(r)}`,
      },
      { label: 'When', cell: (r) => spanWords(r) || 'dates not known' },
      // Asked of whoever raises a child, and not of brothers and partners.
      {
        label: 'Parental responsibility',
        cell: (r) => r.responsibility ?? (RAISING.includes(r.kind) ? 'not asked' : '–'),
      },
      { label: 'From', cell: (r) => r.source },
      ...(workable
        ? [
            {
              label: 'Change',
              cell: (r: Relation) => change(model, 'relationship', r, relationWords(family, r)),
            },
          ]
        : []),
    ],
    rows: family.relations,
    empty: emptyState({
      title: 'Nobody is recorded yet',
      words: 'Add a parent, a brother or sister, or whoever cares for them.',
    }),
  });
}

/** Relatives whose records are not open to the reader: name, age, who holds them, and the way in an emergency. */
function closedList({ family, today, teams, emergencyPath }: FamilyModel): Html {
  const closed = family.relatives.filter(({ seen }) => !seen);
  if (closed.length === 0) return NOTHING;
  const items = closed.map(
    (who) =>
      html`<li><strong>${who.label}</strong>, ${bornWords(who, today)}. ${teams.get(who.teamId) ?? 'Another team'} holds a record that is not open to you.${emergencyPath ? html` <a href="${emergencyPath(who.id)}">Open it in an emergency</a>` : NOTHING}</li>`,
  );
  return html`<h3 class="govuk-heading-m">Records that are not open to you</h3><ul class="govuk-list govuk-list--bullet">${items}</ul>`;
}

function membersTable(model: FamilyModel): Html {
  const { family, workable } = model;
  return dataTable<HouseholdMember>({
    caption: 'Households',
    columns: [
      { label: 'Who', kind: 'name', cell: (m) => linked(family, m.personId) },
      { label: 'Lives in', cell: (m) => html`${m.household}${tagged(m)}` },
      { label: 'When', cell: (m) => spanWords(m) || 'now' },
      ...(workable
        ? [
            {
              label: 'Change',
              cell: (m: HouseholdMember) =>
                change(model, 'member', m, `${calledIn(family, m.personId)}, ${m.household}`),
            },
          ]
        : []),
    ],
    rows: family.members,
    empty: emptyState({
      title: 'No household is recorded yet',
      words: 'Say whom they live with, so that everybody under one roof is thought of.',
    }),
  });
}

function tiesTable(model: FamilyModel): Html {
  const { family, workable } = model;
  return dataTable<Tie>({
    caption: 'Ties',
    columns: [
      { label: 'Who or what', kind: 'name', cell: (t) => html`${t.words}${tagged(t)}` },
      { label: 'Kind', cell: (t) => t.kind },
      { label: 'How strong', cell: (t) => t.strength },
      { label: 'When', cell: (t) => spanWords(t) || 'now' },
      ...(workable ? [{ label: 'Change', cell: (t: Tie) => change(model, 'tie', t, t.words) }] : []),
    ],
    rows: family.ties,
    empty: emptyState({
      title: 'Nothing is recorded yet',
      words: 'School, club, grandmother: add what holds them, and what weighs on them.',
    }),
  });
}
