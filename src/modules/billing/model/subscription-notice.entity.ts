import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { TableOf } from '../../../platform/database/tables.ts';

export type NoticeKind = 'payment-failed' | 'trial-ending' | 'price-changes';

/** What a person was told about a subscription: once for each subject, such as one attempt at one invoice. */
export const SubscriptionNoticeSchema = defineEntity({
  name: 'SubscriptionNotice',
  tableName: 'subscription_notice',
  properties: {
    subscriptionId: p.uuid().primary(),
    kind: p.text().$type<NoticeKind>().primary(),
    subject: p.text().primary(),
    communityId: column.reference(),
    createdAt: column.time(),
  },
});

export interface SubscriptionNoticeTables {
  subscription_notice: TableOf<typeof SubscriptionNoticeSchema>;
}
