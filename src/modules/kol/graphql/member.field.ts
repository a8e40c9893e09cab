import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access } from '../../../graphql/policy.ts';
import { MemberType } from '../../communities/graphql/index.ts';
import { KolProgressType } from './kol-level.type.ts';
import { KolStandingType } from './kol-standing.type.ts';
import { kolLoaders, viewerMay } from './loaders.field.ts';

@Resolver(() => MemberType)
export class MemberKolFields {
  @Access('object')
  @FieldResolver(() => KolStandingType, { nullable: true, description: 'The standing in the KOL programme; null for members who are no KOLs.' })
  async kolStanding(@Root() { row }: MemberType, @Ctx() context: Context): Promise<KolStandingType | null> {
    const standing = await context.load(kolLoaders).standing.load(row.id);
    return standing && new KolStandingType(standing);
  }
  @Access('guarded')
  @FieldResolver(() => KolProgressType, { nullable: true, description: 'How far the member is from the next KOL level. Null at the top, without a programme, and for all but the member and those who scout.' })
  async kolProgress(@Root() { row }: MemberType, @Ctx() context: Context): Promise<KolProgressType | null> {
    if (!(await viewerMay(context, row.communityId, 'kol.scout', row.userId))) return null;
    const loaders = context.load(kolLoaders);
    const [levels, standing] = await Promise.all([loaders.levels.load(row.communityId), loaders.standing.load(row.id)]);
    const rank = levels.find(({ id }) => id === standing?.levelId)?.rank ?? 0;
    const next = levels.find((level) => level.rank === rank + 1);
    return next ? new KolProgressType(next, await loaders.figures.load({ communityId: row.communityId, memberId: row.id })) : null;
  }
}
