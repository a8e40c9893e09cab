import type { ModuleApi } from '../../../graphql/schema.ts';
import type { RoomSearch } from '../index.ts';
import { RoomSearchResolver } from './room-search.query.ts';

export const roomSearchApi = (): ModuleApi<{ roomSearch: RoomSearch }> => ({ resolvers: [RoomSearchResolver] });
