import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

export const CHANGE_KINDS = ['JOINED', 'PROMOTED', 'DEMOTED', 'ENDED'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One line of a KOL's history. Never changed; levels are kept by the names they had. */
export const KolStandingChangeSchema = defineEntity({
  name: 'KolStandingChange',
  tableName: 'kol_standing_change',
  properties: {
    communityId: p.uuid().primary(),
    standingId: p.uuid().primary(),
    /** Counted from 1. */
    position: p.integer().primary(),
    kind: p.text().$type<ChangeKind>(),
    fromLevel: p.text().nullable(),
    toLevel: p.text().nullable(),
    /** In the words of whoever decided; null when nobody had to. */
    reason: p.text().nullable(),
    /** Whether the member had what the level asks for at that moment; null where it does not matter. */
    hadMetTargets: p.boolean().nullable(),
    /** Who decided; null when it followed from something else. */
    byMemberId: column.reference().nullable(),
    occurredAt: column.time(),
  },
});
export class KolStandingChange extends KolStandingChangeSchema.class {}
KolStandingChangeSchema.setClass(KolStandingChange);

export type KolStandingChangeRow = RowOf<typeof KolStandingChangeSchema>;
export interface KolStandingChangeTables {
  kol_standing_change: TableOf<typeof KolStandingChangeSchema>;
}
