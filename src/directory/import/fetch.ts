import { AddressRefused, type Reading, readText } from '../../platform/outside/index.ts';

/** Reads JSON from another directory. */
export type FetchJson = (url: string) => Promise<unknown>;

/**
 * Fetches JSON over https from a public address and from nowhere else: the name is looked up once, and the very address
 * that was found public is the one that is called. Redirects are not followed.
 * @throws AddressRefused
 */
export async function fetchJson(url: string, reading?: Reading): Promise<unknown> {
  const text = await readText(url, 'application/json', reading);
  try {
    return JSON.parse(text);
  } catch {
    throw new AddressRefused('What came from there is not JSON');
  }
}
