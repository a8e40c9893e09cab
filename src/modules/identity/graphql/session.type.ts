import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { UserErrorType } from '../../../graphql/user-error.ts';
import type { Failure } from '../../../kernel/failure.ts';
import type { SessionRow, SessionTokens } from '../index.ts';

@Access('object')
@ObjectType('Session', { implements: NodeType, simpleResolvers: true, description: 'One sign-in on one device, seen by its own person only.' })
export class SessionType extends NodeType {
  readonly __typename = 'Session';
  readonly row: SessionRow;

  constructor(row: SessionRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { nullable: true, description: 'What the device called itself.' })
  get deviceName(): string | null {
    return this.row.deviceName;
  }
  @Field(() => Date, { description: 'When the person signed in.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
  @Field(() => Date, { description: 'When its tokens were last renewed.' })
  get lastUsedAt(): Date {
    return this.row.lastUsedAt;
  }
  @Field(() => Date, { description: 'When it ends unless it is renewed before.' })
  get expiresAt(): Date {
    return this.row.expiresAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was ended before its time; null while it lives.' })
  get endedAt(): Date | null {
    return this.row.endedAt;
  }
}
export const SessionConnectionType = connectionOf('Session', () => SessionType);

@Resolver(() => SessionType)
export class SessionFields {
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether it is the session that asks.' })
  isCurrent(@Root() { row }: SessionType, @Ctx() { viewer }: Context): boolean {
    return viewer.sessionId === row.id;
  }
}

@Access('object')
@ObjectType('SessionTokens', { simpleResolvers: true, description: 'The secrets of a session. Keep the refresh token where nobody else reads it.' })
export class SessionTokensType implements SessionTokens {
  @Field(() => String, { description: 'Goes with each request: `Authorization: Bearer …`, and as `token` when a WebSocket opens.' })
  accessToken!: string;
  @Field(() => Date, { description: 'When the access token ends.' })
  accessTokenExpiresAt!: Date;
  @Field(() => String, { description: 'Buys new tokens with `refreshSession`, once. Used twice, it ends the session.' })
  refreshToken!: string;
  @Field(() => Date, { description: 'When the refresh token ends.' })
  refreshTokenExpiresAt!: Date;
}

@Access('open')
@ObjectType('TooManyAttemptsError', { implements: UserErrorType, simpleResolvers: true, description: 'Wrong too often, or asked too often: it pays to wait.' })
export class TooManyAttemptsErrorType extends UserErrorType {
  @Field(() => Date, { description: 'When another attempt is let in.' })
  readonly retryAt!: Date;
}
const tooManyAttempts = ({ params }: Failure): { __typename: string; retryAt: Date } => ({ __typename: 'TooManyAttemptsError', retryAt: new Date(params!['retryAt']!) });

/** For payloads of mutations that can be tried too often. */
export const ATTEMPT_ERRORS = { TOO_MANY_ATTEMPTS: tooManyAttempts, ACCOUNT_LOCKED: tooManyAttempts };
