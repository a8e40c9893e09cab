import { Args, Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { connectionOf, PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { emptyPage } from '../../../kernel/page.ts';
import { CommunityType, MemberType } from '../../communities/graphql/index.ts';
import { needsOf, TARGET_KINDS, targetsOf, type Candidate, type Kol, type KolStandingRow } from '../index.ts';
import { KolInvitationType } from './kol-invitation.type.ts';
import { KolLevelType, KolTargetType } from './kol-level.type.ts';
import { KolStandingConnectionType, KolStandingType } from './kol-standing.type.ts';
import { kolLoaders, viewerMay } from './loaders.field.ts';

@Access('object')
@ObjectType('KolCandidate', { simpleResolvers: true, description: 'A member who has what the first KOL level asks for.' })
export class KolCandidateType {
  readonly candidate: Candidate;

  constructor(candidate: Candidate) {
    this.candidate = candidate;
  }
  @Field(() => MemberType, { description: 'The member.' })
  get member(): MemberType {
    return new MemberType(this.candidate.member);
  }
  @ListSize(TARGET_KINDS.length)
  @Field(() => [KolTargetType], { description: 'What the first level asks for, and what the member has.' })
  get targets(): KolTargetType[] {
    return targetsOf(needsOf(this.candidate.firstLevel), this.candidate.figures).map((target) => new KolTargetType(target));
  }
}
const KolCandidateConnectionType = connectionOf('KolCandidate', () => KolCandidateType);

@Resolver(() => KolCandidateType)
export class KolCandidateFields {
  @Access('object')
  @FieldResolver(() => KolInvitationType, { nullable: true, description: 'The invitation that the member can still answer; null for none.' })
  async openInvitation(@Root() { candidate }: KolCandidateType, @Ctx() context: Context): Promise<KolInvitationType | null> {
    const invitation = await context.load(kolLoaders).openInvitation.load(candidate.member.id);
    return invitation && new KolInvitationType(invitation);
  }
}

@Resolver(() => CommunityType)
export class CommunityKolFields {
  private readonly kol: Kol;

  constructor(modules: { kol: Kol }) {
    this.kol = modules.kol;
  }
  @ListSize(10)
  @Access('object')
  @FieldResolver(() => [KolLevelType], { description: 'The levels of the KOL programme, from the first; empty when there is no programme.' })
  async kolLevels(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<KolLevelType[]> {
    return (await context.load(kolLoaders).levels.load(row.id)).map((level) => new KolLevelType(level));
  }
  @Access('guarded')
  @FieldResolver(() => KolStandingConnectionType, { description: 'The KOLs, first come first; empty for those who are not members.' })
  async kols(@Root() { row, standing }: CommunityType, @Args(() => PageArgs) page: PageArgs): Promise<Connection<KolStandingType>> {
    const kols = standing.member ? await this.kol.kolsOf(row.id, page) : emptyPage<KolStandingRow>();
    return toConnection(kols, (kol) => new KolStandingType(kol));
  }
  @Access('guarded')
  @FieldResolver(() => KolCandidateConnectionType, { description: 'Members who have what the first KOL level asks for, by points. Empty for those who do not scout.' })
  async kolCandidates(@Root() { row }: CommunityType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<KolCandidateType>> {
    const candidates = (await viewerMay(context, row.id, 'kol.scout')) ? await this.kol.candidatesOf(row.id, page) : emptyPage<Candidate>();
    return toConnection(candidates, (candidate) => new KolCandidateType(candidate));
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may see the scouting list and invite.' })
  viewerCanScoutKols(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<boolean> {
    return viewerMay(context, row.id, 'kol.scout');
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may set the levels, promote and demote.' })
  viewerCanManageKols(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<boolean> {
    return viewerMay(context, row.id, 'kol.manage');
  }
  @Access('guarded')
  @FieldResolver(() => KolInvitationType, { nullable: true, description: "The viewer's own invitation that can still be answered; null for none." })
  async viewerKolInvitation(@Root() { standing }: CommunityType, @Ctx() context: Context): Promise<KolInvitationType | null> {
    const invitation = standing.member && (await context.load(kolLoaders).openInvitation.load(standing.member.id));
    return invitation && new KolInvitationType(invitation);
  }
}
