import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Identity } from '../index.ts';
import { SessionType } from './session.type.ts';

const SignOutError = userErrors('SignOutError');
const RevokeSessionError = userErrors('RevokeSessionError');
const RevokeOtherSessionsError = userErrors('RevokeOtherSessionsError');

@Access('object')
@ObjectType({ description: 'The outcome of `signOut`.', simpleResolvers: true })
export class SignOutPayload {
  @ListSize(5)
  @Field(() => [SignOutError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Access('object')
@ObjectType({ description: 'The outcome of `revokeSession`.', simpleResolvers: true })
export class RevokeSessionPayload {
  @Field(() => SessionType, { nullable: true, description: 'The session that has ended; null when refused.' })
  session?: SessionType | null;
  @ListSize(5)
  @Field(() => [RevokeSessionError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Access('object')
@ObjectType({ description: 'The outcome of `revokeOtherSessions`.', simpleResolvers: true })
export class RevokeOtherSessionsPayload {
  @Field(() => Int, { nullable: true, description: 'How many other sessions have ended; null when refused.' })
  endedSessions?: number | null;
  @ListSize(5)
  @Field(() => [RevokeOtherSessionsError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class SessionMutations {
  private readonly identity: Identity;

  constructor(modules: { identity: Identity }) {
    this.identity = modules.identity;
  }
  @SignedIn()
  @Mutation(() => SignOutPayload, { nullable: true, description: 'Ends the session that asks: its tokens are refused from then on, and its sockets close.' })
  async signOut(@Ctx() context: Context): Promise<SignOutPayload> {
    return toPayload(context, await this.identity.signOut(context.viewer), () => ({}));
  }
  @SignedIn()
  @Mutation(() => RevokeSessionPayload, { nullable: true, description: "Ends one of the viewer's sessions, such as that of a lost phone." })
  async revokeSession(@Arg('sessionId', () => ID, { description: 'Which one.' }) sessionId: string, @Ctx() context: Context): Promise<RevokeSessionPayload> {
    return toPayload(context, await this.identity.revokeSession(context.viewer, decodeId('Session', sessionId)), (row) => ({ session: new SessionType(row) }));
  }
  @SignedIn()
  @Mutation(() => RevokeOtherSessionsPayload, { nullable: true, description: "Ends all of the viewer's sessions but the one that asks." })
  async revokeOtherSessions(@Ctx() context: Context): Promise<RevokeOtherSessionsPayload> {
    return toPayload(context, await this.identity.revokeOtherSessions(context.viewer), (endedSessions) => ({ endedSessions }));
  }
}
