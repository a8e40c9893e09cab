import type { IdentityReader } from '../deps.ts';
import type { UserRow } from '../model/user.entity.ts';

/** The people of these ids, in their order; null where there is none. */
export async function usersById(reader: IdentityReader, ids: readonly string[]): Promise<(UserRow | null)[]> {
  const rows = await reader.selectFrom('user_account').selectAll().where('id', 'in', [...ids]).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}
