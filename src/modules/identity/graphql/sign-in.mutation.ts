import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { Credential, Public } from '../../../graphql/policy.ts';
import type { Locale } from '../../../kernel/viewer.ts';
import type { Identity, SignedIn } from '../index.ts';
import { ATTEMPT_ERRORS, SessionTokensType, SessionType, TooManyAttemptsErrorType } from './session.type.ts';
import { LocaleEnum, UserType } from './user.type.ts';

const DEVICE_NAME = 'What the device is called in the list of sessions, such as `iPhone 17`.';

@InputType({ description: 'A new account.' })
export class SignUpInput {
  @Field(() => String, { description: 'The address to sign in with.' })
  email!: string;
  @Field(() => String, { description: '8 to 128 characters that are not easy to guess.' })
  password!: string;
  @Field(() => String, { description: 'The name that others see: 1 to 40 characters of any script.' })
  displayName!: string;
  @Field(() => LocaleEnum, { nullable: true, description: 'The language of messages and mails; that of the request when absent.' })
  locale?: Locale | null;
  @Field(() => String, { nullable: true, description: DEVICE_NAME })
  deviceName?: string | null;
}
@InputType({ description: 'Who signs in, and how.' })
export class SignInInput {
  @Field(() => String, { description: 'The address of the account.' })
  email!: string;
  @Field(() => String, { description: 'Its password.' })
  password!: string;
  @Field(() => String, { nullable: true, description: DEVICE_NAME })
  deviceName?: string | null;
}
@InputType({ description: 'A sign-in from the mini-program.' })
export class SignInWithWechatInput {
  @Field(() => String, { description: 'What `wx.login` gave: it works once, within five minutes.' })
  code!: string;
  @Field(() => String, { nullable: true, description: DEVICE_NAME })
  deviceName?: string | null;
}

const signedIn = {
  tokens: { type: () => SessionTokensType, description: 'The tokens to ask with from now on; null when refused.' },
  session: { type: () => SessionType, description: 'The session that they belong to; null when refused.' },
  user: { type: () => UserType, description: 'The person who is signed in now; null when refused.' },
};
const SignUpPayload = payloadOf('SignUp', signedIn, [TooManyAttemptsErrorType]);
const SignInPayload = payloadOf('SignIn', signedIn, [TooManyAttemptsErrorType]);
const SignInWithWechatPayload = payloadOf('SignInWithWechat', signedIn);
const RefreshSessionPayload = payloadOf('RefreshSession', signedIn);

const toTokens = ({ tokens, session, user }: SignedIn) => ({ tokens, session: new SessionType(session), user: new UserType(user, true) });

@Resolver()
export class SignInMutations {
  private readonly identity: Identity;

  constructor(modules: { identity: Identity }) {
    this.identity = modules.identity;
  }
  @Public()
  @Credential()
  @Mutation(() => SignUpPayload, { nullable: true, description: 'Opens an account and signs it in. A link that verifies the address is mailed.' })
  async signUp(@Arg('input', () => SignUpInput, { description: 'The new account.' }) input: SignUpInput, @Ctx() context: Context): Promise<PayloadOf<typeof SignUpPayload>> {
    return toPayload(context, await this.identity.signUp(context, input), toTokens, ATTEMPT_ERRORS);
  }
  @Public()
  @Credential()
  @Mutation(() => SignInPayload, { nullable: true, description: 'Signs in with e-mail and password. The answer does not tell whether there is such an account.' })
  async signIn(@Arg('input', () => SignInInput, { description: 'Who, and how.' }) input: SignInInput, @Ctx() context: Context): Promise<PayloadOf<typeof SignInPayload>> {
    return toPayload(context, await this.identity.signIn(context, input), toTokens, ATTEMPT_ERRORS);
  }
  @Public()
  @Credential()
  @Mutation(() => SignInWithWechatPayload, { nullable: true, description: 'Signs in with the code of the mini-program; the first time it opens an account.' })
  async signInWithWechat(@Arg('input', () => SignInWithWechatInput, { description: 'The code.' }) input: SignInWithWechatInput, @Ctx() context: Context): Promise<PayloadOf<typeof SignInWithWechatPayload>> {
    return toPayload(context, await this.identity.signInWithWechat(context, input), toTokens);
  }
  @Public()
  @Credential()
  @Mutation(() => RefreshSessionPayload, { nullable: true, description: 'Exchanges a refresh token for new tokens. Each works once: one that is used again ends its session, as somebody has stolen it.' })
  async refreshSession(
    @Arg('refreshToken', () => String, { description: 'The newest refresh token of the session.' }) refreshToken: string,
    @Arg('idempotencyKey', () => ID, { nullable: true, description: 'For networks that lose answers: a random text, with which the call can be repeated for two minutes and gives the same refresh token.' }) idempotencyKey: string | null,
    @Ctx() context: Context,
  ): Promise<PayloadOf<typeof RefreshSessionPayload>> {
    return toPayload(context, await this.identity.refreshSession(context, { refreshToken, idempotencyKey }), toTokens);
  }
}
