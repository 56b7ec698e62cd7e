import type { SiteSettings } from './page.ts';

type Settings = Pick<SiteSettings, 'baseUrl' | 'MODULES_URL'>;

/**
 * An origin that holds nothing of ours, for what somebody else wrote: its documents may look into each other, and into
 * nothing else. One for each id, so that none of them meets another's. On this machine every name below `localhost` is
 * one; elsewhere they are given. Undefined where there is none: then each document is of no origin at all.
 */
export function guestOrigin(settings: Settings, id: string): string | undefined {
  return pattern(settings)?.replace('*', `m-${id}`);
}

/** Whether a request came to a host of guests, `name:port`: nothing of ours is served there. */
export function isGuestHost(settings: Settings, host: string): boolean {
  const all = pattern(settings);
  return all !== undefined && host.toLowerCase().endsWith(new URL(all.replace('*', 'm')).host.slice(1));
}

function pattern({ baseUrl, MODULES_URL }: Settings): string | undefined {
  if (MODULES_URL) return MODULES_URL.replace(/\/$/, '').toLowerCase();
  const { protocol, hostname, port } = new URL(baseUrl);
  return hostname === 'localhost' ? `${protocol}//*.localhost${port ? `:${port}` : ''}` : undefined;
}
