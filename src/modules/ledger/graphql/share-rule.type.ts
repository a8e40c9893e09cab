import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { userLoaders, UserType } from '../../identity/graphql/index.ts';
import { MAX_PARTNERS, WHOLE, type PartnerShare, type ShareTerms } from '../index.ts';

type Terms = ShareTerms & { readonly version: number; readonly createdAt: Date | null };

@Access('object')
@ObjectType('PartnerShare', { simpleResolvers: true, description: 'What a partner gets of each sale.' })
export class PartnerShareType {
  readonly share: PartnerShare;

  constructor(share: PartnerShare) {
    this.share = share;
  }
  @Field(() => Int, { description: 'In basis points of what the buyer paid: 2500 is 25 %.' })
  get basisPoints(): number {
    return this.share.basisPoints;
  }
}

@Access('object')
@ObjectType('ShareRule', { simpleResolvers: true, description: 'One version of how the sales of a community are divided. An order keeps the version that it was placed under.' })
export class ShareRuleType {
  readonly terms: Terms;

  constructor(terms: Terms) {
    this.terms = terms;
  }
  @Field(() => Int, { description: 'Counted from 1; 0 for the terms that hold where nobody set any.' })
  get version(): number {
    return this.terms.version;
  }
  @Field(() => Int, { description: 'What the platform keeps of each sale, in basis points; out of it the platform pays what the payment provider charges.' })
  get platformBasisPoints(): number {
    return this.terms.platformBasisPoints;
  }
  @Field(() => Int, { description: 'What a KOL gets of what people buy whom they invited, in basis points.' })
  get kolBasisPoints(): number {
    return this.terms.kolBasisPoints;
  }
  @Field(() => Int, { description: 'What is left to the owner when everybody else gets a share, in basis points.' })
  get ownerBasisPoints(): number {
    const { platformBasisPoints, kolBasisPoints, partners } = this.terms;
    return WHOLE - platformBasisPoints - kolBasisPoints - partners.reduce((sum, { basisPoints }) => sum + basisPoints, 0);
  }
  @ListSize(MAX_PARTNERS)
  @Field(() => [PartnerShareType], { description: 'What partners get, while they are partners.' })
  get partners(): PartnerShareType[] {
    return this.terms.partners.map((share) => new PartnerShareType(share));
  }
  @Field(() => Date, { nullable: true, description: 'Since when it holds; null for version 0.' })
  get createdAt(): Date | null {
    return this.terms.createdAt;
  }
}
export const ShareRuleConnectionType = connectionOf('ShareRule', () => ShareRuleType);

@Resolver(() => PartnerShareType)
export class PartnerShareFields {
  @Access('object')
  @FieldResolver(() => UserType, { nullable: true, description: 'The partner; null when the account is gone.' })
  user(@Root() { share }: PartnerShareType, @Ctx() context: Context): Promise<UserType | null> {
    return context.load(userLoaders).byId.load(share.userId);
  }
}
