import type { Viewer } from '../../kernel/viewer.ts';
import { forwardMessages, type ForwardMessagesInput } from './commands/forward-messages.ts';
import { allowForwarding } from './commands/allow-forwarding.ts';
import type { ForwardsDeps } from './deps.ts';
import { forwardedInto, forwardsOf, refusalsOf } from './queries/forwards.ts';

/** Posts that are made of messages. */
export function createForwards(deps: ForwardsDeps) {
  const { reader } = deps;
  return {
    forwardMessages: (viewer: Viewer, input: ForwardMessagesInput) => forwardMessages(deps, viewer, input),
    allowForwarding: (viewer: Viewer, communityId: string, isAllowed: boolean) => allowForwarding(deps, viewer, communityId, isAllowed),
    refusalsOf: (userId: string, communityIds: readonly string[]) => refusalsOf(reader, userId, communityIds),
    forwardedInto: (postIds: readonly string[]) => forwardedInto(reader, postIds),
    forwardsOf: (messageIds: readonly string[]) => forwardsOf(reader, messageIds),
  };
}
export type Forwards = ReturnType<typeof createForwards>;

export { MAX_FORWARDED, type ForwardingRefused, type ForwardMessagesInput } from './commands/forward-messages.ts';
export type { ForwardsDeps } from './deps.ts';
export { ForwardRefusal, type ForwardRefusalRow } from './model/forward-refusal.entity.ts';
export { MessageForward, type MessageForwardRow } from './model/message-forward.entity.ts';
export { MAX_FORWARDS, type ForwardedMessage } from './queries/forwards.ts';
