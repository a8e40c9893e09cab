import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn, StaffOnly } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { DisputeState, RefundState, Refunds } from '../index.ts';
import { DisputeConnectionType, DisputeStateEnum, DisputeType } from './dispute.type.ts';
import { RefundPreviewType } from './refund-preview.type.ts';
import { RefundConnectionType, RefundStateEnum, RefundType } from './refund.type.ts';

const PreviewRefundPayload = payloadOf('PreviewRefund', { preview: { type: () => RefundPreviewType, description: 'What the refund would be; null when there can be none.' } });

@Resolver()
export class RefundQueries {
  private readonly service: Refunds;

  constructor(modules: { refunds: Refunds }) {
    this.service = modules.refunds;
  }
  @SignedIn()
  @Query(() => PreviewRefundPayload, { nullable: true, description: 'What a refund by the viewer would undo now, or why there can be none. Nothing changes.' })
  async previewRefund(
    @Arg('orderId', () => ID, { description: 'The order.' }) orderId: string,
    @Arg('paymentId', () => ID, { nullable: true, description: 'One payment of it; the newest that was owed when absent.' }) paymentId: string | null,
    @Arg('minorUnits', () => SafeInt, { nullable: true, description: 'How much, in the smallest unit of the currency; all that is left when absent, and for buyers always.' }) minorUnits: number | null,
    @Ctx() context: Context,
  ): Promise<PayloadOf<typeof PreviewRefundPayload>> {
    const result = await this.service.previewRefund(context.viewer, { orderId: decodeId('Order', orderId), paymentId: paymentId == null ? null : decodeId('Payment', paymentId), minorUnits: minorUnits ?? null });
    return toPayload(context, result, (preview) => ({ preview: new RefundPreviewType(preview) }));
  }
  @StaffOnly()
  @Query(() => RefundConnectionType, { description: 'All refunds, newest first. For staff.' })
  async refunds(
    @Arg('state', () => RefundStateEnum, { nullable: true, description: 'Only those in this state.' }) state: RefundState | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<RefundType>> {
    return toConnection(await this.service.allRefunds(state ?? null, page), (refund) => new RefundType(refund));
  }
  @StaffOnly()
  @Query(() => DisputeConnectionType, { description: 'All disputes, newest first. For staff.' })
  async disputes(
    @Arg('state', () => DisputeStateEnum, { nullable: true, description: 'Only those in this state.' }) state: DisputeState | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<DisputeType>> {
    return toConnection(await this.service.allDisputes(state ?? null, page), (dispute) => new DisputeType(dispute));
  }
}
