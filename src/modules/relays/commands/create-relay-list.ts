import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { roomForReading, type GateFailure, type PostAttachmentFailure } from '../../chat/index.ts';
import type { RelaysDeps } from '../deps.ts';
import { RelayList, type CapacityUnit, type RelayListRow } from '../model/relay-list.entity.ts';
import { listById } from '../queries/relay-lists.ts';
import { CLOSE_DUE_LISTS } from './close-relay-list.ts';

export interface CreateRelayListInput {
  readonly roomId: string;
  readonly title: string;
  readonly description?: string | null;
  readonly capacity?: number | null;
  readonly capacityUnit?: CapacityUnit | null;
  readonly maxQuantity?: number | null;
  readonly variants?: readonly string[] | null;
  readonly closesAt?: Date | null;
  readonly idempotencyKey: string;
}
export type CreateRelayListFailure = InputFailure | Failure<'NOT_FOUND'> | GateFailure | PostAttachmentFailure;
export const MAX_VARIANTS = 20;
/** The most that stand in one list, in and waiting; an export holds them all. */
export const MAX_ENTRIES = 2_000;
const MAX_CAPACITY = 100_000;
const MAX_QUANTITY = 1_000;

type Terms = Pick<RelayList, 'title' | 'description' | 'capacity' | 'capacityUnit' | 'maxQuantity' | 'variants' | 'closesAt'>;

/** Opens a relay list: a message of the room that holds it. */
export async function createRelayList(deps: RelaysDeps, viewer: Viewer, input: CreateRelayListInput): Promise<Result<RelayListRow, CreateRelayListFailure>> {
  await deps.chat.countAct(viewer);
  return deps.uow.run<RelayListRow, CreateRelayListFailure>(async (tx) => {
    const found = await roomForReading(tx.db, viewer, input.roomId, tx.now);
    if (!found.ok) return refuse({ ...found.failure, path: ['input', 'roomId'] });
    const { room: { communityId, id: roomId }, viewer: { userId } } = found.value;
    return tx.once<RelayListRow, CreateRelayListFailure>({ userId, operation: 'createRelayList', key: input.idempotencyKey, input }, async () => {
      const terms = checkTerms(input, tx.now);
      if (!terms.ok) return terms;
      const [id, messageId] = [newId(tx.now.getTime()), newId(tx.now.getTime())];
      tx.em.create(RelayList, { ...terms.value, id, communityId, roomId, messageId, authorId: userId, createdAt: tx.now });
      await tx.flush();
      const posted = await deps.chat.postAttachment(tx, found.value, { kind: 'RELAY_LIST', id, messageId, body: terms.value.title });
      if (!posted.ok) return posted;
      if (terms.value.closesAt) tx.enqueue(CLOSE_DUE_LISTS, {}, { startAfter: terms.value.closesAt });
      return ok({ id, value: (await listById(tx.db, id))! });
    }, async (id) => (await listById(tx.db, id)) ?? undefined);
  });
}

function checkTerms(input: CreateRelayListInput, now: Date): Result<Terms, InputFailure> {
  const title = boundedText(input.title, ['input', 'title'], { min: 1, max: 100 });
  if (!title.ok) return title;
  const description = boundedText(input.description ?? '', ['input', 'description'], { max: 1_000 });
  if (!description.ok) return description;
  const { capacity = null, capacityUnit, maxQuantity, closesAt = null } = input;
  const fault = rangeFault('capacity', capacity, MAX_CAPACITY) ?? rangeFault('maxQuantity', maxQuantity ?? 1, MAX_QUANTITY);
  if (fault) return refuse(fault);
  if (closesAt !== null && closesAt <= now) return refuse(failure('INVALID', ['input', 'closesAt']));
  const variants = checkVariants(input.variants ?? []);
  if (!variants.ok) return variants;
  return ok({ title: title.value, description: description.value, capacity, capacityUnit: capacityUnit ?? 'ENTRIES', maxQuantity: maxQuantity ?? 1, variants: variants.value, closesAt });
}

const rangeFault = (field: string, value: number | null, max: number): InputFailure | null =>
  (value === null || (Number.isInteger(value) && value >= 1 && value <= max) ? null : failure('OUT_OF_RANGE', ['input', field], { min: 1, max }));

function checkVariants(given: readonly string[]): Result<string[], InputFailure> {
  const path = ['input', 'variants'];
  if (given.length > MAX_VARIANTS) return refuse(failure('OUT_OF_RANGE', path, { max: MAX_VARIANTS }));
  const variants: string[] = [];
  for (const variant of given) {
    const checked = boundedText(variant, path, { min: 1, max: 40 });
    if (!checked.ok) return checked;
    if (variants.includes(checked.value)) return refuse(failure('TAKEN', path));
    variants.push(checked.value);
  }
  return ok(variants);
}
