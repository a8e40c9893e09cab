/** Why somebody gets a share. The platform's is its fee; a seller answers, serves or is tipped. */
export const SHARE_KINDS = ['PLATFORM', 'OWNER', 'PARTNER', 'KOL', 'SELLER'] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];

export const WHOLE = 10_000;
/** What the platform takes of a sale where staff has set nothing else: 10 %. */
export const DEFAULT_PLATFORM_BASIS_POINTS = 1_000;
export const MAX_PARTNERS = 20;

export interface PartnerShare {
  readonly userId: string;
  readonly basisPoints: number;
}
/** How a sale is divided: what nobody else gets is the owner's. */
export interface ShareTerms {
  readonly platformBasisPoints: number;
  readonly kolBasisPoints: number;
  readonly partners: readonly PartnerShare[];
}
export const DEFAULT_TERMS: ShareTerms = { platformBasisPoints: DEFAULT_PLATFORM_BASIS_POINTS, kolBasisPoints: 0, partners: [] };

export interface Share {
  readonly payee: { readonly kind: ShareKind; readonly userId: string | null };
  readonly basisPoints: number;
}
/** How one order is divided, kept with the order: later rules do not change it. */
export interface ShareSnapshot {
  /** Null for the terms that hold before anybody set any. */
  readonly ruleId: string | null;
  readonly version: number;
  readonly shares: readonly Share[];
}

/** Who is there to get a share when the order is placed. */
export interface Parties {
  readonly ownerUserId: string;
  /** Partners that still are. */
  readonly partnerUserIds: ReadonlySet<string>;
  /** The KOL who invited the buyer. */
  readonly kolUserId: string | null;
  /** Whoever is paid for an answer, a service or by a tip: gets all but the platform's fee. */
  readonly sellerUserId: string | null;
}

/** The shares of one order; they add up to the whole. */
export function planShares(terms: ShareTerms, parties: Parties): Share[] {
  const platform: Share = { payee: { kind: 'PLATFORM', userId: null }, basisPoints: terms.platformBasisPoints };
  const rest = parties.sellerUserId === null ? ('OWNER' as const) : ('SELLER' as const);
  const others: Share[] = rest === 'SELLER' ? [] : [
    ...terms.partners.filter(({ userId }) => parties.partnerUserIds.has(userId)).map(({ userId, basisPoints }): Share => ({ payee: { kind: 'PARTNER', userId }, basisPoints })),
    ...(parties.kolUserId === null ? [] : [{ payee: { kind: 'KOL' as const, userId: parties.kolUserId }, basisPoints: terms.kolBasisPoints }]),
  ];
  const taken = [platform, ...others].reduce((sum, { basisPoints }) => sum + basisPoints, 0);
  const last: Share = { payee: { kind: rest, userId: parties.sellerUserId ?? parties.ownerUserId }, basisPoints: WHOLE - taken };
  return [platform, last, ...others].filter(({ basisPoints }) => basisPoints > 0);
}

/** The same parts, with whoever is the owner now; what was for partners and KOLs who are none any more is the owner's. */
export function toThoseOfNow(shares: readonly Share[], { ownerUserId, partnerUserIds, kolUserIds }: { ownerUserId: string; partnerUserIds: ReadonlySet<string>; kolUserIds: ReadonlySet<string> }): Share[] {
  const stays = ({ payee: { kind, userId } }: Share): boolean => kind === 'PLATFORM' || kind === 'SELLER' || (kind === 'PARTNER' && partnerUserIds.has(userId!)) || (kind === 'KOL' && kolUserIds.has(userId!));
  const basisPoints = shares.filter((share) => !stays(share)).reduce((sum, share) => sum + share.basisPoints, 0);
  const [platform, others] = [shares.filter(({ payee }) => payee.kind === 'PLATFORM'), shares.filter((share) => share.payee.kind !== 'PLATFORM' && stays(share))];
  return [...platform, ...(basisPoints > 0 ? [{ payee: { kind: 'OWNER' as const, userId: ownerUserId }, basisPoints }] : []), ...others];
}

/** What the parts of the terms add up to at most: one order may have all of them. */
export const totalOf = ({ platformBasisPoints, kolBasisPoints, partners }: ShareTerms): number => platformBasisPoints + kolBasisPoints + partners.reduce((sum, { basisPoints }) => sum + basisPoints, 0);
