import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { dayAfter, instantOf, isDay } from '../../communities/index.ts';
import { plansOfTier, tierForSelling } from '../access.ts';
import type { PlansDeps } from '../deps.ts';
import { FIRST_DAY, LAST_DAY, MAX_PLANS, MAX_SALES_LIMIT, MAX_TERM_DAYS, Plan, USUAL_TERM_DAYS, type PlanKind, type PlanRow } from '../model/plan.entity.ts';
import { planById, type PlanOffer } from '../queries/plans.ts';

export interface CreatePlanInput {
  readonly tierId: string;
  readonly kind: PlanKind;
  readonly name?: string | null;
  /** Of a TERM; 365 when absent. */
  readonly termDays?: number | null;
  /** First and last day of a FIXED_PERIOD. */
  readonly startsOn?: string | null;
  readonly endsOn?: string | null;
  /** How many may be sold in all. */
  readonly salesLimit?: number | null;
  readonly idempotencyKey: string;
}
type CreatePlanFailure = InputFailure | Failure<'NOT_FOUND'>;
type Length = Pick<PlanRow, 'termDays' | 'startsOn' | 'endsOn' | 'startsAt' | 'endsAt'>;
const MAX_NAME = 40;

/** Adds a way to buy a tier. It is on sale from its first price on. Kind, length and dates never change. */
export function createPlan(deps: PlansDeps, viewer: Viewer, input: CreatePlanInput): Promise<Result<PlanOffer, CreatePlanFailure>> {
  return deps.uow.run(async (tx) => {
    const found = await tierForSelling(tx, viewer, input.tierId);
    if (!found.ok) return found;
    const { tier, standing } = found.value;
    return tx.once<PlanOffer, CreatePlanFailure>({ userId: standing.member.userId, operation: 'createPlan', key: input.idempotencyKey, input }, async () => {
      if (tier.isDefault) return refuse(failure('INVALID', ['input', 'tierId']));
      const name = input.name == null ? ok(null) : boundedText(input.name, ['input', 'name'], { min: 1, max: MAX_NAME });
      if (!name.ok) return name;
      const length = lengthOf(input, standing.community.timeZone, tx.now);
      if (!length.ok) return length;
      const { salesLimit = null } = input;
      if (salesLimit !== null && (salesLimit < 1 || salesLimit > MAX_SALES_LIMIT)) return refuse(failure('OUT_OF_RANGE', ['input', 'salesLimit'], { min: 1, max: MAX_SALES_LIMIT }));
      await tx.db.selectFrom('community').select('id').where('id', '=', tier.communityId).forNoKeyUpdate().execute();
      const others = await plansOfTier(tx, tier);
      if (others.length >= MAX_PLANS) return refuse(failure('OUT_OF_RANGE', ['input', 'tierId'], { max: MAX_PLANS }));
      if (others.some((plan) => plan.kind === input.kind && (plan.name ?? null) === name.value)) return refuse(name.value === null ? failure('TAKEN', ['input', 'kind'], { context: 'plan' }) : failure('TAKEN', ['input', 'name']));
      const plan = tx.em.create(Plan, { id: newId(tx.now.getTime()), communityId: tier.communityId, tierId: tier.id, kind: input.kind, name: name.value, ...length.value, salesLimit, createdAt: tx.now });
      await tx.flush();
      return ok({ id: plan.id, value: (await planById(tx.db, plan.id, tx.now))! });
    }, async (id) => (await planById(tx.db, id, tx.now))!);
  });
}

const NONE: Length = { termDays: null, startsOn: null, endsOn: null, startsAt: null, endsAt: null };
const invalid = (field: string): Result<never, InputFailure> => refuse(failure('INVALID', ['input', field]));

/** How long what is bought lasts: each kind takes its own fields and no others. */
function lengthOf({ kind, termDays = null, startsOn = null, endsOn = null }: CreatePlanInput, timeZone: string, now: Date): Result<Length, InputFailure> {
  if (kind !== 'TERM' && termDays !== null) return invalid('termDays');
  if (kind !== 'FIXED_PERIOD' && (startsOn ?? endsOn) !== null) return invalid(startsOn === null ? 'endsOn' : 'startsOn');
  if (kind === 'TERM') {
    const days = termDays ?? USUAL_TERM_DAYS;
    return days < 1 || days > MAX_TERM_DAYS ? refuse(failure('OUT_OF_RANGE', ['input', 'termDays'], { min: 1, max: MAX_TERM_DAYS })) : ok({ ...NONE, termDays: days });
  }
  if (kind !== 'FIXED_PERIOD') return ok(NONE);
  if (startsOn === null || !isDay(startsOn)) return invalid('startsOn');
  if (endsOn === null || !isDay(endsOn) || endsOn < startsOn) return invalid('endsOn');
  if (startsOn < FIRST_DAY || endsOn > LAST_DAY) return refuse(failure('OUT_OF_RANGE', ['input', startsOn < FIRST_DAY ? 'startsOn' : 'endsOn'], { min: FIRST_DAY, max: LAST_DAY }));
  const endsAt = instantOf(dayAfter(endsOn), '00:00', timeZone);
  return endsAt <= now ? invalid('endsOn') : ok({ ...NONE, startsOn, endsOn, startsAt: instantOf(startsOn, '00:00', timeZone), endsAt });
}
