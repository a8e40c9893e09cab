import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import type { Locale } from '../../../kernel/viewer.ts';
import type { Identity } from '../index.ts';
import { LocaleEnum, UserType } from './user.type.ts';

@InputType({ description: 'What is absent stays as it is.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: 'The name that others see: 1 to 40 characters of any script.' })
  displayName?: string | null;
  @Field(() => String, { nullable: true, description: 'Up to 500 characters; null clears it.' })
  bio?: string | null;
  @Field(() => LocaleEnum, { nullable: true, description: 'The language of messages and mails.' })
  locale?: Locale | null;
}
const UpdateProfilePayload = payloadOf('UpdateProfile', { user: { type: () => UserType, description: 'The viewer, as changed; null when refused.' } });

@Resolver()
export class ProfileMutations {
  private readonly identity: Identity;

  constructor(modules: { identity: Identity }) {
    this.identity = modules.identity;
  }
  @SignedIn()
  @Mutation(() => UpdateProfilePayload, { nullable: true, description: 'Changes how the viewer appears, and the language they are written to in.' })
  async updateProfile(@Arg('input', () => UpdateProfileInput, { description: 'The changes.' }) input: UpdateProfileInput, @Ctx() context: Context): Promise<PayloadOf<typeof UpdateProfilePayload>> {
    return toPayload(context, await this.identity.updateProfile(context.viewer, input), (row) => ({ user: new UserType(row) }));
  }
}
