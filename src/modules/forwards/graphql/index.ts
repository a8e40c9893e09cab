import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Forwards } from '../index.ts';
import { ForwardMessagesMutation } from './forward-messages.mutation.ts';
import { MessageForwards } from './forwarded-to.field.ts';
import { PostSourceFields, PostSources } from './post-source.field.ts';

export const forwardsApi = (): ModuleApi<{ forwards: Forwards }> => ({ resolvers: [MessageForwards, PostSources, PostSourceFields, ForwardMessagesMutation] });
