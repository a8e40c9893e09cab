import type { Composition } from '../compose.ts';

/** Whose tokens `npm start` prints. */
export interface DemoPeople {
  readonly memberId: string;
  readonly paidMemberId: string;
  readonly ownerId: string;
  /** The operator of the deployment. */
  readonly staffId: string;
}

/** Brings the demo communities into an empty database, through commands; finds them again at later starts. */
export async function ensureDemo(_composition: Composition, say: (line: string) => void): Promise<DemoPeople> {
  say('Bringing demo data …');
  throw new Error('No demo data');
}
