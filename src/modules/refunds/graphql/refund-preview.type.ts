import { Ctx, Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { UndoneType, undoneOf } from '../../../graphql/undone.ts';
import { PaymentType } from '../../billing/graphql/index.ts';
import { PAYMENTS_SHOWN } from '../../billing/index.ts';
import { communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { SHARE_KINDS, type ShareKind } from '../../ledger/index.ts';
import type { RefundPreview } from '../index.ts';

@Access('object')
@ObjectType('RefundPreview', { simpleResolvers: true, description: 'What a refund would be, and all that goes with it, now.' })
export class RefundPreviewType {
  readonly preview: RefundPreview;

  constructor(preview: RefundPreview) {
    this.preview = preview;
  }
  @Field(() => MoneyType, { description: 'What would go back: of a buyer who takes back a period with several payments, all of them together.' })
  get amount(): MoneyType {
    return new MoneyType({ minorUnits: this.preview.amountMinor, currency: this.preview.currency });
  }
  @Field(() => MoneyType, { description: 'The most that can go back now.' })
  get refundable(): MoneyType {
    return new MoneyType({ minorUnits: this.preview.leftMinor, currency: this.preview.currency });
  }
  @Field(() => PaymentType, { description: 'The payment that it would go back of.' })
  get payment(): PaymentType {
    return new PaymentType(this.preview.payment);
  }
  @Field(() => Boolean, { description: 'Whether access ends with it: when nothing is left of this payment, nor of the others of the period that runs.' })
  get endsAccess(): boolean {
    return this.preview.endsAccess;
  }
  @Field(() => Date, { description: 'Before when the buyer may have it without asking anybody.' })
  get refundableUntil(): Date {
    return this.preview.refundableUntil;
  }
}

@Resolver(() => RefundPreviewType)
export class RefundPreviewFields {
  @ListSize(PAYMENTS_SHOWN)
  @Access('object')
  @FieldResolver(() => [PaymentType], { description: 'The other payments of its period of which something is left. Its buyer takes them back together with it; given back by others, access to the period that runs stays until they go back, too.' })
  otherPayments(@Root() { preview }: RefundPreviewType): PaymentType[] {
    return preview.others.slice(0, PAYMENTS_SHOWN).map((payment) => new PaymentType(payment));
  }
  @ListSize(50)
  @Access('object')
  @FieldResolver(() => [UndoneType], { description: 'Everything that is undone with it. Shares of the sale are told to those who sell, and to staff.' })
  undone(@Root() { preview }: RefundPreviewType, @Ctx() { locale }: Context): UndoneType[] {
    return preview.undone.map((thing) => undoneOf(locale, thing));
  }
}

const ShareKindEnum = Object.fromEntries(SHARE_KINDS.map((kind) => [kind, kind])) as Record<ShareKind, ShareKind>;
registerEnumType(ShareKindEnum, {
  name: 'ShareKind',
  description: 'Who has a share of a sale. New kinds may be added.',
  valuesConfig: {
    PLATFORM: { description: 'The platform.' },
    OWNER: { description: 'The owner of the community.' },
    PARTNER: { description: 'A partner.' },
    KOL: { description: 'The KOL who brought the buyer.' },
    SELLER: { description: 'Whoever answers, serves or is tipped.' },
  },
});

@Access('object')
@ObjectType('CommissionUndone', { implements: UndoneType, simpleResolvers: true, description: 'A share of the sale is taken back, in proportion to what is left of it.' })
export class CommissionUndoneType extends UndoneType {
  readonly __typename = 'CommissionUndone';
  readonly communityId!: string;
  readonly payeeUserId!: string | null;
  readonly amountMinor!: number;
  readonly owedMinor!: number;
  readonly currency!: string;
  @Field(() => ShareKindEnum, { description: 'Whose share.' })
  readonly shareKind!: ShareKind;
}

@Resolver(() => CommissionUndoneType)
export class CommissionUndoneFields {
  @Access('object')
  @FieldResolver(() => MoneyType, { description: 'How much of it.' })
  amount(@Root() { amountMinor, currency }: CommissionUndoneType): MoneyType {
    return new MoneyType({ minorUnits: amountMinor, currency });
  }
  @Access('object')
  @FieldResolver(() => MoneyType, { description: 'The part that was paid out already: it is owed, and kept from later shares.' })
  owed(@Root() { owedMinor, currency }: CommissionUndoneType): MoneyType {
    return new MoneyType({ minorUnits: owedMinor, currency });
  }
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who has the share; null for the platform, and for a person who is not a member any more.' })
  async payee(@Root() { communityId, payeeUserId }: CommissionUndoneType, @Ctx() context: Context): Promise<MemberType | null> {
    const member = payeeUserId === null ? null : await context.load(communityLoaders).memberOf.load({ communityId, userId: payeeUserId });
    return member && new MemberType(member);
  }
}
