import { Field, ObjectType } from 'type-graphql';
import { MoneyType } from '../../../graphql/money.type.ts';
import { Access } from '../../../graphql/policy.ts';
import { WebAddress } from '../../../graphql/scalars.ts';
import type { ProviderInvoice } from '../index.ts';

@Access('object')
@ObjectType('Invoice', { simpleResolvers: true, description: 'An invoice as the payment provider has it.' })
export class InvoiceType {
  @Field(() => String, { nullable: true, description: 'Its number; null while it is a draft.' })
  readonly number: string | null;
  @Field(() => String, { description: "How it stands, in the provider's word: draft, open, paid, void, uncollectible, or a new one." })
  readonly status: string;
  @Field(() => MoneyType, { description: 'What it asks for; below zero when it gives something back.' })
  readonly total: MoneyType;
  @Field(() => MoneyType, { description: 'What has been paid of it.' })
  readonly paid: MoneyType;
  @Field(() => Date, { description: 'When it was made.' })
  readonly createdAt: Date;
  @Field(() => Date, { nullable: true, description: 'When it was paid; null before.' })
  readonly paidAt: Date | null;
  @Field(() => WebAddress, { nullable: true, description: 'Its page, where an open one can be paid.' })
  readonly pageUrl: string | null;
  @Field(() => WebAddress, { nullable: true, description: 'The same as a PDF.' })
  readonly pdfUrl: string | null;

  constructor({ number, status, totalMinor, paidMinor, currency, createdAt, paidAt, pageUrl, pdfUrl }: ProviderInvoice) {
    this.number = number;
    this.status = status;
    this.createdAt = createdAt;
    this.paidAt = paidAt;
    this.pageUrl = pageUrl;
    this.pdfUrl = pdfUrl;
    this.total = new MoneyType({ minorUnits: totalMinor, currency });
    this.paid = new MoneyType({ minorUnits: paidMinor, currency });
  }
}
