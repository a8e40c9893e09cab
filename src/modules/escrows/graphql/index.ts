import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Escrows } from '../index.ts';
import { AgreeMutations } from './agree.mutation.ts';
import { EscrowMutations } from './change-escrow.mutation.ts';
import { EscrowType, EscrowUndoneType } from './escrow.type.ts';
import { CommunityServiceOffers, EscrowFields, ServiceOfferFields } from './escrows.field.ts';
import { EscrowQueries } from './escrows.query.ts';
import { EscrowObjections } from './reject-escrow.mutation.ts';
import { ServiceOfferType } from './service-offer.type.ts';
import { ServiceOfferMutations } from './service-offers.mutation.ts';

export { EscrowType } from './escrow.type.ts';
export { ServiceOfferType } from './service-offer.type.ts';

export const escrowsApi = (escrows: Escrows): ModuleApi<{ escrows: Escrows }> => ({
  types: [EscrowUndoneType],
  resolvers: [CommunityServiceOffers, ServiceOfferFields, EscrowFields, EscrowQueries, ServiceOfferMutations, AgreeMutations, EscrowMutations, EscrowObjections],
  nodes: {
    ServiceOffer: async ({ viewer }, uuid) => {
      const offer = await escrows.offerForViewing(viewer, uuid);
      return offer && new ServiceOfferType(offer);
    },
    Escrow: async ({ viewer }, uuid) => {
      const escrow = await escrows.escrowForViewing(viewer, uuid);
      return escrow && new EscrowType(escrow);
    },
  },
});
