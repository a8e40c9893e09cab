import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
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
const UpdateProfileError = userErrors('UpdateProfileError');

@Access('object')
@ObjectType({ description: 'The outcome of `updateProfile`.', simpleResolvers: true })
export class UpdateProfilePayload {
  @Field(() => UserType, { nullable: true, description: 'The viewer, as changed; null when refused.' })
  user?: UserType | null;
  @ListSize(5)
  @Field(() => [UpdateProfileError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class ProfileMutations {
  private readonly identity: Identity;

  constructor(modules: { identity: Identity }) {
    this.identity = modules.identity;
  }
  @SignedIn()
  @Mutation(() => UpdateProfilePayload, { nullable: true, description: 'Changes how the viewer appears, and the language they are written to in.' })
  async updateProfile(@Arg('input', () => UpdateProfileInput, { description: 'The changes.' }) input: UpdateProfileInput, @Ctx() context: Context): Promise<UpdateProfilePayload> {
    return toPayload(context, await this.identity.updateProfile(context.viewer, input), (row) => ({ user: new UserType(row) }));
  }
}
