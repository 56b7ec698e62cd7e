import { choice, email, formError, type Parsed, parseForm, text } from '../../../platform/forms/index.ts';
import type { Body } from '../../../platform/http/index.ts';
import type { Chosen } from '../../rules/staffing.ts';
import type { Offer } from '../staffing/fields.ts';
import { chosenIn, rolesIn, staffingFields } from '../staffing/form.ts';

/** Somebody to be invited. `email` is for messages; nobody is ever signed in by it. */
export interface Newcomer {
  name: string;
  jobTitle: string;
  agencyId: string;
  email: string | null;
  chosen: Chosen;
}

const who = (agencies: readonly string[]) => ({
  name: text({ ask: 'Enter their name', max: 100 }),
  'job-title': text({ ask: 'Enter their job title', max: 100 }),
  agency: choice(agencies, 'Choose the agency they work for'),
  email: email({}),
});

/** Reads who is to be invited, or every error at once. */
export function readNewcomer(
  body: Body,
  offer: Offer & { agencies: readonly { id: string }[] },
): Parsed<Newcomer> {
  const areas = offer.areas.map(({ code }) => code);
  const person = parseForm(who(offer.agencies.map(({ id }) => id)), body);
  const staffing = parseForm(staffingFields(areas, offer.teams), body);
  const errors = [person, staffing].flatMap((parsed) => (parsed.ok ? [] : parsed.errors));
  const chosen = staffing.ok ? chosenIn(staffing.value, areas) : undefined;
  if (chosen?.roles.length === 0) errors.push(formError(rolesIn(areas[0] ?? ''), 'Choose at least one role'));
  if (!person.ok || !chosen || errors.length > 0) return { ok: false, errors };
  const { name, 'job-title': jobTitle, agency: agencyId, email: address } = person.value;
  return { ok: true, value: { name, jobTitle, agencyId, email: address || null, chosen } };
}
