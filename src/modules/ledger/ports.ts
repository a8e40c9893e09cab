import type { Tx } from '../../platform/database/unit-of-work.ts';

/** Knows who gets a share for the buyers they invited: the KOL programme. */
export interface InviterProvider {
  /** Whether this person is a KOL of the community now. */
  isKol(db: Tx['db'], communityId: string, userId: string): Promise<boolean>;
}
/** What the ledger asks; without a provider nobody gets such a share. */
export interface Inviters extends InviterProvider {
  register(provider: InviterProvider): void;
}

export function createInviters(): Inviters {
  const providers: InviterProvider[] = [];
  return {
    register: (provider) => void providers.push(provider),
    async isKol(db, communityId, userId) {
      for (const provider of providers) if (await provider.isKol(db, communityId, userId)) return true;
      return false;
    },
  };
}
