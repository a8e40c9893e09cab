import { Arg, Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { failure } from '../kernel/failure.ts';
import { ok, refuse } from '../kernel/result.ts';
import { signedIn } from '../kernel/viewer.ts';
import type { Context } from './context.ts';
import { payloadOf, toPayload, type PayloadOf } from './payload.ts';
import { Access, ListSize, StaffOnly } from './policy.ts';

/** What the operator may do with background work that gave up. */
export interface ParkedWork {
  parked(): Promise<readonly { readonly id: string; readonly name: string; readonly failedAt: Date | null; readonly error: string }[]>;
  /** Puts it back and writes down who did; false when there is no such work. */
  retryParked(userId: string, id: string): Promise<boolean>;
}

@Access('open')
@ObjectType('ParkedJob', { simpleResolvers: true, description: 'Background work that failed its last try and waits for the operator.' })
export class ParkedJobType {
  @Field(() => String, { description: 'Names it for `retryParkedJob`.' })
  readonly id!: string;
  @Field(() => String, { description: 'What kind of work it is, such as `growth.award-points`.' })
  readonly name!: string;
  @Field(() => Date, { nullable: true, description: 'When it gave up.' })
  readonly failedAt!: Date | null;
  @Field(() => String, { description: 'What the last try ended with.' })
  readonly error!: string;
}
const RetryParkedJobPayload = payloadOf('RetryParkedJob', { parkedJobs: { type: () => [ParkedJobType], listSize: 200, description: 'What is still parked; null when refused.' } });

@Resolver()
export class ParkedJobsResolver {
  private readonly work: ParkedWork;

  constructor(modules: { parkedWork: ParkedWork }) {
    this.work = modules.parkedWork;
  }
  @StaffOnly()
  @ListSize(200)
  @Query(() => [ParkedJobType], { description: 'Background work that gave up, newest first. For the operator.' })
  async parkedJobs(): Promise<ParkedJobType[]> {
    return [...(await this.work.parked())];
  }
  @StaffOnly()
  @Mutation(() => RetryParkedJobPayload, { nullable: true, description: 'Queues parked work again. For the operator.' })
  async retryParkedJob(@Arg('id', () => String, { description: 'Of the parked work.' }) id: string, @Ctx() context: Context): Promise<PayloadOf<typeof RetryParkedJobPayload>> {
    const isKnown = (await this.work.parked()).some((parked) => parked.id === id);
    const result = isKnown && (await this.work.retryParked(signedIn(context.viewer).userId, id)) ? ok(await this.work.parked()) : refuse(failure('NOT_FOUND', ['id']));
    return toPayload(context, result, (parkedJobs) => ({ parkedJobs }));
  }
}
