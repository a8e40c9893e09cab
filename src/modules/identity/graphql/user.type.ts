import DataLoader from 'dataloader';
import { Args, Ctx, Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import { defineLoaders, type Context } from '../../../graphql/context.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access, Shared } from '../../../graphql/policy.ts';
import { emptyPage } from '../../../kernel/page.ts';
import type { Locale } from '../../../kernel/viewer.ts';
import type { Identity, UserRow } from '../index.ts';
import { SessionConnectionType, SessionType } from './session.type.ts';

export const LocaleEnum = { ZH_CN: 'zh-CN', EN: 'en' } as const satisfies Record<string, Locale>;
registerEnumType(LocaleEnum, {
  name: 'Locale',
  description: 'A language that people are written to in.',
  valuesConfig: { ZH_CN: { description: 'Chinese, simplified.' }, EN: { description: 'English.' } },
});

@Shared()
@Access('object')
@ObjectType('User', { implements: NodeType, simpleResolvers: true, description: 'A person with an account. Others see the profile; what is private is null for them.' })
export class UserType extends NodeType {
  readonly __typename = 'User';
  readonly row: UserRow;
  /** Whoever has just proven to be this person sees it as the viewer would. */
  readonly isProven: boolean;

  constructor(row: UserRow, isProven = false) {
    super();
    this.row = row;
    this.isProven = isProven;
  }
  @Field(() => String, { description: 'The name that others see.' })
  get displayName(): string {
    return this.row.displayName;
  }
  @Field(() => String, { description: 'What the person says of themselves; empty for nothing.' })
  get bio(): string {
    return this.row.bio;
  }
  @Field(() => Date, { description: 'When the account was opened.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}
const isOwn = ({ row, isProven }: UserType, { viewer }: Context): boolean => isProven || viewer.userId === row.id;

@Resolver(() => UserType)
export class UserFields {
  private readonly identity: Identity;

  constructor(modules: { identity: Identity }) {
    this.identity = modules.identity;
  }
  @Access('guarded')
  @FieldResolver(() => String, { nullable: true, description: 'The address to sign in with; null for others, and for accounts without one.' })
  email(@Root() user: UserType, @Ctx() context: Context): string | null {
    return isOwn(user, context) ? user.row.email : null;
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { nullable: true, description: 'Whether the address is shown to be theirs; null for others.' })
  isEmailVerified(@Root() user: UserType, @Ctx() context: Context): boolean | null {
    return isOwn(user, context) ? user.row.emailVerifiedAt !== null : null;
  }
  @Access('guarded')
  @FieldResolver(() => String, { nullable: true, description: 'The address that replaces `email` when the link that was mailed there is opened; null for others.' })
  pendingEmail(@Root() user: UserType, @Ctx() context: Context): string | null {
    return isOwn(user, context) ? user.row.pendingEmail : null;
  }
  @Access('guarded')
  @FieldResolver(() => LocaleEnum, { nullable: true, description: 'The language of messages and mails; null for others.' })
  locale(@Root() user: UserType, @Ctx() context: Context): Locale | null {
    return isOwn(user, context) ? user.row.locale : null;
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { nullable: true, description: 'Whether one can sign in with a password; null for others.' })
  async hasPassword(@Root() user: UserType, @Ctx() context: Context): Promise<boolean | null> {
    return isOwn(user, context) ? this.identity.hasPassword(user.row.id) : null;
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { nullable: true, description: 'Whether the person operates this deployment; null for others.' })
  isStaff(@Root() user: UserType, @Ctx() context: Context): boolean | null {
    return isOwn(user, context) ? this.identity.isStaff(user.row) : null;
  }
  @Access('guarded')
  @FieldResolver(() => SessionConnectionType, { description: 'Where the person is signed in, the newest first; empty for others.' })
  async sessions(@Root() user: UserType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<SessionType>> {
    const sessions = isOwn(user, context) ? await this.identity.sessionsOf(user.row.id, page) : emptyPage<never>();
    return toConnection(sessions, (row) => new SessionType(row));
  }
}

/** People by id, one statement for all that an operation asks for; null where there is none any more. */
export const userLoaders = defineLoaders(({ identity }: { identity: Identity }) => ({
  byId: new DataLoader<string, UserType | null>(async (ids) => (await identity.usersById(ids)).map((row) => row && new UserType(row))),
}));
