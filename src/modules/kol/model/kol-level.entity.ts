import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { Figures } from './target.ts';

export const KolLevelSchema = defineEntity({
  name: 'KolLevel',
  tableName: 'kol_level',
  uniques: [{ name: 'kol_level_community_id_id_unique', properties: ['communityId', 'id'] }, { name: 'kol_level_community_id_rank_unique', properties: ['communityId', 'rank'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    /** Counted from 1: the level that one joins at. */
    rank: p.integer(),
    name: p.text(),
    pointsNeeded: p.integer(),
    postsNeeded: p.integer(),
    payingInviteesNeeded: p.integer(),
    entitlements: p.array().columnType('text[]'),
    updatedAt: column.time(),
  },
});
export class KolLevel extends KolLevelSchema.class {}
KolLevelSchema.setClass(KolLevel);

export type KolLevelRow = RowOf<typeof KolLevelSchema>;
export interface KolLevelTables {
  kol_level: TableOf<typeof KolLevelSchema>;
}

type Needs = Pick<KolLevelRow, 'pointsNeeded' | 'postsNeeded' | 'payingInviteesNeeded'>;
export const needsOf = ({ pointsNeeded, postsNeeded, payingInviteesNeeded }: Needs): Figures => ({ POINTS: pointsNeeded, POSTS: postsNeeded, PAYING_INVITEES: payingInviteesNeeded });

/** The privileges of a level and of those below it, in order. */
export const privilegesOf = (levels: readonly Pick<KolLevelRow, 'rank' | 'entitlements'>[], rank: number): string[] =>
  [...new Set(levels.filter((level) => level.rank <= rank).flatMap(({ entitlements }) => entitlements))].sort();
