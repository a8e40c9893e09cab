import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { shownStatus, SUBSCRIPTION_STATUSES, type SubscriptionRow, type SubscriptionStatus } from '../index.ts';

export const SubscriptionStatusEnum = Object.fromEntries(SUBSCRIPTION_STATUSES.map((status) => [status, status])) as Record<SubscriptionStatus, SubscriptionStatus>;
registerEnumType(SubscriptionStatusEnum, {
  name: 'SubscriptionStatus',
  description: 'What the payment provider says of a subscription. New statuses may be added.',
  valuesConfig: {
    INCOMPLETE: { description: 'The first payment is not done.' },
    INCOMPLETE_EXPIRED: { description: 'The first payment was never done.' },
    TRIALING: { description: 'In its free trial.' },
    ACTIVE: { description: 'Paid.' },
    PAST_DUE: { description: 'A renewal failed; access goes on for the days of grace.' },
    CANCELED: { description: 'Over.' },
    UNPAID: { description: 'The provider gave up collecting; no access.' },
    PAUSED: { description: 'Paused; no access.' },
    UNKNOWN: { description: 'Something new; nothing changes until it is understood.' },
  },
});

@Access('object')
@ObjectType('MembershipSubscription', { implements: NodeType, simpleResolvers: true, description: 'A plan that renews by itself, as the payment provider has it.' })
export class MembershipSubscriptionType extends NodeType {
  readonly __typename = 'MembershipSubscription';
  readonly row: SubscriptionRow;

  constructor(row: SubscriptionRow) {
    super();
    this.row = row;
  }
  @Field(() => SubscriptionStatusEnum, { description: 'How it stands.' })
  get status(): SubscriptionStatus {
    return shownStatus(this.row);
  }
  @Field(() => Date, { nullable: true, description: 'When the free trial ends; null outside of it.' })
  get trialEndsAt(): Date | null {
    return this.row.trialEndsAt;
  }
  @Field(() => Date, { nullable: true, description: 'Since when it rests; null while it runs.' })
  get pausedAt(): Date | null {
    return this.row.pausedAt;
  }
  @Field(() => SafeInt, { nullable: true, description: 'How many paid seconds are left for when it goes on; null while it runs.' })
  get remainingSeconds(): number | null {
    return this.row.remainingSeconds as number | null;
  }
  @Field(() => Date, { nullable: true, description: 'When the plan changes that was chosen; null while no change waits.' })
  get scheduledAt(): Date | null {
    return this.row.scheduledAt;
  }
  @Field(() => Date, { description: 'When the present period ends, and the next one is due.' })
  get currentPeriodEnd(): Date {
    return this.row.currentPeriodEnd;
  }
  @Field(() => Date, { nullable: true, description: 'When it ends because it was canceled; null while it renews.' })
  get cancelAt(): Date | null {
    return this.row.cancelAt;
  }
  @Field(() => Date, { nullable: true, description: 'Until when it gives access as things stand, with the days of grace; null when it gives none.' })
  get accessEndsAt(): Date | null {
    return this.row.accessEndsAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was over; null while it runs.' })
  get endedAt(): Date | null {
    return this.row.endedAt;
  }
  @Field(() => Date, { description: 'When it began.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}
