import { choices, parseForm, text } from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';
import { offeredParts } from './offered.ts';

export interface BundleWish {
  purpose: string;
  parts: readonly string[];
  shielded: boolean;
}

const codes = offeredParts.map(({ code }) => code);

/** `mayShield`: there are shielded addresses that the reader may read. Asked for by anybody else they are left out. */
export function readBundle(body: Body, mayShield: boolean): Reading<BundleWish> {
  const parsed = parseForm(
    {
      purpose: text({ ask: 'Say which meeting it is for', max: 120 }),
      parts: choices(codes, { ask: 'Choose at least one part' }),
      shielded: choices(['yes']),
    },
    body,
  );
  if (!parsed.ok) return parsed;
  const { purpose, parts, shielded } = parsed.value;
  return { ok: true, value: { purpose, parts, shielded: mayShield && shielded.length > 0 } };
}
