import { after, DAY, SECOND } from '../../../kernel/clock.ts';
import type { JobDefinition } from '../../../kernel/job.ts';
import type { IdentityDeps } from '../deps.ts';

/** Each night: sessions that ended or ran out, with their tokens; links that ran out; wrong passwords of the past. */
export const purgeEndedJob = ({ reader, clock, settings }: IdentityDeps): JobDefinition => ({
  name: 'identity.purge-ended',
  schedule: '37 3 * * *',
  async handle() {
    const now = clock.now();
    await reader.deleteFrom('user_session').where((row) => row.or([row('endedAt', '<', after(now, -DAY)), row('expiresAt', '<', now)])).execute();
    await reader.deleteFrom('refresh_token').where('usedAt', '<', after(now, -settings.refreshTokenSeconds * SECOND)).execute();
    await reader.deleteFrom('mail_token').where('expiresAt', '<', now).execute();
    await reader.deleteFrom('sign_in_failures').where('lastFailedAt', '<', after(now, -2 * DAY)).execute();
  },
});
