import type { Due } from '../flows/due.ts';
import { closeDispute, isOpenDispute } from '../flows/dispute-charge.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { flag, given, group, metadata, range, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { mergedMetadata } from '../metadata.ts';
import { refused } from '../stripe-error.ts';
import type { Dispute } from '../wire-money.ts';
import { find, type World } from '../world.ts';
import { change } from '../webhooks/events.ts';

const evidence = group({
  customer_communication: text(),
  customer_email_address: text(),
  customer_name: text(),
  customer_purchase_ip: text(),
  product_description: text(20_000),
  refund_policy_disclosure: text(20_000),
  refund_refusal_explanation: text(20_000),
  service_date: text(),
  uncategorized_text: text(20_000),
});
const update = { evidence, metadata: metadata(), submit: flag() };

type Update = Params<typeof update>;

/** Evidence decides by Stripe's own words for tests. */
function verdictOf(words: string | null): 'won' | 'lost' | null {
  if (words === 'winning_evidence') return 'won';
  return words === 'losing_evidence' ? 'lost' : null;
}

function updateDispute(world: World, id: string, wanted: Update): Dispute {
  const dispute = find(world, 'dispute', id);
  if (wanted.evidence && !isOpenDispute(dispute)) throw refused(`This dispute is already closed: ${dispute.status}.`);
  const isSubmitted = wanted.evidence !== undefined && wanted.submit !== false;
  const underReview = dispute.status === 'warning_needs_response' ? 'warning_under_review' : 'under_review';
  change(world, 'charge.dispute.updated', dispute, {
    metadata: mergedMetadata(dispute.metadata, wanted.metadata),
    ...(wanted.evidence && {
      evidence: { ...dispute.evidence, ...given(wanted.evidence) },
      evidence_details: {
        ...dispute.evidence_details,
        has_evidence: true,
        ...(isSubmitted && { submission_count: dispute.evidence_details.submission_count + 1, submission_method: 'manual' as const }),
      },
    }),
    ...(isSubmitted && { status: underReview }),
  });
  const verdict = isSubmitted ? verdictOf(dispute.evidence.uncategorized_text) : null;
  return verdict ? closeDispute(world, dispute, verdict) : dispute;
}

/** Disputes that nobody answers in time are lost. */
export function* disputeDues(world: World): Iterable<Due> {
  for (const dispute of world.tables.dispute.values()) {
    const { due_by: dueBy } = dispute.evidence_details;
    if (dispute.status.endsWith('needs_response') && dueBy !== null) yield { at: dueBy, run: () => closeDispute(world, dispute, 'lost') };
  }
}

const KIND = 'dispute';
const filters = { charge: text(), created: range(), payment_intent: text() };

export const disputeRoutes: Route[] = [
  route('GET', '/v1/disputes/:id', KIND, {}, ({ world, id }) => find(world, KIND, id)),
  route('POST', '/v1/disputes/:id', KIND, update, ({ world, id, params }) => updateDispute(world, id, params)),
  route('POST', '/v1/disputes/:id/close', KIND, {}, ({ world, id }) => closeDispute(world, find(world, KIND, id), 'lost')),
  listRoute('/v1/disputes', KIND, filters, ({ world, params }) =>
    [...world.tables.dispute.values()].filter(
      (dispute) =>
        matches(params.charge, dispute.charge) &&
        matches(params.payment_intent, dispute.payment_intent) &&
        isWithin(dispute.created, params.created),
    ),
  ),
];
