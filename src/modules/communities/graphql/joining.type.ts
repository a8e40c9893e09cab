import { Ctx, Field, FieldResolver, Int, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { JOIN_REQUEST_STATUSES, type CommunityRow, type InvitationRow, type JoinAnswer, type JoinRequestRow, type JoinRequestStatus, type RulesVersionRow } from '../index.ts';
import { userLoaders, UserType } from '../../identity/graphql/index.ts';
import { CommunityType, RulesVersionType } from './community.type.ts';
import { communityLoaders } from './loaders.field.ts';
import { fellowMember, MemberType } from './member.type.ts';

export const JoinRequestStatusEnum = Object.fromEntries(JOIN_REQUEST_STATUSES.map((status) => [status, status])) as Record<JoinRequestStatus, JoinRequestStatus>;
registerEnumType(JoinRequestStatusEnum, {
  name: 'JoinRequestStatus',
  description: 'How far somebody at the door has come.',
  valuesConfig: {
    PENDING: { description: 'Somebody will decide.' },
    WAITING: { description: 'May come in as soon as there is room.' },
    ADMITTED: { description: 'Came in.' },
    DECLINED: { description: 'Was sent away; may apply again.' },
    WITHDRAWN: { description: 'Went away.' },
  },
});

@Access('object')
@ObjectType('JoinAnswer', { simpleResolvers: true, description: 'A question of the community and what the person answered.' })
export class JoinAnswerType implements JoinAnswer {
  @Field(() => String, { description: 'The question as it stood then.' })
  question!: string;
  @Field(() => String, { description: 'The answer.' })
  answer!: string;
}

@Access('object')
@ObjectType('JoinRequest', { implements: NodeType, simpleResolvers: true, description: 'Somebody at the door: an application, or a place in the waiting list.' })
export class JoinRequestType extends NodeType {
  readonly __typename = 'JoinRequest';
  readonly row: JoinRequestRow;

  constructor(row: JoinRequestRow) {
    super();
    this.row = row;
  }
  @Field(() => JoinRequestStatusEnum, { description: 'How far it has come.' })
  get status(): JoinRequestStatus {
    return this.row.status;
  }
  @ListSize(5)
  @Field(() => [JoinAnswerType], { description: "The answers to the community's questions." })
  get answers(): readonly JoinAnswer[] {
    return this.row.answers;
  }
  @Field(() => String, { nullable: true, description: 'What the person is told about a refusal; null for nothing.' })
  get reason(): string | null {
    return this.row.reason;
  }
  @Field(() => Date, { description: 'When the person knocked.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
  @Field(() => Date, { nullable: true, description: 'When somebody, or the person, decided; null while nobody has.' })
  get decidedAt(): Date | null {
    return this.row.decidedAt;
  }
}
export const JoinRequestConnectionType = connectionOf('JoinRequest', () => JoinRequestType);

@Resolver(() => JoinRequestType)
export class JoinRequestFields {
  @Access('guarded')
  @FieldResolver(() => String, { description: 'What the person calls themselves.' })
  async displayName(@Root() { row }: JoinRequestType, @Ctx() context: Context): Promise<string> {
    return (await context.load(userLoaders).byId.load(row.userId))?.displayName ?? '';
  }
  @Access('guarded')
  @FieldResolver(() => UserType, { nullable: true, description: 'The person; null when the account is gone.' })
  user(@Root() { row }: JoinRequestType, @Ctx() context: Context): Promise<UserType | null> {
    return context.load(userLoaders).byId.load(row.userId);
  }
  @Access('guarded')
  @FieldResolver(() => CommunityType, { nullable: true, description: 'Where the person wants in; null while it is hidden from the viewer.' })
  async community(@Root() { row }: JoinRequestType, @Ctx() context: Context): Promise<CommunityType | null> {
    const standing = await context.load(communityLoaders).standing.load(row.communityId);
    return standing && new CommunityType(standing);
  }
  @Access('guarded')
  @FieldResolver(() => Int, { nullable: true, description: 'The place in the waiting list, counted from 1; null for those who do not wait.' })
  async waitingPosition(@Root() { row }: JoinRequestType, @Ctx() context: Context): Promise<number | null> {
    return row.status === 'WAITING' ? context.load(communityLoaders).waitingPosition.load(row.id) : null;
  }
}

@Access('object')
@ObjectType('Invitation', { implements: NodeType, simpleResolvers: true, description: 'A code that opens the door of a community.' })
export class InvitationType extends NodeType {
  readonly __typename = 'Invitation';
  readonly row: InvitationRow;

  constructor(row: InvitationRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { description: 'The code. Whoever holds it may come in.' })
  get code(): string {
    return this.row.code;
  }
  @Field(() => Int, { nullable: true, description: 'How often it can be used; null for no limit.' })
  get maxUses(): number | null {
    return this.row.maxUses;
  }
  @Field(() => Int, { description: 'How often it has been used.' })
  get useCount(): number {
    return this.row.useCount;
  }
  @Field(() => Date, { nullable: true, description: 'Until when it can be used; null for always.' })
  get expiresAt(): Date | null {
    return this.row.expiresAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was taken back; null for never.' })
  get revokedAt(): Date | null {
    return this.row.revokedAt;
  }
  @Field(() => Date, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}
export const InvitationConnectionType = connectionOf('Invitation', () => InvitationType);

@Resolver(() => InvitationType)
export class InvitationFields {
  @Access('guarded')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who made it; null when they are no longer a member.' })
  createdBy(@Root() { row }: InvitationType, @Ctx() context: Context): Promise<MemberType | null> {
    return fellowMember(context, row.communityId, row.createdByUserId);
  }
}

@Access('object')
@ObjectType('InvitationPreview', { simpleResolvers: true, description: 'What the holder of a live code sees of a community before joining, also of a private one.' })
export class InvitationPreviewType {
  private readonly opened: { invitation: InvitationRow; community: CommunityRow; rules: RulesVersionRow | null };

  constructor(opened: { invitation: InvitationRow; community: CommunityRow; rules: RulesVersionRow | null }) {
    this.opened = opened;
  }
  @Field(() => String, { description: 'The name of the community.' })
  get name(): string {
    return this.opened.community.name;
  }
  @Field(() => String, { description: 'What the community is about.' })
  get description(): string {
    return this.opened.community.description;
  }
  @Field(() => Date, { nullable: true, description: 'Until when the code can be used; null for always.' })
  get expiresAt(): Date | null {
    return this.opened.invitation.expiresAt;
  }
  @Field(() => RulesVersionType, { nullable: true, description: 'The rules to read before joining; null for none.' })
  get rules(): RulesVersionType | null {
    return this.opened.rules && new RulesVersionType(this.opened.rules);
  }
}
