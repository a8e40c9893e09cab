import { Arg, Args, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, registerEnumType, Resolver, Root } from 'type-graphql';
import { connectionOf, PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { WebAddress } from '../../../graphql/scalars.ts';
import { messageOf } from '../../../graphql/user-error.ts';
import { decodeId } from '../../../kernel/id.ts';
import { badInput } from '../../../kernel/request-error.ts';
import { CommunityType, communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { PriceType } from '../../plans/graphql/index.ts';
import { tierLoaders, TierType } from '../../tiers/graphql/index.ts';
import { INVOICES_SHOWN, type ExpiringMember, type ExpiryReason, type Subscriptions } from '../index.ts';
import { InvoiceType } from './invoice.type.ts';
import { subscriptionLoaders } from './loaders.ts';
import { PlanChangeLineType, PlanChangeType } from './plan-change.type.ts';
import { MembershipSubscriptionType } from '../../billing/graphql/index.ts';

const LONGEST_LOOK = 366;
const ExpiryReasonEnum: Record<ExpiryReason, ExpiryReason> = { ENDING: 'ENDING', PAYMENT_FAILED: 'PAYMENT_FAILED' };
registerEnumType(ExpiryReasonEnum, {
  name: 'ExpiryReason',
  description: 'Why paid access ends. New reasons may be added.',
  valuesConfig: { ENDING: { description: 'A term ends, or a subscription was canceled.' }, PAYMENT_FAILED: { description: 'A renewal has not been paid.' } },
});

@Access('object')
@ObjectType('ExpiringMember', { simpleResolvers: true, description: 'A member whose paid access ends soon.' })
export class ExpiringMemberType {
  readonly row: ExpiringMember;
  @Field(() => Date, { description: 'When access ends, with the days of grace.' })
  readonly endsAt: Date;
  @Field(() => ExpiryReasonEnum, { description: 'Why it ends.' })
  readonly reason: ExpiryReason;

  constructor(row: ExpiringMember) {
    this.row = row;
    this.endsAt = row.endsAt;
    this.reason = row.reason;
  }
}
const ExpiringMemberConnectionType = connectionOf('ExpiringMember', () => ExpiringMemberType);

@Resolver(() => ExpiringMemberType)
export class ExpiringMemberFields {
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who it is; null when the person has left meanwhile.' })
  async member(@Root() { row }: ExpiringMemberType, @Ctx() context: Context): Promise<MemberType | null> {
    const member = await context.load(communityLoaders).memberOf.load({ communityId: row.communityId, userId: row.userId });
    return member && new MemberType(member);
  }
  @Access('object')
  @FieldResolver(() => TierType, { description: 'What ends.' })
  async tier(@Root() { row }: ExpiringMemberType, @Ctx() context: Context): Promise<TierType> {
    return new TierType((await context.load(tierLoaders).byId.load(row.tierId))!);
  }
}

@Resolver(() => CommunityType)
export class CommunityExpiry {
  private readonly subscriptions: Subscriptions;

  constructor(modules: { subscriptions: Subscriptions }) {
    this.subscriptions = modules.subscriptions;
  }
  @Access('guarded')
  @FieldResolver(() => ExpiringMemberConnectionType, { description: 'Members whose paid access ends soon and does not renew by itself, the next one first; empty for those who do not manage plans.' })
  async expiringMembers(@Root() { row }: CommunityType, @Arg('withinDays', () => Int, { defaultValue: 30, description: 'How many days to look ahead, 1 to 366.' }) withinDays: number, @Args(() => PageArgs) page: PageArgs, @Ctx() { viewer }: Context): Promise<Connection<ExpiringMemberType>> {
    if (withinDays < 1 || withinDays > LONGEST_LOOK) throw badInput('errors.days-out-of-range', { max: LONGEST_LOOK });
    return toConnection(await this.subscriptions.expiringMembers(viewer, row.id, withinDays, page), (member) => new ExpiringMemberType(member));
  }
}

@Resolver(() => MembershipSubscriptionType)
export class SubscribedPrices {
  @Access('object')
  @FieldResolver(() => PriceType, { nullable: true, description: 'What each period costs; null for a price that was made elsewhere.' })
  async price(@Root() { row }: MembershipSubscriptionType, @Ctx() context: Context): Promise<PriceType | null> {
    return priceOf(context, row.priceId);
  }
  @Access('object')
  @FieldResolver(() => PriceType, { nullable: true, description: 'What it costs from the end of the period on; null while no change waits.' })
  async scheduledPrice(@Root() { row }: MembershipSubscriptionType, @Ctx() context: Context): Promise<PriceType | null> {
    return priceOf(context, row.scheduledPriceId);
  }
  @Access('object')
  @FieldResolver(() => PlanChangeType, { nullable: true, description: 'A change that waits until its payment is confirmed; null when none does.' })
  async awaitedChange(@Root() { row }: MembershipSubscriptionType, @Ctx() context: Context): Promise<PlanChangeType | null> {
    const change = await context.load(subscriptionLoaders).awaitedChange.load(row.id);
    return change && new PlanChangeType(change);
  }
}

@Resolver(() => PlanChangeType)
export class PlanChangeFields {
  @Access('object')
  @FieldResolver(() => PriceType, { nullable: true, description: 'What is paid for each period afterwards; null where that does not change.' })
  async price(@Root() { row }: PlanChangeType, @Ctx() context: Context): Promise<PriceType | null> {
    return priceOf(context, row.priceId);
  }
  @Access('guarded')
  @FieldResolver(() => WebAddress, { nullable: true, description: 'Where whoever pays confirms the payment, or pays by another card; null for everyone else, and when none is waited for.' })
  confirmUrl(@Root() { row }: PlanChangeType, @Ctx() { viewer }: Context): string | null {
    return row.userId === viewer.userId ? row.confirmUrl : null;
  }
}

@Resolver(() => PlanChangeLineType)
export class PlanChangeLineFields {
  @Access('object')
  @FieldResolver(() => String, { description: "What to show, in the viewer's language." })
  title(@Root() { isCredit }: PlanChangeLineType, @Ctx() { locale }: Context): string {
    return messageOf(locale, isCredit ? 'plan-changes.CREDIT' : 'plan-changes.CHARGE');
  }
}

async function priceOf(context: Context, id: string | null): Promise<PriceType | null> {
  const price = id === null ? null : await context.load(subscriptionLoaders).price.load(id);
  return price && new PriceType(price);
}

@Resolver()
export class InvoiceQueries {
  private readonly subscriptions: Subscriptions;

  constructor(modules: { subscriptions: Subscriptions }) {
    this.subscriptions = modules.subscriptions;
  }
  @SignedIn()
  @ListSize(INVOICES_SHOWN)
  @Query(() => [InvoiceType], { nullable: true, description: `The invoices of an order that renews, newest first: the last ${INVOICES_SHOWN}. Null for an order that is not the viewer's.` })
  async invoices(@Arg('orderId', () => ID, { description: 'An order of the viewer.' }) orderId: string, @Ctx() { viewer }: Context): Promise<InvoiceType[] | null> {
    const found = await this.subscriptions.invoicesOfOrder(viewer, decodeId('Order', orderId));
    return found && found.map((invoice) => new InvoiceType(invoice));
  }
}
