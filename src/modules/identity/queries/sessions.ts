import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { IdentityDeps } from '../deps.ts';
import type { SessionRow } from '../model/session.entity.ts';

/** Live sessions of a person, the newest first: their ids carry the time. */
export function sessionsOf({ reader, clock }: IdentityDeps, userId: string, request: PageRequest): Promise<Page<SessionRow>> {
  return readPage<SessionRow>(request, { scope: 'sessions', shape: ['uuid'], keysOf: (row) => [row.id] }, (after, limit) => {
    const query = reader.selectFrom('user_session').selectAll().where('userId', '=', userId).where('endedAt', 'is', null).where('expiresAt', '>', clock.now()).orderBy('id', 'desc').limit(limit);
    return (after ? query.where('id', '<', String(after[0])) : query).execute();
  });
}
