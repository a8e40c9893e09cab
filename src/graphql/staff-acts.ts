import { Args, Field, ID, ObjectType, Query, Resolver, registerEnumType } from 'type-graphql';
import { encodeId } from '../kernel/id.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { STAFF_ACTS, type StaffAct } from '../kernel/staff-act.ts';
import { PageArgs, connectionOf, toConnection, type Connection } from './connection.ts';
import { Access, StaffOnly } from './policy.ts';

/** What staff did, newest first. */
export interface StaffActs {
  page(request: PageRequest): Promise<Page<StaffAct & { readonly occurredAt: Date }>>;
}

const StaffActKindEnum = Object.fromEntries(STAFF_ACTS.map((act) => [act, act])) as Record<StaffAct['act'], StaffAct['act']>;
registerEnumType(StaffActKindEnum, {
  name: 'StaffActKind',
  description: 'What staff can do that is written down. New acts may be added.',
  valuesConfig: {
    OPEN_COMMUNITY: { description: 'Opened a community where only staff may.' },
    START_RECONCILIATION: { description: 'Compare everything with the payment provider now.' },
    REDELIVER_STRIPE_EVENT: { description: 'Put an event of the payment provider back to the beginning.' },
    RETRY_PARKED_JOB: { description: 'Queued parked work again.' },
    REFUND_ORDER: { description: 'Gave money of an order back.' },
    ACCEPT_HELD_ORDER: { description: 'Accepted money of an order that differs from what was agreed.' },
    DECIDE_ESCROW: { description: 'Decided what a payer objects to.' },
    RECORD_MANUAL_PAYOUT: { description: 'Recorded that a payee was paid by hand.' },
    CONFIRM_MANUAL_PAYOUT: { description: 'Confirmed for a payee who is gone that they were paid by hand.' },
    WITHDRAW_MANUAL_PAYOUT: { description: 'Took back what was recorded as paid by hand, before the payee answered.' },
    REVERSE_MANUAL_PAYOUT: { description: 'Took back what was recorded and confirmed as paid by hand.' },
    SET_PLATFORM_FEE: { description: "Set what the platform keeps of a community's sales." },
  },
});

@Access('object')
@ObjectType('StaffAct', { simpleResolvers: true, description: 'Something that staff did. Written with the act itself; never changed or removed.' })
export class StaffActType {
  @Field(() => ID, { description: 'Who did it: the id of a `User`, for `node`.' })
  readonly actor: string;
  @Field(() => StaffActKindEnum, { description: 'What was done.' })
  readonly act: StaffAct['act'];
  @Field(() => String, { description: 'What it was done to: the id of the community, of the event or of the parked work.' })
  readonly target: string;
  @Field(() => Date, { description: 'When.' })
  readonly occurredAt: Date;

  constructor({ userId, act, target, occurredAt }: StaffAct & { readonly occurredAt: Date }) {
    this.actor = encodeId('User', userId);
    this.act = act;
    this.target = target;
    this.occurredAt = occurredAt;
  }
}
const StaffActConnectionType = connectionOf('StaffAct', () => StaffActType);

@Resolver()
export class StaffActsResolver {
  private readonly staffWork: StaffActs;

  constructor(modules: { staffActs: StaffActs }) {
    this.staffWork = modules.staffActs;
  }
  @StaffOnly()
  @Query(() => StaffActConnectionType, { description: 'What staff did, newest first. For staff.' })
  async staffActs(@Args(() => PageArgs) page: PageArgs): Promise<Connection<StaffActType>> {
    return toConnection(await this.staffWork.page(page), (act) => new StaffActType(act));
  }
}
