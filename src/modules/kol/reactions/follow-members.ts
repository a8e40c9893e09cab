import { reaction, type Reaction } from '../../../kernel/event.ts';
import type { OrderPaid } from '../../billing/index.ts';
import type { MemberEnded } from '../../communities/index.ts';
import type { PostDeleted, PostPublished } from '../../posts/index.ts';
import { countPayingInvitee, countPost, discountPost } from '../commands/count-activity.ts';
import { endOnLeaving } from '../commands/end-standing.ts';
import type { KolDeps } from '../deps.ts';

/** What members do, as far as the programme counts it. */
export const followMembers = (deps: KolDeps): readonly Reaction[] => [
  reaction<PostPublished>('kol.count-post', 'posts.post-published', ({ communityId, payload }) => countPost(deps, { ...payload, communityId: communityId! })),
  reaction<PostDeleted>('kol.discount-post', 'posts.post-deleted', ({ communityId, payload }) => discountPost(deps, { ...payload, communityId: communityId! })),
  reaction<OrderPaid>('kol.count-paying-invitee', 'billing.order-paid', async ({ communityId, occurredAt, payload: { orderId, userId, amountMinor, invitedBy } }) => {
    if (invitedBy !== null && amountMinor > 0) await countPayingInvitee(deps, { communityId: communityId!, userId, inviterUserId: invitedBy, orderId, paidAt: new Date(occurredAt) });
  }),
  reaction<MemberEnded>('kol.end-on-leaving', 'communities.member-ended', ({ communityId, occurredAt, payload: { memberId } }) => endOnLeaving(deps, { communityId: communityId!, memberId, leftAt: new Date(occurredAt) })),
];
