import pg from 'pg';

/** What keeps a process from its database, in one line without secrets. */
export interface DatabaseFault {
  readonly line: string;
  /** It may end by itself: the server is not up yet, or is full. */
  readonly isPassing: boolean;
}
type Place = Pick<pg.Client, 'host' | 'port' | 'user' | 'database'>;

const OLDEST_VERSION = 160_000;
const PATIENCE = 10_000;
const lasting = (line: string): DatabaseFault => ({ line: `DATABASE_URL ${line}`, isPassing: false });
const passing = (line: string): DatabaseFault => ({ line: `DATABASE_URL ${line}`, isPassing: true });
const quoted = (name: string | undefined): string => JSON.stringify(name ?? '');

/** Asks the server once; null when it can be used. */
export async function databaseFault(url: string): Promise<DatabaseFault | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows: [server] } = await client.query<{ number: number; version: string }>("select current_setting('server_version_num')::int as number, current_setting('server_version') as version");
    return versionFault(server!);
  } catch (error) {
    return connectionFault(error, client);
  } finally {
    void client.end().catch(() => undefined);
  }
}

/** Null for a server that is new enough. */
export const versionFault = ({ number, version }: { readonly number: number; readonly version: string }): DatabaseFault | null =>
  number >= OLDEST_VERSION ? null : lasting(`leads to PostgreSQL ${version}: version 16 or later is needed.`);

/** Why no connection came about. */
export function connectionFault(error: unknown, { host, port, user, database }: Place): DatabaseFault {
  const { code = '', message } = error as { code?: string; message: string };
  if (code === '3D000') return lasting(`names the database ${quoted(database)}, which is not there: create it, or change the name at the end of the address.`);
  if (code.startsWith('28')) return lasting(`is refused for the role ${quoted(user)} at ${host}:${port}: change the user or the password, or let the server take them.`);
  if (code === '42501') return roleFault;
  const isOfServer = /^[0-9A-Z]{5}$/.test(code);
  const isUnreachable = /^E[A-Z_]+$/.test(code) && !code.startsWith('ERR_');
  if (isUnreachable || message === 'timeout expired') return passing(`leads to ${host}:${port}, where nothing answers${isUnreachable ? ` (${code})` : ''}: start PostgreSQL there, or change host and port.`);
  const told = message.replace(/\s+/g, ' ').replace(/\.$/, '');
  return isOfServer || message.startsWith('Connection terminated') ? passing(`leads to a server that takes no connection now: ${told}.`) : lasting(`cannot be used: ${told}.`);
}

const roleFault = lasting('names a role that may not create tables and schemas: make it the owner of the database, or change the user.');

/** Whether work at the start failed for want of rights; null for everything else. */
export function rightsFault(error: unknown): DatabaseFault | null {
  for (let each = error; each instanceof Error; each = each.cause) if ((each as { code?: string }).code === '42501') return roleFault;
  return null;
}
