import { parseForm, text } from '../../../platform/forms/index.ts';
import type { Body } from '../../../platform/http/index.ts';
import type { Reading } from '../../change/change.ts';

/** Reads why a question is taken back. */
export function readWithdrawal(body: Body): Reading<{ reason: string }> {
  return parseForm({ reason: text({ ask: 'Say why the question is taken back', max: 2000 }) }, body);
}
