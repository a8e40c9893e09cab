import { eventFaults } from '../rules/events.ts';
import { paramFaults } from '../rules/params.ts';
import { semanticFaults } from '../rules/walk.ts';
import { decodeForm } from './form.ts';
import { isPlain, operationAt, schema, type Operation, type Plain, type Shape } from './schema.ts';
import { typed } from './typed.ts';
import { violationsOf } from './violations.ts';

export interface Call {
  readonly verb: string;
  /** With its query. */
  readonly url: string;
  readonly body: string;
  readonly contentType: string | undefined;
}
export interface Judgement {
  /** Null for what this version of the API does not have. */
  readonly operation: Operation | null;
  readonly faults: readonly string[];
}

/** Judges a request: the call exists, and its parameters are such as this version takes. */
export function judgeRequest({ verb, url, body, contentType }: Call): Judgement {
  const [path, query = ''] = url.split('?', 2) as [string, string?];
  const operation = operationAt(verb, path);
  if (!operation) return { operation, faults: ['is no call of this version'] };
  const isForm = body === '' || (contentType ?? '').startsWith('application/x-www-form-urlencoded');
  if (!isForm) return { operation, faults: [`the body is ${contentType}, no form`] };
  const { fields, faults } = decodeForm([query, body].filter((text) => text !== '').join('&'));
  const params = typed(operation.params, fields);
  const shapeFaults = violationsOf(operation.params, params, 'params');
  return { operation, faults: [...faults, ...shapeFaults, ...(isPlain(params) ? paramFaults(operation, params) : [])] };
}

/** Judges what a call was answered with success. */
export function judgeAnswer(operation: Operation, answer: unknown): string[] {
  return [...violationsOf(answerShape(operation), answer, 'answer'), ...semanticFaults(answer, 'answer')];
}

/** Judges a refusal: an error as Stripe words it, with a type that this version has. */
export function judgeError(answer: unknown): string[] {
  const error = isPlain(answer) ? answer.error : undefined;
  if (!isPlain(error)) return ['a refusal without an error'];
  const unknown = Object.keys(error).filter((name) => !ERROR_FIELDS.has(name)).map((name) => `error.${name} is unknown`);
  const untyped = ERROR_TYPES.has(String(error.type)) ? [] : [`error.type is ${String(error.type)}`];
  const texts = ['message', 'code', 'param', 'decline_code', 'doc_url'].filter((name) => name in error && typeof error[name] !== 'string').map((name) => `error.${name} is no text`);
  return [...unknown, ...untyped, ...texts];
}
const ERROR_TYPES = new Set(['api_error', 'card_error', 'idempotency_error', 'invalid_request_error']);
const ERROR_FIELDS = new Set(['type', 'message', 'code', 'param', 'decline_code', 'doc_url', 'request_log_url', 'charge', 'payment_intent', 'payment_method', 'payment_method_type', 'setup_intent', 'source', 'advice_code', 'network_advice_code', 'network_decline_code', 'user_message']);

/** Judges an event with the object that it carries. */
export function judgeEvent(event: unknown): string[] {
  if (!isPlain(event)) return ['an event is no object'];
  const shape = schema.events[String(event.type)];
  if (!shape) return [`${String(event.type)} is no event of this version`];
  const version = event.api_version === schema.apiVersion ? [] : [`event.api_version is ${String(event.api_version)}`];
  return [...version, ...violationsOf(shape, event, 'event'), ...semanticFaults(event, 'event'), ...eventFaults(event)];
}

/** Judges one object by what it says it is. */
export function judgeObject(shape: Shape, value: Plain): string[] {
  return [...violationsOf(shape, value, String(value.object)), ...semanticFaults(value, String(value.object))];
}

const pages = new Map<Operation, Shape>();
/** A page is closed as well: the lists of the SDK, around what the call lists. */
function answerShape(operation: Operation): Shape {
  if (operation.kind === 'object') return operation.response;
  const known = pages.get(operation);
  if (known) return known;
  const isSearch = operation.kind === 'search';
  const properties: Record<string, Shape> = {
    object: { const: isSearch ? 'search_result' : 'list' }, data: { type: 'array', items: operation.response }, has_more: { type: 'boolean' }, url: { type: 'string' },
    ...(isSearch ? { next_page: { anyOf: [{ type: 'null' }, { type: 'string' }] }, total_count: { type: 'number' } } : {}),
  };
  const shape: Shape = { type: 'object', properties, required: ['object', 'data', 'has_more', 'url', ...(isSearch ? ['next_page'] : [])], additionalProperties: false };
  pages.set(operation, shape);
  return shape;
}
