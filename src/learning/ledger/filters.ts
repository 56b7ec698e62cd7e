import { isId } from '../../platform/http/index.ts';
import { type LedgerFilter, LINE_KINDS } from './types.ts';

/** Reads what the ledger is narrowed to from an address. What is not offered is not filtered by. */
export function ledgerFilterFrom(query: URLSearchParams): LedgerFilter {
  const account = query.get('account') ?? '';
  return {
    account: isId(account) ? account : '',
    kind: LINE_KINDS.find((kind) => kind === query.get('kind')) ?? '',
    from: dateIn(query, 'from'),
    to: dateIn(query, 'to'),
  };
}

/** The address of the ledger narrowed so; `path` without a query. */
export function ledgerHref(path: string, filter: LedgerFilter, more: Record<string, string> = {}): string {
  const set = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== '');
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}

function dateIn(query: URLSearchParams, name: string): string {
  const text = query.get(name) ?? '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return '';
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return '';
  }
}
