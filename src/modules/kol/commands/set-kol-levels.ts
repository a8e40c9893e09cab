import { failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { MemberStanding } from '../../communities/index.ts';
import { levelEntities, programmeForUpdate } from '../access.ts';
import type { KolDeps, KolReader } from '../deps.ts';
import { KolLevel } from '../model/kol-level.entity.ts';
import { checkLevels, type CheckedLevel, type KolLevelInput } from '../model/kol-programme.ts';
import { REFRESH_PRIVILEGES } from './refresh-privileges.ts';

type SetKolLevelsFailure = InputFailure | Failure<'NOT_FOUND' | 'LEVEL_IN_USE'>;

/** Sets all levels of the programme, by rank. A level that somebody holds cannot be left out; privileges of KOLs follow in the background. */
export async function setKolLevels({ uow }: KolDeps, viewer: Viewer, communityId: string, input: readonly KolLevelInput[]): Promise<Result<MemberStanding, SetKolLevelsFailure>> {
  return uow.run<MemberStanding, SetKolLevelsFailure>(async (tx) => {
    const allowed = await programmeForUpdate(tx, viewer, communityId, 'kol.manage', 'communityId');
    if (!allowed.ok) return allowed;
    const checked = checkLevels(input, ['input', 'levels']);
    if (!checked.ok) return checked;
    const known = await levelEntities(tx, communityId);
    const surplus = known.filter(({ rank }) => rank > checked.value.length);
    if (await areHeld(tx, communityId, surplus)) return refuse(failure('LEVEL_IN_USE', ['input', 'levels']));
    for (const level of surplus) tx.em.remove(level);
    for (const level of checked.value) write(tx, communityId, level, known.find(({ rank }) => rank === level.rank));
    await tx.flush();
    tx.enqueue(REFRESH_PRIVILEGES, { communityId });
    return ok(allowed.value);
  });
}

async function areHeld({ db }: Tx, communityId: string, levels: readonly KolLevel[]): Promise<boolean> {
  if (levels.length === 0) return false;
  const held = await (db as KolReader).selectFrom('kol_standing').select('id').where('communityId', '=', communityId).where('levelId', 'in', levels.map(({ id }) => id)).limit(1).executeTakeFirst();
  return held !== undefined;
}

function write(tx: Tx, communityId: string, { rank, name, points, posts, payingInvitees, entitlements }: CheckedLevel, known: KolLevel | undefined): void {
  const fields = { name, pointsNeeded: points, postsNeeded: posts, payingInviteesNeeded: payingInvitees, entitlements: [...entitlements], updatedAt: tx.now };
  if (known) tx.em.assign(known, fields);
  else tx.em.create(KolLevel, { id: newId(tx.now.getTime()), communityId, rank, ...fields });
}
