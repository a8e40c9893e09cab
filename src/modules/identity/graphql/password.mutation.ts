import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, Credential, ListSize, Public, SignedIn } from '../../../graphql/policy.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
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
const RequestPasswordResetError = userErrors('RequestPasswordResetError', [TooManyAttemptsErrorType]);
const ResetPasswordError = userErrors('ResetPasswordError');
const ChangePasswordError = userErrors('ChangePasswordError', [TooManyAttemptsErrorType]);

@Access('object')
@ObjectType({ description: 'The outcome of `requestPasswordReset`.', simpleResolvers: true })
export class RequestPasswordResetPayload {
  @ListSize(5)
  @Field(() => [RequestPasswordResetError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Access('object')
@ObjectType({ description: 'The outcome of `resetPassword`.', simpleResolvers: true })
export class ResetPasswordPayload {
  @ListSize(5)
  @Field(() => [ResetPasswordError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Access('object')
@ObjectType({ description: 'The outcome of `changePassword`.', simpleResolvers: true })
export class ChangePasswordPayload {
  @Field(() => Int, { nullable: true, description: 'How many other sessions have ended; null when refused.' })
  endedSessions?: number | null;
  @ListSize(5)
  @Field(() => [ChangePasswordError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class PasswordMutations {
  private readonly identity: Identity;

  constructor(modules: { identity: Identity }) {
    this.identity = modules.identity;
  }
  @Public()
  @Credential()
  @Mutation(() => RequestPasswordResetPayload, { nullable: true, description: 'Mails a link for a new password. The answer is the same whether there is such an account or not.' })
  async requestPasswordReset(@Arg('email', () => String, { description: 'The address of the account.' }) email: string, @Ctx() context: Context): Promise<RequestPasswordResetPayload> {
    return toPayload(context, await this.identity.requestPasswordReset(email), () => ({}), ATTEMPT_ERRORS);
  }
  @Public()
  @Credential()
  @Mutation(() => ResetPasswordPayload, { nullable: true, description: 'Sets a new password by the token of a mail. All sessions end, and a locked account is open again.' })
  async resetPassword(@Arg('input', () => ResetPasswordInput, { description: 'The token and the new password.' }) input: ResetPasswordInput, @Ctx() context: Context): Promise<ResetPasswordPayload> {
    return toPayload(context, await this.identity.resetPassword(context, input), () => ({}));
  }
  @SignedIn()
  @Credential()
  @Mutation(() => ChangePasswordPayload, { nullable: true, description: 'Replaces the password. All sessions but the one that asks end.' })
  async changePassword(@Arg('input', () => ChangePasswordInput, { description: 'The old and the new one.' }) input: ChangePasswordInput, @Ctx() context: Context): Promise<ChangePasswordPayload> {
    return toPayload(context, await this.identity.changePassword(context, input), (endedSessions) => ({ endedSessions }), ATTEMPT_ERRORS);
  }
}
