import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { memberOfUser } from '../access.ts';
import type { CommunitiesReader } from '../deps.ts';
import { Member } from '../model/member.entity.ts';

interface BotAccount {
  readonly communityId: string;
  readonly userId: string;
}

/** Puts a bot into a community that is locked: it takes no member's number and no seat, and every gate of a room lets it in. */
export async function enterBot(tx: Tx, { communityId, userId, nickname }: BotAccount & { readonly nickname: string }): Promise<void> {
  const { last } = await (tx.db as CommunitiesReader).selectFrom('member').select(({ fn }) => fn.min('number').as('last')).where('communityId', '=', communityId).where('number', '<', 0).executeTakeFirstOrThrow();
  tx.em.create(Member, { id: newId(tx.now.getTime()), communityId, userId, role: 'GUEST', status: 'BOT', number: (last ?? 0) - 1, nickname, joinedAt: tx.now });
  await tx.flush();
}

export async function renameBot(tx: Tx, { communityId, userId, nickname }: BotAccount & { readonly nickname: string }): Promise<void> {
  (await memberOfUser(tx, communityId, userId))!.nickname = nickname;
}

/** It is out for good; streams end. */
export async function endBot(tx: Tx, { communityId, userId }: BotAccount): Promise<void> {
  (await memberOfUser(tx, communityId, userId))!.end('REMOVED');
}
