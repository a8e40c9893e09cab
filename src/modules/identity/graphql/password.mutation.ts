import { Arg, Ctx, Field, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { Credential, Public, SignedIn } from '../../../graphql/policy.ts';
import type { Identity } from '../index.ts';
import { ATTEMPT_ERRORS, TooManyAttemptsErrorType } from './session.type.ts';

@InputType({ description: 'A new password, by mail.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'The token of the link: it works once, within an hour.' })
  token!: string;
  @Field(() => String, { description: '8 to 128 characters that are not easy to guess.' })
  newPassword!: string;
}
@InputType({ description: 'The old password and the new one.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password until now.' })
  currentPassword!: string;
  @Field(() => String, { description: '8 to 128 characters that are not easy to guess.' })
  newPassword!: string;
}
const RequestPasswordResetPayload = payloadOf('RequestPasswordReset', {}, [TooManyAttemptsErrorType]);
const ResetPasswordPayload = payloadOf('ResetPassword', {});
const ChangePasswordPayload = payloadOf('ChangePassword', { endedSessions: { type: () => Int, description: 'How many other sessions have ended; null when refused.' } }, [TooManyAttemptsErrorType]);

@Resolver()
export class PasswordMutations {
  private readonly identity: Identity;

  constructor(modules: { identity: Identity }) {
    this.identity = modules.identity;
  }
  @Public()
  @Credential()
  @Mutation(() => RequestPasswordResetPayload, { nullable: true, description: 'Mails a link for a new password. The answer is the same whether there is such an account or not.' })
  async requestPasswordReset(@Arg('email', () => String, { description: 'The address of the account.' }) email: string, @Ctx() context: Context): Promise<PayloadOf<typeof RequestPasswordResetPayload>> {
    return toPayload(context, await this.identity.requestPasswordReset(email), () => ({}), ATTEMPT_ERRORS);
  }
  @Public()
  @Credential()
  @Mutation(() => ResetPasswordPayload, { nullable: true, description: 'Sets a new password by the token of a mail. All sessions end, and a locked account is open again.' })
  async resetPassword(@Arg('input', () => ResetPasswordInput, { description: 'The token and the new password.' }) input: ResetPasswordInput, @Ctx() context: Context): Promise<PayloadOf<typeof ResetPasswordPayload>> {
    return toPayload(context, await this.identity.resetPassword(context, input), () => ({}));
  }
  @SignedIn()
  @Credential()
  @Mutation(() => ChangePasswordPayload, { nullable: true, description: 'Replaces the password. All sessions but the one that asks end.' })
  async changePassword(@Arg('input', () => ChangePasswordInput, { description: 'The old and the new one.' }) input: ChangePasswordInput, @Ctx() context: Context): Promise<PayloadOf<typeof ChangePasswordPayload>> {
    return toPayload(context, await this.identity.changePassword(context, input), (endedSessions) => ({ endedSessions }), ATTEMPT_ERRORS);
  }
}
