import pg from 'pg';

type Row = Record<string, unknown>;
interface Loaded {
  readonly table: string;
  readonly row: Row;
}
/** What an order has brought about, without what differs from one purchase to the next: ids, moments, counts of tries. */
export type Outcome = readonly string[];

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const UUIDS = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const COUNTS = /(?:^|_)(?:tries|attempts|version|number|seq|ordinal)$/;
const DAY = 86_400_000;

/** Every row of a community that leads back to an order, over however many tables, and every reaction that was queued for them. */
export async function readOutcomes(databaseUrl: string, communityId: string): Promise<(orderId: string) => Outcome> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const rows = await rowsOf(client, communityId);
    const { rows: queued } = await client.query<{ data: { name: string; data: unknown } }>(`select data from pgboss.job where name = 'reactions' and data::text like $1`, [`%${communityId}%`]);
    const naming = byMention(rows, ({ row }) => Object.values(row).filter((value) => typeof value === 'string'));
    const telling = byMention(queued, ({ data }) => JSON.stringify(data).match(UUIDS) ?? []);
    return (orderId) => {
      const { own, ids } = belonging(naming, orderId);
      const told = [...new Set([...ids].flatMap((id) => telling.get(id) ?? []))].map(({ data }) => `reaction ${data.name}`);
      return [...[...own].map(({ table, row }) => `${table} ${JSON.stringify(plain(row))}`), ...told].sort();
    };
  } finally {
    await client.end();
  }
}

async function rowsOf(client: pg.Client, communityId: string): Promise<Loaded[]> {
  const { rows: tables } = await client.query<{ name: string }>(`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'community_id' order by 1`);
  const ofTable = ({ name }: { name: string }): string => `select ${client.escapeLiteral(name)} as "table", to_jsonb(it) as row from ${client.escapeIdentifier(name)} it where community_id = $1`;
  return (await client.query<Loaded>(tables.map(ofTable).join(' union all '), [communityId])).rows;
}

/** Where each word stands. */
function byMention<T>(things: readonly T[], wordsOf: (thing: T) => readonly string[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const thing of things) {
    for (const word of new Set(wordsOf(thing))) {
      const known = found.get(word);
      if (known) known.push(thing);
      else found.set(word, [thing]);
    }
  }
  return found;
}

/** The order, what names it, what names that, and so on. */
function belonging(naming: ReadonlyMap<string, readonly Loaded[]>, orderId: string): { own: Set<Loaded>; ids: Set<string> } {
  const ids = new Set([orderId]);
  const own = new Set<Loaded>();
  // A set that grows while it is gone through is gone through to its end.
  for (const id of ids) {
    for (const loaded of naming.get(id) ?? []) {
      own.add(loaded);
      if (typeof loaded.row.id === 'string') ids.add(loaded.row.id);
    }
  }
  return { own, ids };
}

function plain(row: Row): Row {
  const fields = Object.entries(row).filter(([name]) => !COUNTS.test(name)).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => [name, plainValue(value)]);
  const span = spanOf(row);
  return Object.fromEntries(span === null ? fields : [...fields, ['days', span]]);
}

function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value === 'object' && value !== null) return plain(value as Row);
  if (typeof value !== 'string') return value;
  if (UUID.test(value)) return '#';
  if (MOMENT.test(value)) return '@';
  if (/^https?:/.test(value)) return 'url';
  return /^[0-9a-f]{24,}$/.test(value) || /[0-9a-f]{8}-[0-9a-f]{4}-/.test(value) ? 'key' : value.replace(/^([a-z]{2,10}(?:_test)?)_\w{8,}$/, '$1');
}

/** How long something lasts does not differ, only when it begins. */
function spanOf(row: Row): number | null {
  const starts = row.starts_at ?? row.access_starts_at ?? row.current_period_start;
  const ends = row.ends_at ?? row.access_ends_at ?? row.current_period_end;
  return typeof starts === 'string' && typeof ends === 'string' ? Math.round((Date.parse(ends) - Date.parse(starts)) / DAY) : null;
}
