import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Identity } from '../index.ts';
import { SessionType } from './session.type.ts';

const SignOutPayload = payloadOf('SignOut', {});
const RevokeSessionPayload = payloadOf('RevokeSession', { session: { type: () => SessionType, description: 'The session that has ended; null when refused.' } });
const RevokeOtherSessionsPayload = payloadOf('RevokeOtherSessions', { endedSessions: { type: () => Int, description: 'How many other sessions have ended; null when refused.' } });

@Resolver()
export class SessionMutations {
  private readonly identity: Identity;

  constructor(modules: { identity: Identity }) {
    this.identity = modules.identity;
  }
  @SignedIn()
  @Mutation(() => SignOutPayload, { nullable: true, description: 'Ends the session that asks: its tokens are refused from then on, and its sockets close.' })
  async signOut(@Ctx() context: Context): Promise<PayloadOf<typeof SignOutPayload>> {
    return toPayload(context, await this.identity.signOut(context.viewer), () => ({}));
  }
  @SignedIn()
  @Mutation(() => RevokeSessionPayload, { nullable: true, description: "Ends one of the viewer's sessions, such as that of a lost phone." })
  async revokeSession(@Arg('sessionId', () => ID, { description: 'Which one.' }) sessionId: string, @Ctx() context: Context): Promise<PayloadOf<typeof RevokeSessionPayload>> {
    return toPayload(context, await this.identity.revokeSession(context.viewer, decodeId('Session', sessionId)), (row) => ({ session: new SessionType(row) }));
  }
  @SignedIn()
  @Mutation(() => RevokeOtherSessionsPayload, { nullable: true, description: "Ends all of the viewer's sessions but the one that asks." })
  async revokeOtherSessions(@Ctx() context: Context): Promise<PayloadOf<typeof RevokeOtherSessionsPayload>> {
    return toPayload(context, await this.identity.revokeOtherSessions(context.viewer), (endedSessions) => ({ endedSessions }));
  }
}
