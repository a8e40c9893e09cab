import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { TableOf } from '../../../platform/database/tables.ts';
import type { PointKind } from './point-kind.ts';

/** The last that was heard of one variant of an act. */
interface Mark {
  readonly at: string;
  readonly eventId: string;
  readonly stands: boolean;
}
/** What happened to an act: done or undone, by which event. */
interface Sign extends Mark {
  /** Acts that can be done in several ways at once, such as reactions of several kinds; they count as one. */
  readonly variant: string;
}

/** An act that earns points: whether it stands, and the entry that awarded it. Events may come twice and in any order. */
export const PointsSourceSchema = defineEntity({
  name: 'PointsSource',
  tableName: 'points_source',
  uniques: [{ name: 'points_source_community_id_key_unique', properties: ['communityId', 'key'] }, { name: 'points_source_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [
    { name: 'points_source_community_id_subject_index', properties: ['communityId', 'subject'] },
    { name: 'points_source_day_index', properties: ['communityId', 'memberId', 'kind', 'day'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    /** Whose points they are. */
    memberId: column.reference(),
    kind: p.text().$type<PointKind>(),
    /** Names the act within the community. */
    key: p.text(),
    /** The key of the act that this one is about: what was liked. Without it, this one counts for nothing. */
    subject: p.text().nullable(),
    marks: p.json().$type<Readonly<Record<string, Mark>>>(),
    isSubjectGone: p.boolean().default(false),
    /** What it earned and still counts; 0 while it does not stand, or beyond the daily cap. */
    amount: p.integer().default(0),
    /** The community's calendar day on which it was done last. */
    day: p.text(),
    awardEntryId: column.reference().nullable(),
  },
});
export class PointsSource extends PointsSourceSchema.class {
  stands(): boolean {
    return !this.isSubjectGone && Object.values(this.marks).some(({ stands }) => stands);
  }
  /** Takes note of an event; false when something later is known already. */
  note({ variant, ...mark }: Sign): boolean {
    const known = this.marks[variant];
    if (known && (known.at > mark.at || (known.at === mark.at && known.eventId >= mark.eventId))) return false;
    this.marks = { ...this.marks, [variant]: mark };
    return true;
  }
  award(entryId: string, amount: number): void {
    this.awardEntryId = entryId;
    this.amount = amount;
  }
  reverse(): void {
    this.awardEntryId = null;
    this.amount = 0;
  }
}
PointsSourceSchema.setClass(PointsSource);

export interface PointsSourceTables {
  points_source: TableOf<typeof PointsSourceSchema>;
}
