import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { encodeId, newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { requirePermissionForUpdate } from '../../communities/index.ts';
import type { LedgerDeps, LedgerReader } from '../deps.ts';
import { DEFAULT_TERMS, MAX_PARTNERS, totalOf, WHOLE, type PartnerShare, type ShareTerms } from '../model/share-plan.ts';
import type { ShareRuleRow } from '../model/share-rule.entity.ts';
import { currentRule } from '../queries/share-rules.ts';

export interface UpdateShareRuleInput {
  readonly communityId: string;
  readonly partners?: readonly { readonly memberId: string; readonly basisPoints: number }[] | null | undefined;
  readonly kolBasisPoints?: number | null | undefined;
}
type RuleFailure = Failure<'NOT_FOUND' | 'OUT_OF_RANGE' | 'TAKEN' | 'NOT_ELIGIBLE'>;
type RuleResult = Result<ShareRuleRow, RuleFailure>;

/** The owner's part of the rule: what partners and KOLs get of later sales. What is left out stays; null clears it. */
export async function updateShareRule({ uow }: LedgerDeps, viewer: Viewer, input: UpdateShareRuleInput): Promise<RuleResult> {
  const { communityId } = input;
  return uow.run<ShareRuleRow, RuleFailure>(async (tx) => {
    const allowed = await requirePermissionForUpdate(tx, viewer, communityId, 'shares.manage', 'input', 'communityId');
    if (!allowed.ok) return allowed;
    const current = await currentRule(tx.db as LedgerReader, communityId);
    const partners = input.partners === undefined ? ok(current?.partners ?? []) : await checkPartners(tx, communityId, input.partners ?? []);
    if (!partners.ok) return partners;
    const kolBasisPoints = input.kolBasisPoints === undefined ? (current?.kolBasisPoints ?? 0) : (input.kolBasisPoints ?? 0);
    const terms = { platformBasisPoints: (current ?? DEFAULT_TERMS).platformBasisPoints, kolBasisPoints, partners: partners.value };
    if (kolBasisPoints < 0 || totalOf(terms) > WHOLE) return refuse(failure('OUT_OF_RANGE', ['input', kolBasisPoints < 0 ? 'kolBasisPoints' : 'partners'], { min: 0, max: WHOLE - terms.platformBasisPoints }));
    return ok(await nextVersion(tx, communityId, current, terms, allowed.value.viewer.userId));
  });
}

/** Staff's part: what the platform keeps of later sales. */
export async function setPlatformFee({ uow }: LedgerDeps, viewer: Viewer, { communityId, basisPoints }: { communityId: string; basisPoints: number }): Promise<RuleResult> {
  const { userId } = signedIn(viewer);
  return uow.run<ShareRuleRow, RuleFailure>(async (tx) => {
    const db = tx.db as LedgerReader;
    const community = await db.selectFrom('community').select('id').where('id', '=', communityId).forNoKeyUpdate().executeTakeFirst();
    if (!community) return refuse(notFound('communityId'));
    const current = await currentRule(db, communityId);
    const terms = { ...DEFAULT_TERMS, ...(current && { kolBasisPoints: current.kolBasisPoints, partners: current.partners }), platformBasisPoints: basisPoints };
    const max = WHOLE - totalOf({ ...terms, platformBasisPoints: 0 });
    if (basisPoints < 0 || basisPoints > max) return refuse(failure('OUT_OF_RANGE', ['basisPoints'], { min: 0, max }));
    await tx.recordStaffAct({ userId, act: 'SET_PLATFORM_FEE', target: encodeId('Community', communityId) });
    return ok(await nextVersion(tx, communityId, current, terms, userId));
  });
}

/** The same terms again are no new version. */
async function nextVersion(tx: Tx, communityId: string, current: ShareRuleRow | null, terms: ShareTerms, setByUserId: string): Promise<ShareRuleRow> {
  if (current && isSame(current, terms)) return current;
  const row: ShareRuleRow = { id: newId(tx.now.getTime()), communityId, version: (current?.version ?? 0) + 1, ...terms, setByUserId, createdAt: tx.now };
  await (tx.db as LedgerReader).insertInto('share_rule').values({ ...row, partners: JSON.stringify(row.partners) as never }).execute();
  tx.emit({ name: 'ledger.share-rule-changed', communityId, payload: { ruleId: row.id, version: row.version, byUserId: setByUserId } });
  return row;
}
const isSame = (a: ShareTerms, b: ShareTerms): boolean =>
  a.platformBasisPoints === b.platformBasisPoints && a.kolBasisPoints === b.kolBasisPoints && a.partners.length === b.partners.length
  && a.partners.every(({ userId, basisPoints }, index) => userId === b.partners[index]!.userId && basisPoints === b.partners[index]!.basisPoints);

async function checkPartners(tx: Tx, communityId: string, partners: readonly { memberId: string; basisPoints: number }[]): Promise<Result<PartnerShare[], RuleFailure>> {
  if (partners.length > MAX_PARTNERS) return refuse(failure('OUT_OF_RANGE', ['input', 'partners'], { min: 0, max: MAX_PARTNERS }));
  if (partners.length === 0) return ok([]);
  const members = await (tx.db as LedgerReader).selectFrom('member').select(['id', 'userId', 'role']).where('communityId', '=', communityId).where('status', '=', 'ACTIVE').where('id', 'in', partners.map(({ memberId }) => memberId)).execute();
  const checked: PartnerShare[] = [];
  for (const [index, { memberId, basisPoints }] of partners.entries()) {
    const at = ['input', 'partners', String(index)];
    const member = members.find(({ id }) => id === memberId);
    if (!member) return refuse(notFound(...at, 'memberId'));
    if (member.role !== 'PARTNER') return refuse(failure('NOT_ELIGIBLE', [...at, 'memberId'], { context: 'partner' }));
    if (checked.some(({ userId }) => userId === member.userId)) return refuse(failure('TAKEN', [...at, 'memberId']));
    if (basisPoints < 1 || basisPoints > WHOLE) return refuse(failure('OUT_OF_RANGE', [...at, 'basisPoints'], { min: 1, max: WHOLE }));
    checked.push({ userId: member.userId, basisPoints });
  }
  return ok(checked);
}
