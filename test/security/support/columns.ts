import { sql, type Kysely } from 'kysely';
import { canary } from './canaries.ts';

export interface Column {
  readonly table: string;
  readonly column: string;
}
const HOLDS_TEXT = ['text', 'character varying', 'jsonb', 'json', 'ARRAY', 'bytea'];

/** Every column of the migrated schema that can hold words, but those of the migration log; partitions are their table. */
export async function textColumns(database: Kysely<any>): Promise<Column[]> {
  const { rows } = await sql<Column>`select columns.table_name as "table", column_name as "column" from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'mikro_orm%' and data_type in (${sql.join(HOLDS_TEXT)})
      and not exists (select from pg_class where relname = columns.table_name and relispartition) order by 1, 2`.execute(database);
  return rows;
}

/** Columns that hold no words of people: why they need no canary. */
export const WORDLESS: Readonly<Record<string, string>> = {
  'access_grant.source_kind': 'closed set', 'checkout_attempt.received_currency': 'ISO 4217', 'checkout_attempt.state': 'closed set', 'checkout_attempt.methods': 'closed set', 'comment.reaction_counts': 'figures by kind', 'community.currency': 'ISO 4217',
  'community.time_zone': 'IANA name', 'community.visibility': 'closed set', 'idempotency_key.operation': 'name of a mutation', 'join_request.status': 'closed set', 'kol_invitation.status': 'closed set',
  'kol_standing_change.kind': 'closed set', 'mail_token.purpose': 'closed set', 'media.content_type': 'MIME type', 'media.kind': 'closed set', 'media.file_kind': 'closed set', 'member.role': 'closed set', 'member.status': 'closed set', 'membership_subscription.status': 'closed set',
  'subscription_change.currency': 'ISO 4217', 'subscription_change.kind': 'closed set', 'subscription_change.lines': 'figures and times', 'subscription_change.refusal': 'closed set', 'subscription_change.state': 'closed set', 'subscription_notice.kind': 'closed set', 'subscription_notice.subject': 'ids and times',
  'plan.kind': 'closed set', 'plan_piece.state': 'closed set', 'plan.starts_on': 'calendar day', 'plan.ends_on': 'calendar day', 'quote.kind': 'closed set', 'quote.channel': 'closed set', 'quote.currency': 'ISO 4217', 'point_rule.kind': 'closed set', 'points_entry.kind': 'closed set', 'points_source.kind': 'closed set', 'post.reaction_counts': 'figures by kind', 'post.type': 'closed set', 'price.currency': 'ISO 4217',
  'provider_object.kind': 'closed set', 'purchase_order.channel': 'closed set', 'purchase_order.payment_method': 'closed set', 'purchase_order.currency': 'ISO 4217', 'purchase_order.kind': 'closed set', 'purchase_order.state': 'closed set', 'purchase_order.purpose': 'closed set', 'purchase_order.shares': 'ids and shares', 'reaction.kind': 'closed set',
  'message_reaction.emoji': 'one emoji', 'room.edit_windows': 'seconds by role', 'room.recall_windows': 'seconds by role', 'room_event.data': "what its kind tells: figures, times, and the room's own name", 'room_message.reaction_counts': 'figures by emoji',
  'relay_list.capacity_unit': 'closed set', 'relay_list.closed_because': 'closed set', 'relay_entry.state': 'closed set', 'red_packet.content': 'closed set', 'red_packet.split': 'closed set', 'red_packet.currency': 'ISO 4217', 'red_packet.ended_because': 'closed set', 'points_movement.kind': 'closed set', 'room_message.attachment_kind': 'closed set',
  'bot_token.scopes': 'closed set', 'room_event.kind': 'closed set', 'staff_act.act': 'closed set', 'stripe_event.state': 'closed set', 'service_offer.kind': 'closed set', 'service_offer.currency': 'ISO 4217', 'escrow.purpose': 'closed set', 'escrow.state': 'closed set', 'escrow.state_before': 'closed set', 'stripe_event.origin': 'closed set', 'stripe_event.object': "the provider's word for a kind of object",
  'reconciliation_run.kind': 'closed set', 'reconciliation_run.state': 'closed set', 'reconciliation_run.failed_checks': 'names of checks', 'reconciliation_difference.kind': 'closed set', 'reconciliation_difference.currency': 'ISO 4217', 'reconciliation_difference.their_state': 'closed set', 'reconciliation_difference.our_state': 'closed set',
  'payment.currency': 'ISO 4217', 'payment.standing': 'closed set', 'refund.currency': 'ISO 4217', 'refund.origin': 'closed set', 'refund.state': 'closed set', 'dispute.currency': 'ISO 4217', 'dispute.fee_currency': 'ISO 4217', 'dispute.state': 'closed set', 'fraud_warning.answer': 'closed set', 'refund_policy.on_fraud_warning': 'closed set',
  'gift.state': 'closed set', 'coupon.audience': 'closed set', 'coupon.currency': 'ISO 4217', 'coupon.stacking': 'closed set', 'group_buy.state': 'closed set', 'group_buy_offer.currency': 'ISO 4217', 'group_buy_offer.leader_perk_currency': 'ISO 4217', 'group_buy_seat.state': 'closed set',
  'price_ladder.day': 'calendar day', 'price_ladder.steps': 'hours and shares', 'price_ladder.time_zone': 'IANA name', 'promotion_use.kind': 'closed set', 'promotion_use.state': 'closed set',
  'referral.state': 'closed set', 'referral_debt.currency': 'ISO 4217', 'referral_programme.currency': 'ISO 4217', 'voucher.currency': 'ISO 4217', 'voucher.source_kind': 'closed set', 'viewer_event.kind': 'closed set', 'voucher.state': 'closed set',
  'share_rule.partners': 'ids and shares', 'shared_payment.currency': 'ISO 4217', 'shared_payment.settlement_currency': 'ISO 4217', 'payment_share.kind': 'closed set', 'payment_share.currency': 'ISO 4217',
  'ledger_account.kind': 'closed set', 'ledger_account.currency': 'ISO 4217', 'ledger_account.holder': 'id of a payee', 'ledger_transaction.kind': 'closed set', 'ledger_transaction.source_type': 'closed set', 'ledger_entry.currency': 'ISO 4217',
  'payout_account.country': 'ISO 3166-1', 'payout_account.state': 'closed set', 'payout_transfer.currency': 'ISO 4217', 'payout_transfer.state': 'closed set', 'transfer_reversal.cause': 'closed set', 'transfer_reversal.state': 'closed set',
  'manual_payout.currency': 'ISO 4217', 'manual_payout.state': 'closed set', 'bank_payout.currency': 'ISO 4217', 'bank_payout.status': 'closed set',
  'balance_movement.currency': 'ISO 4217', 'balance_movement.source_type': 'closed set', 'user_account.locale': 'closed set', 'user_session.ended_by': 'closed set',
};

/** Columns without a canary in the world and without a reason; reasons for columns that are not there. */
export function columnFaults(columns: readonly Column[], canaries: ReadonlySet<string>, place: string, reasons: Readonly<Record<string, string>> = WORDLESS): string[] {
  const known = [...canaries];
  const isFilled = ({ table, column }: Column): boolean => [place, 'person'].some((name) => known.some((text) => text === canary(name, table, column) || text.startsWith(`${canary(name, table, column)}-`)));
  const names = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  return [
    ...columns.filter((column) => !isFilled(column) && reasons[`${column.table}.${column.column}`] === undefined).map(({ table, column }) => `${table}.${column} holds no canary and has no reason to`),
    ...Object.keys(reasons).filter((name) => !names.has(name)).map((name) => `${name} has a reason but is not there`),
  ];
}

/** Canaries that do not lie in their column: a typing mistake would prove nothing. */
export async function misplaced(database: Kysely<any>, columns: readonly Column[], canaries: ReadonlySet<string>): Promise<string[]> {
  const texts = await Promise.all(columns.map(async ({ table, column }) => {
    const { rows } = await sql<{ text: string | null }>`select ${sql.ref(column)}::text as text from ${sql.id(table)}`.execute(database);
    return [`-${table}-${column}`, rows.map(({ text }) => text ?? '').join('\n').toLowerCase()] as const;
  }));
  const contents = new Map(texts);
  return [...canaries].filter((text) => {
    const [, , table, column] = text.split('-');
    return !contents.get(`-${table}-${column}`)?.includes(text.toLowerCase());
  });
}
