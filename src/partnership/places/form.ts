import {
  choice,
  email,
  formError,
  optionalChoice,
  type Parsed,
  parseForm,
  text,
} from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Area } from '../areas.ts';
import { agencyKinds, teamPurposes } from '../rules/kinds.ts';
import type { AgencyDetails } from '../store/places.ts';

const name = (what: string) => text({ ask: `Enter the name of the ${what}`, max: 100 });
const codes = (areas: readonly Area[]) => areas.map(({ code }) => code);

/** Reads an agency. `areas`: those that whoever asks administers. */
export function readAgencyForm(body: Body, areas: readonly Area[]): Parsed<AgencyDetails> {
  const parsed = parseForm(
    {
      name: name('agency'),
      kind: choice(agencyKinds, 'Choose what kind of agency it is'),
      area: optionalChoice(codes(areas)),
      statutory: choice(['yes', 'no'], 'Choose whether it is a statutory partner'),
      'duty-email': email({}),
      'duty-safe': optionalChoice(['yes', 'no']),
      'duty-phone': text({ max: 40 }),
    },
    body,
  );
  if (!parsed.ok) return parsed;
  const { name: called, kind, area, statutory } = parsed.value;
  const { 'duty-email': dutyEmail, 'duty-safe': safe, 'duty-phone': dutyPhone } = parsed.value;
  if (dutyEmail && !safe)
    return {
      ok: false,
      errors: [formError('duty-safe', 'Choose whether questions may be sent to that address')],
    };
  const duty = {
    dutyEmail: dutyEmail || null,
    dutyEmailSafe: dutyEmail !== '' && safe === 'yes',
    dutyPhone: dutyPhone || null,
  };
  return {
    ok: true,
    value: { name: called, kind, area: area || null, statutory: statutory === 'yes', ...duty },
  };
}

/** Reads a new team: what it is for, and the area it works for where its purpose belongs to one. */
export function readTeamForm(
  body: Body,
  areas: readonly Area[],
): Parsed<{ name: string; purpose: string; area: string | null }> {
  const parsed = parseForm(
    {
      name: name('team'),
      purpose: choice(teamPurposes, 'Choose what the team is for'),
      area: optionalChoice(codes(areas)),
    },
    body,
  );
  if (!parsed.ok) return parsed;
  const { purpose, area } = parsed.value;
  if (purpose === 'front door' && !area)
    return { ok: false, errors: [formError('area', 'A front door belongs to an area: choose it')] };
  if (purpose === 'area to be found' && area)
    return { ok: false, errors: [formError('area', 'This team works for no area: leave it open')] };
  return { ok: true, value: { name: parsed.value.name, purpose, area: area || null } };
}

export function readName(body: Body, what: string): Parsed<{ name: string }> {
  return parseForm({ name: name(what) }, body);
}

/** Reads a new area. Its code and prefix stay for good, so they are asked for once and checked. */
export function readAreaForm(
  body: Body,
  areas: readonly Area[],
): Parsed<{ name: string; code: string; prefix: string; like: string }> {
  const parsed = parseForm(
    {
      name: name('area'),
      code: text({ ask: 'Enter a code', max: 40 }),
      prefix: text({ ask: 'Enter two letters', max: 2, tooLong: 'Enter two letters' }),
      like: choice(codes(areas), 'Choose the area that it is like'),
    },
    body,
  );
  if (!parsed.ok) return parsed;
  const { code, prefix } = parsed.value;
  const errors = [];
  if (!/^[a-z]+(-[a-z]+)*$/.test(code) || code === 'all')
    errors.push(formError('code', 'Use small letters and hyphens, like castle-point'));
  if (areas.some((area) => area.code === code))
    errors.push(formError('code', 'Another area has this code. Choose one of its own'));
  if (!/^[A-Z]{2}$/.test(prefix)) errors.push(formError('prefix', 'Use two capital letters, like CP'));
  if (areas.some((area) => area.prefix === prefix))
    errors.push(formError('prefix', 'Another area’s references begin so. Choose two other letters'));
  return errors.length > 0 ? { ok: false, errors } : parsed;
}
