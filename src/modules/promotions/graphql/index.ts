import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Promotions } from '../index.ts';

export const promotionsApi = (_promotions: Promotions): ModuleApi<{ promotions: Promotions }> => ({ resolvers: [] });
