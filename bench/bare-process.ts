import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { html } from 'hono/html';
import pg from 'pg';
import type { BareSettings } from './bare.ts';

/*
 * The least that could answer for the inbox and still keep its promises: one transaction with role and context,
 * the inbox's own query under row-level security, a row in the audit, 15 KB of HTML. No session, no permission,
 * no figures, no layout, no compression, no log. Its statements are prepared, as the product's are. What the product
 * costs is told as a share of this.
 */

const [settings] = (await once(process, 'message')) as [BareSettings];
const pool = new pg.Pool({ connectionString: settings.url, max: 8 });
const app = new Hono();

app.get('/', async (c) => {
  const rows = await inOneTransaction();
  const lines = rows.map(
    (row) => html`<tr>${Object.values(row).map((value) => html`<td>${String(value)}</td>`)}</tr>`,
  );
  const page = String(await html`<!doctype html><title>Inbox</title><table>${lines}</table>`);
  return c.html(page.padEnd(15_000, '<p>. '));
});

async function inOneTransaction(): Promise<Record<string, unknown>[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query({
      name: 'context',
      text: `select set_config('role', 'app_user', true), set_config('app.actor', 'practitioner', true),
         set_config('app.now', $1, true), set_config('app.request', $2, true),
         set_config('app.practitioner', $3, true), set_config('app.agency', $4, true), set_config('app.area', $5, true)`,
      values: [new Date().toISOString(), randomUUID(), settings.practitioner, settings.agency, settings.area],
    });
    const found = await client.query({
      name: 'inbox',
      text: settings.sql,
      values: [...settings.parameters],
    });
    const rows: Record<string, unknown>[] = found.rows[0]?.page ?? [];
    await client.query({
      name: 'audit',
      text: `insert into audit.event (action, record_kind, outcome, shown) values ('list', 'concern', 'done', $1)`,
      values: [rows.map((row) => row.id)],
    });
    await client.query('commit');
    return rows;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (address) => process.send?.(address.port));
