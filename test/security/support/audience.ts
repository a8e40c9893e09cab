import { partsOf } from './canaries.ts';
import { CALLERS, type Caller, type Part } from './cast.ts';
import type { Place } from './matrix-world.ts';

/** As what somebody comes: a part in the place, or none. */
type Standing = Part | 'visitor' | 'stranger' | 'staff';

const OWNER: readonly Standing[] = ['owner'];
const PARTNERS: readonly Standing[] = ['partner', ...OWNER];
const KEEPERS: readonly Standing[] = ['admin', ...PARTNERS];
/** Those whom every gate lets through: by role, or because they paid. */
const ENTITLED: readonly Standing[] = ['paidMember', 'guest', ...KEEPERS];
/** Whoever wrote something reads it, whatever their rights. */
const READERS: readonly Standing[] = ['author', ...ENTITLED];
const MEMBERS: readonly Standing[] = ['member', 'muted', ...READERS];
const NOBODY: readonly Standing[] = [];
const STAFF: readonly Standing[] = ['staff'];
/** Everyone who sees the community: all, or the members of a private one. */
const SIGHT = 'sight';
/** The person whose text it is, and nobody else. */
const SELF = 'self';
const EVERYONE = 'everyone';
type Audience = readonly Standing[] | typeof SIGHT | typeof SELF | typeof EVERYONE;

/** Who may read what: `<table>-<column>[-<variant>]`. A canary without a line here fails the test. */
export const SEEN_BY: Readonly<Record<string, Audience>> = {
  'user_account-email': SELF, 'user_account-pending_email': SELF, 'user_account-display_name': EVERYONE, 'user_account-bio': EVERYONE, 'user_session-device_name': SELF, 'user_session-last_used_at': SELF, 'user_session-expires_at': SELF,
  'user_credential-password_hash': NOBODY, 'user_credential-wechat_open_id': NOBODY, 'user_credential-wechat_union_id': NOBODY, 'refresh_token-hash': NOBODY,
  'mail_token-hash': NOBODY, 'mail_token-email': NOBODY, 'sign_in_failures-email_hash': NOBODY, 'sign_in_failures-count': NOBODY, 'idempotency_key-key': NOBODY, 'idempotency_key-input_hash': NOBODY, 'staff_act-target': SELF,

  'community-slug': SIGHT, 'community-name': SIGHT, 'community-description': SIGHT, 'community-join_questions': SIGHT, 'rules_version-body': SIGHT, 'rules_version-body-former': SIGHT,
  'community-last_member_number': NOBODY, 'member-access_version': NOBODY, 'member-muted_until': ['muted', ...KEEPERS], 'member-guest_until': ['guest', ...PARTNERS],
  'member-nickname': MEMBERS, 'member-nickname-buyer': [...MEMBERS, 'staff'], 'member-nickname-left': ['exMember', ...KEEPERS], 'member-nickname-banned': ['banned', ...KEEPERS],
  'invitation-code': KEEPERS, 'invitation-use_count': KEEPERS, 'join_request-decided_at': ['outsider', ...KEEPERS], 'invitation-code-member': ['member', ...KEEPERS],
  'join_request-answers': ['outsider', ...KEEPERS], 'join_request-answers-withdrawn': ['exMember', ...KEEPERS], 'join_request-answers-declined': ['outsider', ...KEEPERS], 'join_request-reason': ['outsider', ...KEEPERS],

  'tier-name': SIGHT, 'tier-description': SIGHT, 'tier-entitlements': SIGHT, 'tier-name-free': SIGHT, 'tier-description-free': SIGHT,
  'access_grant-source_id': NOBODY, 'access_grant-source_id-paid': NOBODY, 'access_grant-source_id-former': NOBODY,
  'access_grant-ends_at': ['paidMember', ...PARTNERS], 'access_grant-reason': ['paidMember', ...PARTNERS], 'access_grant-entitlements': ['paidMember', ...PARTNERS], 'access_grant-reason-former': ['exMember', ...PARTNERS],

  'topic-title-open': SIGHT, 'topic-description-open': SIGHT, 'topic-title-gated': SIGHT, 'topic-description-gated': SIGHT, 'topic-title-archived': SIGHT, 'topic-description-archived': SIGHT,
  'topic-read_entitlement-gated': SIGHT, 'topic-write_entitlement-gated': SIGHT,
  'post-title-open': SIGHT, 'post-excerpt-open': SIGHT, 'post-body-open': MEMBERS, 'post-body_html-open': MEMBERS,
  'post-title-gated': SIGHT, 'post-teaser-gated': SIGHT, 'post-excerpt-gated': NOBODY, 'post-body-gated': READERS, 'post-body_html-gated': READERS,
  'post-excerpt-talk': SIGHT, 'post-body-talk': READERS, 'post-body_html-talk': READERS,
  'post-title-deleted': NOBODY, 'post-teaser-deleted': NOBODY, 'post-excerpt-deleted': NOBODY, 'post-body-deleted': NOBODY, 'post-body_html-deleted': NOBODY,
  'post_revision-title-open': MEMBERS, 'post_revision-body-open': MEMBERS, 'post_revision-body_html-open': MEMBERS,
  'post_revision-title-gated': READERS, 'post_revision-body-gated': READERS, 'post_revision-body_html-gated': READERS,
  'post_revision-title-deleted': NOBODY, 'post_revision-body-deleted': NOBODY, 'post_revision-body_html-deleted': NOBODY,
  'comment-body-open': MEMBERS, 'comment-body-openReply': MEMBERS, 'comment-body-gated': READERS, 'comment-body-gatedReply': READERS, 'comment-body-deleted': NOBODY,
  'media-width-open': MEMBERS, 'media-width-gated': READERS, 'media-width-loose': ['member'], 'media-bytes-open': NOBODY, 'media-bytes-gated': NOBODY, 'media-bytes-loose': NOBODY,
  'media-storage_key-open': MEMBERS, 'media-storage_key-gated': READERS, 'media-storage_key-loose': ['member'],

  'room-name-open': MEMBERS, 'room-description-open': MEMBERS, 'room-name-gated': MEMBERS, 'room-description-gated': MEMBERS, 'room-entitlement-gated': SIGHT,
  'room_message-body-open': MEMBERS, 'room_message-body-openReply': MEMBERS, 'room_message-body-openRecalled': NOBODY,
  'room_message-body-gated': ENTITLED, 'room_message-body-gatedReply': ENTITLED, 'room_message-body-gatedRecalled': NOBODY,
  'message_revision-body-open': KEEPERS, 'message_revision-body-openRecalled': NOBODY, 'message_revision-body-gated': KEEPERS, 'message_revision-body-gatedRecalled': NOBODY, 'viewer_event-data': NOBODY, 'room_mute-reason-open': ['muted', ...KEEPERS],

  'media-file_name-gatedfile': ENTITLED, 'media-storage_key-gatedfile': ENTITLED, 'media-bytes-gatedfile': ENTITLED, 'media-file_name-loosefile': ['member'], 'media-storage_key-loosefile': ['member'], 'media-bytes-loosefile': ['member'],
  'bot-name': KEEPERS, 'bot-description': KEEPERS, 'bot_token-name': KEEPERS, 'bot_token-last_used_at': KEEPERS, 'bot_token-hash': NOBODY, 'member-nickname-bot': KEEPERS,
  'relay_list-title-open': MEMBERS, 'relay_list-description-open': MEMBERS, 'relay_list-variants-open': MEMBERS, 'relay_entry-variant-open': MEMBERS, 'relay_entry-note-open': MEMBERS, 'red_packet-title-open': MEMBERS, 'red_packet-total-open': MEMBERS, 'red_packet_claim-amount-open': MEMBERS,
  'relay_list-title-gated': ENTITLED, 'relay_list-description-gated': ENTITLED, 'relay_list-variants-gated': ENTITLED, 'relay_entry-variant-gated': ENTITLED, 'relay_entry-note-gated': ENTITLED, 'red_packet-title-gated': ENTITLED, 'red_packet-total-gated': ENTITLED, 'red_packet_claim-amount-gated': ENTITLED,

  'checkout_attempt-url-open': ['member'], 'checkout_attempt-url-paid': NOBODY, 'checkout_attempt-url-surplus': NOBODY, 'checkout_attempt-session_id-open': NOBODY, 'checkout_attempt-payment_id-open': NOBODY, 'checkout_attempt-payment_id-paid': NOBODY, 'checkout_attempt-payment_id-surplus': NOBODY, 'checkout_attempt-session_id-paid': NOBODY,
  'checkout_attempt-session_id-surplus': STAFF, 'checkout_attempt-subscription_id-open': NOBODY, 'checkout_attempt-subscription_id-paid': NOBODY, 'checkout_attempt-subscription_id-surplus': NOBODY,
  'plan-name': SIGHT, 'plan-sales_limit': SIGHT, 'plan-taken_count': OWNER, 'quote-amount_minor': ['paidMember'], 'quote-expires_at': ['paidMember'], 'quote-rules': ['paidMember'], 'purchase_order-rules': ['paidMember', 'owner', 'staff'], 'purchase_order-accept_reason': ['paidMember', 'owner', 'staff'],
  'price-amount_minor': SIGHT, 'purchase_order-amount_minor': ['paidMember', 'owner', 'staff'], 'purchase_order-paid_at': ['paidMember', 'owner', 'staff'], 'checkout_attempt-received_minor': STAFF, 'membership_subscription-current_period_end': ['paidMember', 'staff'],
  'membership_subscription-provider_id': NOBODY, 'membership_subscription-provider_price_id': NOBODY, 'subscription_change-due_minor': ['paidMember', 'staff'], 'subscription_change-charged_minor': NOBODY, 'subscription_change-confirm_url': ['paidMember'], 'subscription_change-provider_invoice_id': NOBODY, 'provider_object-provider_id': NOBODY, 'provider_object-asked_key': NOBODY, 'provider_object-asked_with': NOBODY,
  'stripe_event-id': STAFF, 'stripe_event-type': STAFF, 'stripe_event-error': STAFF, 'stripe_event-checkout_id': NOBODY, 'stripe_event-subscription_id': NOBODY,
  'service_offer-title': MEMBERS, 'service_offer-description': MEMBERS, 'service_offer-amount_minor': MEMBERS, 'escrow-subject': ['member', 'author', 'owner'], 'escrow-objection': ['member', 'author', 'owner'], 'escrow-decision': ['member', 'author', 'owner'], 'stripe_event-object_id': NOBODY, 'stripe_event-payment_id': NOBODY, 'stripe_event-charge_id': NOBODY, 'stripe_event-customer_id': NOBODY, 'stripe_event-account_id': NOBODY,
  'reconciliation_difference-subject': STAFF, 'account_listing-account_id': NOBODY, 'account_listing-last_event_id': NOBODY, 'balance_movement-id': NOBODY, 'balance_movement-type': NOBODY, 'balance_movement-provider_source_id': NOBODY, 'balance_movement-source_key': NOBODY,

  'coupon-name': OWNER, 'coupon-taken_count': OWNER, 'promotion_code-code': OWNER, 'promotion_use-amount_minor': NOBODY, 'price_ladder-name': SIGHT, 'group_buy_offer-name': SIGHT, 'group_buy-deadline': MEMBERS,
  'voucher-amount_minor': ['paidMember', ...OWNER], 'voucher-reason': ['paidMember', ...OWNER], 'voucher-source_id': NOBODY, 'voucher-reason-used': ['member', ...OWNER], 'voucher-source_id-used': NOBODY,
  'gift-code': ['member'], 'gift-message': ['member', 'paidMember'], 'referral-created_at': ['member', ...OWNER], 'referral_debt-amount_minor': ['member'],

  'payment-amount_minor': ['paidMember', 'owner', 'staff'], 'payment-fee_minor': NOBODY, 'payment-provider_payment_id': NOBODY, 'payment-provider_charge_id': NOBODY, 'payment-provider_invoice_id': NOBODY,
  'refund-amount_minor': ['paidMember', 'owner', 'staff'], 'refund-reason': ['paidMember', 'owner', 'staff'], 'refund-source_key': NOBODY, 'refund-provider_id': NOBODY, 'refund-failure_reason': NOBODY,
  'dispute-amount_minor': ['owner', 'staff'], 'dispute-reason': ['owner', 'staff'], 'dispute-provider_id': NOBODY, 'fraud_warning-kind': ['owner', 'staff'], 'fraud_warning-provider_id': NOBODY, 'refund_policy-window_hours': SIGHT,

  'ledger_transaction-source_id': NOBODY, 'ledger_entry-amount_minor': ['owner', 'staff'], 'payout_account-requirements': ['partner'], 'payout_account-provider_id': NOBODY,
  'bank_payout-amount_minor': ['partner'], 'bank_payout-failure_reason': ['partner'], 'bank_payout-provider_id': NOBODY, 'payout_transfer-amount_minor': ['partner', 'owner', 'staff'], 'payout_transfer-provider_id': NOBODY,
  'payout_transfer-failure_reason': NOBODY, 'transfer_reversal-provider_id': NOBODY, 'transfer_reversal-failure_reason': NOBODY, 'manual_payout-amount_minor': ['partner', 'owner', 'staff'], 'manual_payout-reference': ['partner', 'owner', 'staff'], 'manual_payout-answered_at': ['partner', 'owner', 'staff'],

  'growth_level-name-b': SIGHT, 'growth_level-name-c': SIGHT, 'growth_level-entitlements-b': SIGHT, 'growth_level-entitlements-c': SIGHT, 'member_growth-entitlements': NOBODY,
  'member_growth-points': MEMBERS, 'points_entry-amount': ['author', ...PARTNERS], 'points_entry-balance': ['author', ...PARTNERS], 'points_movement-amount': ['author', ...PARTNERS], 'points_movement-balance': ['author', ...PARTNERS], 'kol_activity-paying_invitee_count': ['author', ...PARTNERS],
  'points_source-key': NOBODY, 'points_source-subject': NOBODY, 'points_source-day': NOBODY, 'points_source-marks': NOBODY,
  'kol_level-name-b': SIGHT, 'kol_level-name-c': SIGHT, 'kol_level-name-d': SIGHT, 'kol_level-entitlements-b': SIGHT, 'kol_level-entitlements-c': SIGHT, 'kol_level-entitlements-d': SIGHT, 'kol_standing-entitlements': NOBODY,
  'kol_standing_change-from_level': ['author', ...OWNER], 'kol_standing_change-to_level': ['author', ...OWNER], 'kol_standing_change-reason': ['author', ...OWNER],
  'kol_standing_change-from_level-ended': ['muted', ...OWNER], 'kol_standing_change-to_level-ended': ['muted', ...OWNER], 'kol_standing_change-reason-ended': ['muted', ...OWNER],
  'kol_invitation-message': ['member', ...PARTNERS], 'kol_invitation-message-former': PARTNERS,
};

/** What somebody bought, they know by name also after they left; and the operator, who looks into payments. */
const BOUGHT: ReadonlySet<string> = new Set(['tier-name', 'tier-description', 'tier-entitlements', 'topic-read_entitlement-gated', 'room-entitlement-gated']);
/** What a buyer holds now: an order names its buyer, and the operator looks into orders. */
const HELD_BY_BUYERS: ReadonlySet<string> = new Set(['tier-name-free', 'tier-description-free', 'price-amount_minor']);

function standingOf({ cast }: Pick<Place, 'cast'>, caller: Caller, userId: string | null): Standing {
  if (caller === 'visitor' || caller === 'staff') return caller;
  return (Object.keys(cast) as Part[]).find((part) => cast[part].userId === userId) ?? 'stranger';
}
function sees(audience: Audience, standing: Standing, isPrivate: boolean): boolean {
  if (audience === EVERYONE) return true;
  if (audience === SIGHT) return !isPrivate || MEMBERS.includes(standing);
  return audience !== SELF && audience.includes(standing);
}

/** Whether this caller may come to read this canary. Throws for one without a rule. */
export function maySee(text: string, caller: Caller, userId: string | null, places: readonly Place[]): boolean {
  const { place: name, rule } = partsOf(text);
  const place = places.find((candidate) => candidate.name === name);
  const ofPerson = /^(.*)-([A-Za-z]+)$/.exec(rule);
  const key = place ? rule : (ofPerson?.[1] ?? rule);
  const audience = SEEN_BY[key];
  if (audience === undefined) throw new Error(`No rule says who may see ${text}`);
  if (!place) return audience === EVERYONE || (audience === SELF && name.startsWith('person') && ofPerson?.[2] === caller);
  const standing = standingOf(place, caller, userId);
  const isPrivate = place.visibility === 'PRIVATE';
  if (BOUGHT.has(rule) && (standing === 'exMember' || standing === 'staff')) return true;
  if (HELD_BY_BUYERS.has(rule) && standing === 'staff') return true;
  return sees(audience, standing, isPrivate);
}
/** The callers who may see it: what the test compares. */
export const watchersOf = (text: string, userIdOf: (caller: Caller) => string | null, places: readonly Place[]): Caller[] => CALLERS.filter((caller) => maySee(text, caller, userIdOf(caller), places));
