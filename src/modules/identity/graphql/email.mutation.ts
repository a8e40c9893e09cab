import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { Credential, Public, SignedIn } from '../../../graphql/policy.ts';
import type { Identity } from '../index.ts';
import { ATTEMPT_ERRORS, TooManyAttemptsErrorType } from './session.type.ts';
import { UserType } from './user.type.ts';

@InputType({ description: 'Where the account moves to.' })
export class ChangeEmailInput {
  @Field(() => String, { description: 'The new address.' })
  email!: string;
  @Field(() => String, { nullable: true, description: 'The password, for accounts that have one.' })
  password?: string | null;
  @Field(() => String, { nullable: true, description: 'A fresh code of `wx.login`, for accounts without a password; not needed within ten minutes of signing in.' })
  wechatCode?: string | null;
}
const RequestEmailVerificationPayload = payloadOf('RequestEmailVerification', {}, [TooManyAttemptsErrorType]);
const VerifyEmailPayload = payloadOf('VerifyEmail', { user: { type: () => UserType, description: 'Whose address it is; null when refused.' } });
const ChangeEmailPayload = payloadOf('ChangeEmail', { user: { type: () => UserType, description: 'The viewer, with the address that waits to be verified; null when refused.' } }, [TooManyAttemptsErrorType]);

@Resolver()
export class EmailMutations {
  private readonly identity: Identity;

  constructor(modules: { identity: Identity }) {
    this.identity = modules.identity;
  }
  @SignedIn()
  @Mutation(() => RequestEmailVerificationPayload, { nullable: true, description: 'Mails the link that verifies the address once more. Nothing is sent when it is verified already.' })
  async requestEmailVerification(@Ctx() context: Context): Promise<PayloadOf<typeof RequestEmailVerificationPayload>> {
    return toPayload(context, await this.identity.requestEmailVerification(context.viewer), () => ({}), ATTEMPT_ERRORS);
  }
  @Public()
  @Credential()
  @Mutation(() => VerifyEmailPayload, { nullable: true, description: 'Shows that an address belongs to the person, by the token of the mail that went there. The same link again gives the same answer.' })
  async verifyEmail(@Arg('token', () => String, { description: 'The token of the link.' }) token: string, @Ctx() context: Context): Promise<PayloadOf<typeof VerifyEmailPayload>> {
    return toPayload(context, await this.identity.verifyEmail(context, token), (row) => ({ user: new UserType(row) }));
  }
  @SignedIn()
  @Credential()
  @Mutation(() => ChangeEmailPayload, { nullable: true, description: 'Mails a link to a new address. When it is opened, the account moves there and the other sessions end.' })
  async changeEmail(@Arg('input', () => ChangeEmailInput, { description: 'Where to.' }) input: ChangeEmailInput, @Ctx() context: Context): Promise<PayloadOf<typeof ChangeEmailPayload>> {
    return toPayload(context, await this.identity.changeEmail(context, input), (row) => ({ user: new UserType(row) }), ATTEMPT_ERRORS);
  }
}
