import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { OrderRow } from '../../billing/index.ts';
import type { Escrows, ServiceOfferRow } from '../index.ts';

/** Batches what many escrows of one answer ask for. */
export const escrowLoaders = defineLoaders(({ escrows }: { escrows: Escrows }) => ({
  offer: new DataLoader<string, ServiceOfferRow>(async (ids) => {
    const rows = await escrows.offersById(ids);
    return ids.map((id) => rows.get(id)!);
  }),
  order: new DataLoader<string, OrderRow>(async (ids) => {
    const rows = await escrows.ordersOfEscrows(ids);
    return ids.map((id) => rows.get(id)!);
  }),
}));
