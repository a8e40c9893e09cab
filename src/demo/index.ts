import type { Composition } from '../compose.ts';
import { existingAccounts, openAccounts, openOperatorAccount } from './accounts.ts';
import { emailOf, MEMBER, OPERATOR_MAILBOX, OWNER, PAID_MEMBER } from './cast.ts';
import { openCommunity } from './community.ts';
import { chat, writeContent } from './content.ts';
import { HUZHU } from './huzhu/community.ts';
import { MEISHI } from './meishi/community.ts';
import type { Stage } from './stage.ts';

export { DEMO_PASSWORD } from './cast.ts';
export { withPast } from './past.ts';

/** Whose tokens `npm start` prints. */
export interface DemoPeople {
  readonly memberId: string;
  readonly paidMemberId: string;
  readonly ownerId: string;
  /** The operator of the deployment. */
  readonly staffId: string;
}

/** With which addresses they sign in. */
export const DEMO_EMAILS = { member: emailOf(MEMBER), paidMember: emailOf(PAID_MEMBER), owner: emailOf(OWNER), staff: emailOf(OPERATOR_MAILBOX) } as const;

/** Brings the demo communities into an empty database, through commands; finds them again at later starts, and goes on where a start was interrupted. */
export async function ensureDemo(composition: Composition, say: (line: string) => void): Promise<DemoPeople> {
  const { modules, platform } = composition;
  const { userIds, isOperatorVerified } = await existingAccounts(composition);
  const stage: Stage = { modules, platform, now: platform.clock.now(), userIds, say };
  if (!userIds.has(OPERATOR_MAILBOX)) {
    await openAccounts(stage, userIds);
    const communities = await Promise.all([MEISHI, HUZHU].map((script) => openCommunity(stage, script)));
    say('Demo data: 2 communities with tiers, topics and rooms');
    await Promise.all([writeContent(stage, communities), chat(stage, communities)]);
  }
  if (!isOperatorVerified) await openOperatorAccount(stage, userIds);
  const idOf = (mailbox: string): string => userIds.get(mailbox)!;
  return { memberId: idOf(MEMBER), paidMemberId: idOf(PAID_MEMBER), ownerId: idOf(OWNER), staffId: idOf(OPERATOR_MAILBOX) };
}
