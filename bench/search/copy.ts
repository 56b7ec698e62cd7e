import pg from 'pg';

/** A connection of the administrator of a database, on which triggers and references are not asked. */
export async function bareConnection(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('set session_replication_role = replica');
  return client;
}
