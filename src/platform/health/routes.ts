import { anyone } from '../access/index.ts';
import { HttpError, json, type Page, type Route, sameText } from '../http/index.ts';
import { readMetrics } from './metrics.ts';
import { prometheusText } from './prometheus.ts';
import { readiness } from './ready.ts';
import type { Gauge, Vitals } from './vitals.ts';

/** `/health/live`, `/health/ready` and `/metrics` of this process. */
export function healthRoutes(vitals: Vitals, gauges: readonly Gauge[]): Route[] {
  const machine = { method: 'GET', kind: 'machine', permission: anyone } as const;
  return [
    { ...machine, path: '/health/live', handler: () => json({ status: 'live' }) },
    { ...machine, path: '/health/ready', handler: (page) => showReady(page, vitals) },
    { ...machine, path: '/metrics', handler: (page) => showMetrics(page, vitals, gauges) },
  ];
}

async function showReady(page: Page, vitals: Vitals): Promise<Response> {
  const checks = await readiness(page.services.database, vitals, page.now);
  const ready = Object.values(checks).every((check) => check === 'ok');
  return json({ status: ready ? 'ready' : 'not ready', checks }, ready ? 200 : 503);
}

async function showMetrics(page: Page, vitals: Vitals, gauges: readonly Gauge[]): Promise<Response> {
  if (!mayRead(page, vitals.metricsToken)) throw new HttpError(404);
  const metrics = await readMetrics(page.services.database, vitals, gauges, page.now);
  return new Response(prometheusText(metrics), {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
  });
}

const forwarding = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];
const loopback = /^(local|::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

// Behind a proxy on this machine every caller seems to be here, so a request that was passed on needs the token.
function mayRead(page: Page, token: string | undefined): boolean {
  const { headers } = page.request;
  const given = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
  if (token !== undefined && given !== undefined) return sameText(given, token);
  return loopback.test(page.address) && !forwarding.some((name) => headers.has(name));
}
