import type { Viewer } from '../../../kernel/viewer.ts';
import { hasPermission, type MemberRow } from '../../communities/index.ts';

/** The owner, and the operator of the deployment. */
export const mayReadLedger = (viewer: Viewer, member: MemberRow | null): boolean => viewer.isStaff || (member !== null && hasPermission(member.role, 'shares.manage'));
