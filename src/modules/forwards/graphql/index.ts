import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Forwards } from '../index.ts';
import { AllowForwardingMutation } from './allow-forwarding.mutation.ts';
import { ForwardMessagesMutation } from './forward-messages.mutation.ts';
import { MessageForwards } from './forwarded-to.field.ts';
import { PostSourceFields, PostSources } from './post-source.field.ts';
import { ViewerForwarding } from './viewer-forwarding.field.ts';

export const forwardsApi = (): ModuleApi<{ forwards: Forwards }> => ({ resolvers: [MessageForwards, PostSources, PostSourceFields, ViewerForwarding, ForwardMessagesMutation, AllowForwardingMutation] });
