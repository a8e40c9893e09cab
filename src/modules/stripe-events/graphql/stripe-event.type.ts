import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { Access } from '../../../graphql/policy.ts';
import { STRIPE_EVENT_STATES, type StripeEventRow, type StripeEventState } from '../index.ts';

export const StripeEventStateEnum = Object.fromEntries(STRIPE_EVENT_STATES.map((state) => [state, state])) as Record<StripeEventState, StripeEventState>;
registerEnumType(StripeEventStateEnum, {
  name: 'StripeEventState',
  description: 'What became of an event. New states may be added.',
  valuesConfig: {
    RECEIVED: { description: 'Stored, not looked at.' },
    APPLIED: { description: 'What it is about was fetched and taken over.' },
    IGNORED: { description: 'About nothing of ours.' },
    REJECTED: { description: 'Of the other mode: test in production, or the reverse.' },
    RETRYING: { description: 'Could not be applied yet; tried again.' },
    PARKED: { description: 'Given up after a day.' },
  },
});

@Access('object')
@ObjectType('StripeEvent', { simpleResolvers: true, description: 'A message of the payment provider in the inbox.' })
export class StripeEventType {
  readonly row: StripeEventRow;

  constructor(row: StripeEventRow) {
    this.row = row;
  }
  @Field(() => String, { description: "The provider's own id." })
  get eventId(): string {
    return this.row.id;
  }
  @Field(() => String, { description: "The provider's name of what happened." })
  get type(): string {
    return this.row.type;
  }
  @Field(() => StripeEventStateEnum, { description: 'What became of it.' })
  get state(): StripeEventState {
    return this.row.state;
  }
  @Field(() => Int, { description: 'How often it was tried.' })
  get tries(): number {
    return this.row.tries as number;
  }
  @Field(() => String, { nullable: true, description: 'Why the last try failed.' })
  get error(): string | null {
    return this.row.error;
  }
  @Field(() => Date, { description: 'When it arrived, or was put back.' })
  get receivedAt(): Date {
    return this.row.receivedAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it is tried next.' })
  get nextTryAt(): Date | null {
    return this.row.nextTryAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was done with.' })
  get handledAt(): Date | null {
    return this.row.handledAt;
  }
}
export const StripeEventConnectionType = connectionOf('StripeEvent', () => StripeEventType);
