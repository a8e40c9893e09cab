import { randomBytes } from 'node:crypto';
import { badInput } from './request-error.ts';

/** Ids on the wire are TypeIDs: a prefix and the 26 Crockford characters of a UUIDv7 (https://github.com/jetify-com/typeid). */
export const ID_PREFIXES = {
  User: 'user', Session: 'session', Community: 'community', Member: 'member', RulesVersion: 'rules', JoinRequest: 'join', Invitation: 'invite', Tier: 'tier', Grant: 'grant',
  Topic: 'topic', Post: 'post', PostRevision: 'revision', Comment: 'comment', Media: 'media', Plan: 'plan', Price: 'price', Quote: 'quote', Order: 'order', Payment: 'payment', Refund: 'refund', Dispute: 'dispute', FraudWarning: 'warning', MembershipSubscription: 'sub', PlanChange: 'planchange',
  LedgerTransaction: 'ledger', PayoutAccount: 'payacct', PayoutTransfer: 'transfer', ManualPayout: 'manualpayout', Coupon: 'coupon', PromotionCode: 'promocode', PriceLadder: 'ladder', Voucher: 'voucher', GroupBuyOffer: 'groupoffer', GroupBuy: 'groupbuy', Referral: 'referral', Gift: 'gift',
  Room: 'room', Message: 'message', RelayList: 'relay', RelayEntry: 'relayentry', RedPacket: 'redpacket', GrowthLevel: 'level', PointsEntry: 'points', KolLevel: 'kollevel', KolInvitation: 'kolinvite', KolStanding: 'kol', Event: 'event', ReconciliationRun: 'recon', ServiceOffer: 'offer', Escrow: 'escrow', Bot: 'bot', BotToken: 'bottoken', File: 'file',
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const VALUES = new Map([...ALPHABET].map((character, value) => [character, value]));
const KINDS = new Map<string, IdKind>(Object.entries(ID_PREFIXES).map(([kind, prefix]) => [prefix, kind as IdKind]));

/** A UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits, so that new rows lie together in an index. */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The wire form of a database key. */
export function encodeId(kind: IdKind, uuid: string): string {
  const hex = uuid.replaceAll('-', '');
  // 128 bits in groups of five, the first of which has two zero bits in front; 20 bits of hexadecimal make four characters.
  const head = Number.parseInt(hex.slice(0, 2), 16);
  let suffix = ALPHABET[head >> 5]! + ALPHABET[head & 31]!;
  for (let index = 2; index < 32; index += 5) {
    const bits = Number.parseInt(hex.slice(index, index + 5), 16);
    suffix += ALPHABET[bits >> 15]! + ALPHABET[(bits >> 10) & 31]! + ALPHABET[(bits >> 5) & 31]! + ALPHABET[bits & 31]!;
  }
  return `${ID_PREFIXES[kind]}_${suffix}`;
}

/** The database key of an id of this kind; any other text is `BAD_USER_INPUT`. */
export function decodeId(kind: IdKind, id: string): string {
  const parsed = parseId(id);
  if (parsed.kind !== kind) throw badInput('errors.wrong-id-kind', { expected: ID_PREFIXES[kind] });
  return parsed.uuid;
}

/** What kind of object an id names, and its database key. */
export function parseId(id: string): { kind: IdKind; uuid: string } {
  const cut = id.lastIndexOf('_');
  const kind = KINDS.get(id.slice(0, cut));
  const suffix = id.slice(cut + 1);
  if (cut < 1 || kind === undefined || suffix.length !== 26 || suffix[0]! > '7') throw badInput('errors.malformed-id');
  // As in `encodeId`: eight bits, then four characters for five of hexadecimal.
  let hex = ((valueOf(suffix[0]!) << 5) | valueOf(suffix[1]!)).toString(16).padStart(2, '0');
  for (let index = 2; index < 26; index += 4) {
    const bits = (valueOf(suffix[index]!) << 15) | (valueOf(suffix[index + 1]!) << 10) | (valueOf(suffix[index + 2]!) << 5) | valueOf(suffix[index + 3]!);
    hex += bits.toString(16).padStart(5, '0');
  }
  return { kind, uuid: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` };
}

function valueOf(character: string): number {
  const value = VALUES.get(character);
  if (value === undefined) throw badInput('errors.malformed-id');
  return value;
}
