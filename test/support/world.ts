import { randomBytes } from 'node:crypto';
import type { Composition } from '../../src/compose.ts';
import { newId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import type { CommunityRow, Role, Visibility } from '../../src/modules/communities/index.ts';
import { Member } from '../../src/modules/communities/index.ts';
import { User } from '../../src/modules/identity/index.ts';

/** Makes what a test needs, with random names; what is not given is made on demand. */
export type World = ReturnType<typeof createWorld>;

export const randomName = (prefix: string): string => `${prefix}-${randomBytes(6).toString('hex')}`;

export function createWorld({ platform, modules }: Composition) {
  const { uow } = platform;
  const world = {
    /** A person with an account. For a staff token over HTTP the address must be one of `STAFF_EMAILS`, too. */
    async aUser({ displayName = '小满', isStaff = false, email = `${randomName('user')}@example.com`, isEmailVerified = isStaff }: { displayName?: string; isStaff?: boolean; email?: string; isEmailVerified?: boolean } = {}): Promise<SignedInViewer> {
      const id = newId();
      await uow.run(async (tx) => {
        tx.em.create(User, { id, displayName, email, emailVerifiedAt: isEmailVerified ? tx.now : null, createdAt: tx.now });
        return { ok: true, value: null };
      });
      return { userId: id, sessionId: null, isStaff, locale: 'en' };
    },
    /** A bearer token of a session of its own, for requests over HTTP and WebSocket. */
    async tokenOf(viewer: SignedInViewer): Promise<string> {
      return (await modules.identity.openSessionFor(viewer.userId)).tokens.accessToken;
    },
    async aCommunity({ owner, ...input }: { owner?: SignedInViewer; visibility?: Visibility; capacity?: number; name?: string } = {}): Promise<{ owner: SignedInViewer; community: CommunityRow }> {
      const by = owner ?? (await world.aUser({ displayName: '星主' }));
      const result = await modules.communities.createCommunity(by, { slug: randomName('c'), name: '美食星球', visibility: 'PUBLIC', idempotencyKey: randomName('key'), ...input });
      if (!result.ok) throw new Error(`No community: ${result.failure.kind}`);
      return { owner: by, community: result.value.community };
    },
    /** An active member in the given role. */
    async aMember({ community, role = 'MEMBER', displayName }: { community: CommunityRow; role?: Role; displayName?: string }): Promise<SignedInViewer> {
      const user = await world.aUser(displayName === undefined ? {} : { displayName });
      await uow.run(async (tx) => {
        const { lastMemberNumber: number } = await tx.db.updateTable('community').set((eb: any) => ({ lastMemberNumber: eb('lastMemberNumber', '+', 1), memberCount: eb('memberCount', '+', 1) }))
          .where('id', '=', community.id).returning('lastMemberNumber').executeTakeFirstOrThrow();
        tx.em.create(Member, { id: newId(), communityId: community.id, userId: user.userId, role, status: 'ACTIVE', number, joinedAt: tx.now });
        return { ok: true, value: null };
      });
      return user;
    },
  };
  return world;
}
