import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Refunds } from '../index.ts';
import { DisputeType } from './dispute.type.ts';
import { FraudWarningType } from './fraud-warning.type.ts';
import { CommissionUndoneFields, CommissionUndoneType, RefundPreviewFields } from './refund-preview.type.ts';
import { RefundType } from './refund.type.ts';
import { CommunityRefunds, DisputeFields, FraudWarningFields, OrderRefunds, PaymentRefunds, RefundFields, RefundPolicyFields } from './refunds.field.ts';
import { RefundQueries } from './refunds.query.ts';
import { RequestRefundMutation } from './request-refund.mutation.ts';
import { UpdateRefundPolicyMutation } from './update-refund-policy.mutation.ts';

export { RefundType } from './refund.type.ts';

export const refundsApi = (refunds: Refunds): ModuleApi<{ refunds: Refunds }> => ({
  types: [CommissionUndoneType],
  resolvers: [
    CommunityRefunds, RefundPolicyFields, OrderRefunds, PaymentRefunds, RefundFields, DisputeFields, FraudWarningFields, RefundPreviewFields, CommissionUndoneFields,
    RefundQueries, RequestRefundMutation, UpdateRefundPolicyMutation,
  ],
  nodes: {
    Refund: async ({ viewer }, uuid) => {
      const refund = await refunds.refundForViewing(viewer, uuid);
      return refund && new RefundType(refund);
    },
    Dispute: async ({ viewer }, uuid) => {
      const dispute = await refunds.disputeForViewing(viewer, uuid);
      return dispute && new DisputeType(dispute);
    },
    FraudWarning: async ({ viewer }, uuid) => {
      const warning = await refunds.fraudWarningForViewing(viewer, uuid);
      return warning && new FraudWarningType(warning);
    },
  },
});
