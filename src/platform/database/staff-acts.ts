import { defineEntity, p } from '@mikro-orm/core';
import type { Kysely } from 'kysely';
import { newId } from '../../kernel/id.ts';
import { readPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { StaffAct } from '../../kernel/staff-act.ts';
import { column } from './columns.ts';
import type { RowOf, TableOf } from './tables.ts';

/** What staff did, for whoever answers for the deployment. Lines are added, never changed or removed: a trigger refuses it. */
export const StaffActSchema = defineEntity({
  name: 'StaffAct',
  tableName: 'staff_act',
  indexes: [{ name: 'staff_act_occurred_at_index', properties: ['occurredAt', 'id'] }],
  properties: {
    id: column.key(),
    userId: column.reference(),
    act: p.text().$type<StaffAct['act']>(),
    target: p.text(),
    occurredAt: column.time(),
  },
});
export type StaffActRow = RowOf<typeof StaffActSchema>;
interface Tables {
  staff_act: TableOf<typeof StaffActSchema>;
}

/** In the transaction of the act: neither is without the other. */
export async function insertStaffAct(db: Kysely<any>, now: Date, act: StaffAct): Promise<void> {
  await (db as Kysely<Tables>).insertInto('staff_act').values({ ...act, id: newId(now.getTime()), occurredAt: now }).execute();
}

/** Newest first. */
export function staffActs(db: Kysely<any>, request: PageRequest): Promise<Page<StaffActRow>> {
  return readPage<StaffActRow>(request, { scope: 'staff-acts', shape: ['time', 'uuid'], keysOf: ({ occurredAt, id }) => [occurredAt.getTime(), id] }, (after, limit) => {
    const query = (db as Kysely<Tables>).selectFrom('staff_act').selectAll().orderBy('occurredAt', 'desc').orderBy('id', 'desc').limit(limit);
    const page = after ? query.where((eb) => eb(eb.refTuple('occurredAt', 'id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string))) : query;
    return page.execute();
  });
}
