import { parseForm, text } from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';

const LONG = 20_000;
const fields = {
  who: text({ ask: 'Write who does not agree, and from which agency' }),
  about: text({ ask: 'Write what they do not agree with, and why', max: LONG }),
  wanted: text({ ask: 'Write what should happen instead', max: LONG }),
};

/** A professional disagreement as it is raised. */
export interface Raised {
  who: string;
  about: string;
  wanted: string;
}

export function readDisagreement(body: Body): Reading<Raised> {
  return parseForm(fields, body);
}
