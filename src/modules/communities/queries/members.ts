import type { Page, PageRequest } from '../../../kernel/page.ts';
import { readPage } from '../../../kernel/page.ts';
import type { CommunitiesDeps } from '../deps.ts';
import type { MemberRow } from '../model/member.entity.ts';

/** Active members in order of joining. */
export function membersOf({ reader }: CommunitiesDeps, communityId: string, request: PageRequest): Promise<Page<MemberRow>> {
  return readPage<MemberRow>(request, { scope: 'members', shape: ['number'], keysOf: (row) => [row.number] }, (after, limit) => {
    let query = reader.selectFrom('member').selectAll().where('communityId', '=', communityId).where('status', '=', 'ACTIVE').orderBy('number').limit(limit);
    if (after) query = query.where('number', '>', after[0] as number);
    return query.execute();
  });
}
