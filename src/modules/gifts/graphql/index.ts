import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Gifts } from '../index.ts';
import { GiftFields, GiftType, GiftUndoneType } from './gift.type.ts';
import { GiftMutations } from './gifts.mutation.ts';
import { GiftQueries } from './gifts.query.ts';

export const giftsApi = (gifts: Gifts): ModuleApi<{ gifts: Gifts }> => ({
  resolvers: [GiftFields, GiftQueries, GiftMutations],
  types: [GiftUndoneType],
  nodes: {
    Gift: async ({ viewer }, uuid) => {
      const gift = await gifts.giftForViewing(viewer, uuid);
      return gift && new GiftType(gift);
    },
  },
});
