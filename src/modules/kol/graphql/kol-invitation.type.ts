import { Ctx, Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { KOL_INVITATION_STATUSES, statusAt, type Kol, type KolInvitationRow, type KolInvitationStatus } from '../index.ts';
import { viewerMay } from './loaders.field.ts';

const StatusEnum = Object.fromEntries(KOL_INVITATION_STATUSES.map((status) => [status, status])) as Record<KolInvitationStatus, KolInvitationStatus>;
registerEnumType(StatusEnum, {
  name: 'KolInvitationStatus',
  description: 'What became of an invitation.',
  valuesConfig: {
    PENDING: { description: 'Can be answered.' },
    ACCEPTED: { description: 'The member became a KOL.' },
    DECLINED: { description: 'The member said no.' },
    WITHDRAWN: { description: 'It was taken back, or the member left the community.' },
    EXPIRED: { description: 'Nobody answered in time.' },
  },
});

@Access('object')
@ObjectType('KolInvitation', { implements: NodeType, simpleResolvers: true, description: 'Asks a member to become a KOL. Seen by the member and by those who scout.' })
export class KolInvitationType extends NodeType {
  readonly __typename = 'KolInvitation';
  readonly row: KolInvitationRow;

  constructor(row: KolInvitationRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { description: 'The words that came with it.' })
  get message(): string {
    return this.row.message;
  }
  @Field(() => Date, { description: 'Until when it can be answered.' })
  get expiresAt(): Date {
    return this.row.expiresAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it came to an end; null while it is open.' })
  get decidedAt(): Date | null {
    return this.row.decidedAt;
  }
  @Field(() => Date, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}

@Resolver(() => KolInvitationType)
export class KolInvitationFields {
  private readonly kol: Kol;

  constructor(modules: { kol: Kol }) {
    this.kol = modules.kol;
  }
  @Access('object')
  @FieldResolver(() => StatusEnum, { description: 'What became of it.' })
  status(@Root() { row }: KolInvitationType): KolInvitationStatus {
    return statusAt(row, this.kol.now());
  }
  @Access('guarded')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who is invited.' })
  async member(@Root() { row }: KolInvitationType, @Ctx() context: Context): Promise<MemberType | null> {
    const member = await context.load(communityLoaders).member.load(row.memberId);
    return member && new MemberType(member);
  }
  @Access('guarded')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who invites.' })
  async invitedBy(@Root() { row }: KolInvitationType, @Ctx() context: Context): Promise<MemberType | null> {
    const member = await context.load(communityLoaders).member.load(row.invitedByMemberId);
    return member && new MemberType(member);
  }
}

/** An invitation for the member who was invited and for those who scout. */
export async function kolInvitationNode(kol: Kol, context: Context, uuid: string): Promise<KolInvitationType | null> {
  const row = await kol.invitationById(uuid);
  return row && (await viewerMay(context, row.communityId, 'kol.scout', row.userId)) ? new KolInvitationType(row) : null;
}
