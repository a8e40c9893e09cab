import { boundedText, failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { stepOf } from '../../plans/index.ts';
import { WHOLE, type MoneyOff } from '../model/money-off.ts';

/** A share or an amount, as people enter it. */
export interface MoneyOffInput {
  readonly basisPoints?: number | null;
  readonly amountMinor?: number | null;
}
const MAX_AMOUNT = 99_999_999;

/** One of share and amount; an amount is in the community's currency and in steps that can be charged. */
export function checkMoneyOff({ basisPoints = null, amountMinor = null }: MoneyOffInput, currency: string): Result<MoneyOff, InputFailure> {
  if (basisPoints === null && amountMinor === null) return refuse(failure('REQUIRED', ['input', 'basisPoints']));
  if (basisPoints !== null && amountMinor !== null) return refuse(failure('INVALID', ['input', 'amountMinor']));
  if (basisPoints !== null) return inRange(basisPoints, 1, WHOLE) ? ok({ basisPoints, amountMinor: null, currency: null }) : refuse(failure('OUT_OF_RANGE', ['input', 'basisPoints'], { min: 1, max: WHOLE }));
  const refusal = amountFault(amountMinor!, currency, 'amountMinor');
  return refusal ? refuse(refusal) : ok({ basisPoints: null, amountMinor: amountMinor!, currency });
}

export function amountFault(minor: number, currency: string, field: string, least = 1): InputFailure | null {
  if (!inRange(minor, least, MAX_AMOUNT)) return failure('OUT_OF_RANGE', ['input', field], { min: least, max: MAX_AMOUNT });
  return minor % stepOf(currency) === 0 ? null : failure('INVALID', ['input', field]);
}

/** Null, or within bounds. */
export function limitFault(value: number | null | undefined, field: string, max: number, min = 1): InputFailure | null {
  return value == null || inRange(value, min, max) ? null : failure('OUT_OF_RANGE', ['input', field], { min, max });
}

/** A time from which, and one until which; the end is in the future and after the beginning. */
export function periodFault(startsAt: Date, endsAt: Date | null | undefined, now: Date): InputFailure | null {
  return endsAt != null && (endsAt <= now || endsAt <= startsAt) ? failure('INVALID', ['input', 'endsAt']) : null;
}
export const checkName = (name: string): Result<string, InputFailure> => {
  const checked = boundedText(name, ['input', 'name'], { min: 1, max: 60 });
  return checked.ok ? ok(checked.value) : checked;
};
const inRange = (value: number, min: number, max: number): boolean => Number.isSafeInteger(value) && value >= min && value <= max;
