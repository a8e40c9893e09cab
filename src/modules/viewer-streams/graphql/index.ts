import type { ModuleApi } from '../../../graphql/schema.ts';
import type { ViewerStreamsModule } from '../index.ts';
import { MyEventsSubscription } from './my-events.subscription.ts';
import { VIEWER_EVENT_TYPES } from './viewer-event.type.ts';

export const viewerStreamsApi = (): ModuleApi<{ viewerStreams: ViewerStreamsModule }> => ({ resolvers: [MyEventsSubscription], types: VIEWER_EVENT_TYPES });
