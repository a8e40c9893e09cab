import { Args, Ctx, Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { connectionOf, PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { emptyPage } from '../../../kernel/page.ts';
import { communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { CHANGE_KINDS, type ChangeKind, type Kol, type KolStandingChangeRow, type KolStandingRow } from '../index.ts';
import { KolLevelType } from './kol-level.type.ts';
import { kolLoaders, viewerMay } from './loaders.field.ts';

const ChangeKindEnum = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, kind])) as Record<ChangeKind, ChangeKind>;
registerEnumType(ChangeKindEnum, {
  name: 'KolStandingChangeKind',
  description: 'What became of a KOL.',
  valuesConfig: {
    JOINED: { description: 'Accepted an invitation.' },
    PROMOTED: { description: 'Was raised to a higher level.' },
    DEMOTED: { description: 'Was put back to a lower level.' },
    ENDED: { description: 'Is a KOL no longer.' },
  },
});

@Access('object')
@ObjectType('KolStanding', { implements: NodeType, simpleResolvers: true, description: "A member's time as a KOL." })
export class KolStandingType extends NodeType {
  readonly __typename = 'KolStanding';
  readonly row: KolStandingRow;

  constructor(row: KolStandingRow) {
    super();
    this.row = row;
  }
  @Field(() => Date, { description: 'When the member became a KOL.' })
  get joinedAt(): Date {
    return this.row.joinedAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it ended; null while it lasts.' })
  get endedAt(): Date | null {
    return this.row.endedAt;
  }
}
export const KolStandingConnectionType = connectionOf('KolStanding', () => KolStandingType);

@Access('object')
@ObjectType('KolStandingChange', { simpleResolvers: true, description: "One line of a KOL's history." })
export class KolStandingChangeType {
  readonly row: KolStandingChangeRow;

  constructor(row: KolStandingChangeRow) {
    this.row = row;
  }
  @Field(() => ChangeKindEnum, { description: 'What happened.' })
  get kind(): ChangeKind {
    return this.row.kind;
  }
  @Field(() => String, { nullable: true, description: 'The name that the level before had then; null for none.' })
  get fromLevel(): string | null {
    return this.row.fromLevel;
  }
  @Field(() => String, { nullable: true, description: 'The name that the level after had then; null for none.' })
  get toLevel(): string | null {
    return this.row.toLevel;
  }
  @Field(() => String, { nullable: true, description: 'In the words of whoever decided; null when it followed from something else.' })
  get reason(): string | null {
    return this.row.reason;
  }
  @Field(() => Boolean, { nullable: true, description: 'Whether the member had what the level after asks for; null where it does not matter.' })
  get hadMetTargets(): boolean | null {
    return this.row.hadMetTargets as boolean | null;
  }
  @Field(() => Date, { description: 'When.' })
  get occurredAt(): Date {
    return this.row.occurredAt;
  }
}
export const KolStandingChangeConnectionType = connectionOf('KolStandingChange', () => KolStandingChangeType);

@Resolver(() => KolStandingType)
export class KolStandingFields {
  @Access('guarded')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who the KOL is.' })
  async member(@Root() { row }: KolStandingType, @Ctx() context: Context): Promise<MemberType | null> {
    const member = await context.load(communityLoaders).member.load(row.memberId);
    return member && new MemberType(member);
  }
  @Access('object')
  @FieldResolver(() => KolLevelType, { nullable: true, description: 'The level now; null once it has ended.' })
  async level(@Root() { row }: KolStandingType, @Ctx() context: Context): Promise<KolLevelType | null> {
    const level = (await context.load(kolLoaders).levels.load(row.communityId)).find(({ id }) => id === row.levelId);
    return level ? new KolLevelType(level) : null;
  }
  @Access('guarded')
  @FieldResolver(() => KolStandingChangeConnectionType, { description: 'What became of the KOL, newest first. Empty for all but the KOL and those who manage the programme.' })
  async history(@Root() { row }: KolStandingType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<KolStandingChangeType>> {
    const changes = (await mayReadHistory(context, row)) ? await context.load(kolLoaders).history(row.id, page) : emptyPage<KolStandingChangeRow>();
    return toConnection(changes, (change) => new KolStandingChangeType(change));
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may read the history.' })
  viewerCanReadHistory(@Root() { row }: KolStandingType, @Ctx() context: Context): Promise<boolean> {
    return mayReadHistory(context, row);
  }
}

@Resolver(() => KolStandingChangeType)
export class KolStandingChangeFields {
  @Access('guarded')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who decided; null when it followed from something else.' })
  async by(@Root() { row }: KolStandingChangeType, @Ctx() context: Context): Promise<MemberType | null> {
    const member = row.byMemberId === null ? null : await context.load(communityLoaders).member.load(row.byMemberId);
    return member && new MemberType(member);
  }
}

const mayReadHistory = (context: Context, { communityId, userId }: KolStandingRow): Promise<boolean> => viewerMay(context, communityId, 'kol.manage', userId);

/** A KOL for the members of the community; one that ended for those who may read its history. */
export async function kolStandingNode(kol: Kol, context: Context, uuid: string): Promise<KolStandingType | null> {
  const row = await kol.standingById(uuid);
  const viewerMember = row && (await context.load(communityLoaders).viewerMember.load(row.communityId));
  if (!row || !viewerMember || (row.endedAt !== null && !(await mayReadHistory(context, row)))) return null;
  return new KolStandingType(row);
}
