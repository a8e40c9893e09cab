import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { encodeId } from '../../../kernel/id.ts';
import { OFFER_KINDS, type OfferKind, type ServiceOfferRow } from '../index.ts';

export const OfferKindEnum = Object.fromEntries(OFFER_KINDS.map((kind) => [kind, kind])) as Record<OfferKind, OfferKind>;
registerEnumType(OfferKindEnum, {
  name: 'ServiceOfferKind',
  description: 'What a member does for others. New kinds may be added.',
  valuesConfig: { QUESTION: { description: 'Answers a question.' }, SERVICE: { description: 'Does something for one person.' } },
});

@Access('object')
@ObjectType('ServiceOffer', { implements: NodeType, simpleResolvers: true, description: 'What a member does for others at a price. It never changes: another price is another offer.' })
export class ServiceOfferType extends NodeType {
  readonly __typename = 'ServiceOffer';
  readonly row: ServiceOfferRow;

  constructor(row: ServiceOfferRow) {
    super();
    this.row = row;
  }
  override get id(): string {
    return encodeId('ServiceOffer', this.row.id);
  }
  @Field(() => OfferKindEnum, { description: 'An answer or a service.' })
  get kind(): OfferKind {
    return this.row.kind;
  }
  @Field(() => String, { description: 'What it is.' })
  get title(): string {
    return this.row.title;
  }
  @Field(() => String, { nullable: true, description: 'What one gets for it.' })
  get description(): string | null {
    return this.row.description;
  }
  @Field(() => MoneyType, { description: 'What it costs.' })
  get price(): MoneyType {
    return new MoneyType({ minorUnits: this.row.amountMinor as number, currency: this.row.currency });
  }
  @Field(() => Int, { description: 'Within how many hours of the payment it is done; otherwise the money goes back.' })
  get withinHours(): number {
    return this.row.withinHours;
  }
  @Field(() => Date, { description: 'Since when it is offered.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
  @Field(() => Date, { nullable: true, description: 'Since when it is not offered any more.' })
  get closedAt(): Date | null {
    return this.row.closedAt;
  }
}
export const ServiceOfferConnectionType = connectionOf('ServiceOffer', () => ServiceOfferType);
