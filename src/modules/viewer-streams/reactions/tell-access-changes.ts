import { reaction, type DomainEvent, type Reaction } from '../../../kernel/event.ts';
import { ok } from '../../../kernel/result.ts';
import type { MemberEnded, MemberJoined, MemberMuted, MemberUnbanned, RoleChanged } from '../../communities/index.ts';
import type { AccessChanged } from '../../tiers/index.ts';
import { tellViewers, type NewViewerEvent } from '../commands/tell-viewers.ts';
import type { ViewerStreamsDeps, ViewerReader } from '../deps.ts';

type Told = Pick<NewViewerEvent, 'userId' | 'kind' | 'data'>;

/** What communities and tiers decide about a person, told to that person. The event's id is the cause: a second run changes nothing. */
export function tellAccessChanges(deps: ViewerStreamsDeps): readonly Reaction[] {
  const when = <E extends DomainEvent>(name: string, on: E['name'], toldBy: (payload: E['payload']) => Told): Reaction => reaction<E>(`chat.${name}`, on, async ({ id, communityId, payload }) => {
    const told = toldBy(payload);
    await deps.uow.run(async (tx) => {
      if (told.data?.status !== undefined && told.data.status !== 'ACTIVE') await forgetMentions(tx.db as ViewerReader, communityId!, told.userId);
      await tellViewers(deps, tx, [{ ...told, communityId: communityId!, causeId: id }]);
      return ok(null);
    });
  });
  return [
    when<MemberJoined>('tell-joined', 'communities.member-joined', ({ userId }) => ({ userId, kind: 'MEMBERSHIP_CHANGED', data: { status: 'ACTIVE' } })),
    when<MemberEnded>('tell-ended', 'communities.member-ended', ({ userId, status }) => ({ userId, kind: 'MEMBERSHIP_CHANGED', data: { status } })),
    when<MemberUnbanned>('tell-unbanned', 'communities.member-unbanned', ({ userId }) => ({ userId, kind: 'MEMBERSHIP_CHANGED', data: { status: 'REMOVED' } })),
    when<RoleChanged>('tell-role', 'communities.role-changed', ({ userId, to }) => ({ userId, kind: 'ROLE_CHANGED', data: { role: to } })),
    when<MemberMuted>('tell-muted', 'communities.member-muted', ({ userId, until }) => (until === null ? { userId, kind: 'UNMUTED' } : { userId, kind: 'MUTED', data: { until } })),
    when<AccessChanged>('tell-rights', 'tiers.access-changed', ({ userId }) => ({ userId, kind: 'RIGHTS_CHANGED' })),
  ];
}

/** Who went has nothing more to hear of what was said there. */
async function forgetMentions(db: ViewerReader, communityId: string, userId: string): Promise<void> {
  await db.deleteFrom('viewer_event').where('userId', '=', userId).where('communityId', '=', communityId).where('messageId', 'is not', null).execute();
}
