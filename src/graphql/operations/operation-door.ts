import type { GraphQLSchema } from 'graphql';
import { badInput, RequestError } from '../../kernel/request-error.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { costOf } from '../limits/cost.ts';
import { hasVariablePages } from '../limits/page-argument.ts';
import type { Limits } from '../limits/limits.ts';
import { mergeSelections } from '../limits/merged-selections.ts';
import { charge, take, type Charge, type RateLimits } from '../limits/rate-limits.ts';
import { checkVariables, type Variables } from '../limits/variables.ts';
import { checkBot } from './bot-fields.ts';
import { DocumentCache } from './document-cache.ts';
import { openDocument, type ValidDocument } from './documents.ts';
import { RegisteredDocuments, resolveSource } from './registered-documents.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

export type Transport = 'http' | 'websocket';
export type Openness = 'on' | 'staff' | 'off';

/** An operation as a client asks for it, over either transport. */
export interface RequestedOperation {
  readonly source: string | null;
  readonly documentId: string | null;
  readonly operationName: string | null;
  readonly variables: Variables | null;
  readonly extensions: Readonly<Record<string, unknown>> | null;
}
export interface Caller {
  readonly viewer: Viewer;
  readonly ip: string | null;
  readonly transport: Transport;
}
/** An operation that may be executed: valid, within its limits, and paid for. */
export interface AdmittedOperation {
  readonly document: ValidDocument;
  readonly variables: Variables;
  readonly cost: number;
  readonly charge: Charge;
}
export interface OperationDoorOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly rateLimits: RateLimits;
  readonly trusted: TrustedDocuments;
  readonly introspection: Openness;
  /** Milliseconds since 1970; from the deployment's clock. */
  readonly now: () => number;
  /** Whom an address is limited as. */
  readonly addressKey: (ip: string) => string;
}
/** The one way in for operations: HTTP and WebSocket pass the same checks in the same order. */
export interface OperationDoor {
  readonly cache: DocumentCache;
  readonly limits: Limits;
  admit(request: RequestedOperation, caller: Caller): Promise<AdmittedOperation>;
}

export function createOperationDoor(options: OperationDoorOptions): OperationDoor {
  const { schema, limits, rateLimits, trusted, now } = options;
  const cache = new DocumentCache();
  const registered = new RegisteredDocuments();

  const open = async (source: string, { ip }: Caller): Promise<ValidDocument> => {
    const known = cache.bySource(source);
    if (known) return known;
    await take(rateLimits.documents, ip, 1, now);
    // Somebody else may have brought it meanwhile: one text has one document.
    const arrived = cache.bySource(source);
    if (arrived) return arrived;
    const document = openDocument(schema, source, limits, trusted.holds(source));
    cache.keep(document);
    return document;
  };

  const priceOf = pricesOf(schema, limits);
  return {
    cache, limits,
    async admit(request, { ip, ...who }) {
      const caller = { ...who, ip: ip === null ? null : options.addressKey(ip) };
      const { source, registerAs } = resolveSource(request, trusted, registered);
      const variables = request.variables ?? {};
      checkVariables(variables, limits);
      const document = await open(source, caller);
      checkTrust(trusted, document, caller.viewer);
      if (registerAs !== null) registered.keep(registerAs, source);
      checkOperation(document, request.operationName, caller, options.introspection);
      checkBot(schema, document, caller.viewer);
      await countCredentials(options, document, caller);
      const cost = priceOf(document, variables);
      if (cost > limits.maxCost && !trusted.holds(source)) throw tooExpensive(Math.min(cost, Number.MAX_SAFE_INTEGER), limits.maxCost);
      return { document, variables, cost, charge: await charge(rateLimits, { userId: caller.viewer.userId, isBot: caller.viewer.bot !== undefined, ip: caller.ip }, cost, now) };
    },
  };
}

/** What documents cost; asked once where no variable says how long a page is. */
function pricesOf(schema: GraphQLSchema, limits: Limits): (document: ValidDocument, variables: Variables) => number {
  const prices = new WeakMap<ValidDocument, number>();
  return (document, variables) => {
    const known = prices.get(document);
    if (known !== undefined) return known;
    const cost = costOf(schema, document.operation, document.fragments, variables, limits);
    if (!hasVariablePages(document.document)) prices.set(document, cost);
    return cost;
  };
}

const tooExpensive = (cost: number, max: number): RequestError => new RequestError('TOO_COMPLEX', 'errors.too-complex', { cost, max }, { requested: cost, limit: max });

function checkTrust(trusted: TrustedDocuments, document: ValidDocument, viewer: Viewer): void {
  if (trusted.mode === 'open' || viewer.isStaff || trusted.trusts(document)) return;
  throw new RequestError('DOCUMENT_NOT_TRUSTED', 'errors.document-not-trusted');
}

function checkOperation({ operation, usesIntrospection }: ValidDocument, operationName: string | null, { viewer, transport }: Caller, introspection: Openness): void {
  if (operationName && operationName !== operation.name?.value) throw badInput('errors.unknown-operation');
  const isSubscription = operation.operation === 'subscription';
  if (transport === 'websocket' && !isSubscription) throw new RequestError('OPERATION_NOT_ALLOWED', 'errors.subscriptions-only');
  if (transport === 'http' && isSubscription) throw new RequestError('OPERATION_NOT_ALLOWED', 'errors.operation-not-allowed');
  const mayIntrospect = introspection === 'on' || (introspection === 'staff' && viewer.isStaff);
  if (usesIntrospection && !mayIntrospect) throw new RequestError('OPERATION_NOT_ALLOWED', 'errors.introspection-off');
}

/** Every try of a secret counts, also those of a document that is refused for holding several. */
async function countCredentials({ schema, limits, rateLimits, now }: OperationDoorOptions, document: ValidDocument, { ip }: Caller): Promise<void> {
  const tries = credentialsIn(schema, document);
  if (tries === 0) return;
  await take(rateLimits.credentials, ip, tries, now);
  if (tries > limits.maxCredentialFields) throw new RequestError('TOO_COMPLEX', 'errors.one-credential', { max: limits.maxCredentialFields });
}

const credentials = new WeakMap<ValidDocument, number>();

function credentialsIn(schema: GraphQLSchema, document: ValidDocument): number {
  const known = credentials.get(document);
  if (known !== undefined) return known;
  const { operation, fragments } = document;
  const fields = schema.getRootType(operation.operation)?.getFields() ?? {};
  const tries = [...mergeSelections([{ selectionSet: operation.selectionSet, typeName: undefined }], fragments).values()].filter((group) => fields[group[0]!.node.name.value]?.extensions['credential'] === true).length;
  credentials.set(document, tries);
  return tries;
}
