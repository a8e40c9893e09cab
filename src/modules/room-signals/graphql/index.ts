import type { ModuleApi } from '../../../graphql/schema.ts';
import type { RoomSignalsModule } from '../index.ts';
import { ROOM_SIGNAL_TYPES, RoomSignalsResolver } from './room-signals.subscription.ts';

export const roomSignalsApi = (): ModuleApi<{ roomSignals: RoomSignalsModule }> => ({ resolvers: [RoomSignalsResolver], types: ROOM_SIGNAL_TYPES });
