import type { HTTPGraphQLRequest } from '@apollo/server';
import type { RequestedOperation } from '../graphql/operations/operation-door.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** What the request asks for; null when it is malformed, which the server's library says better. */
export function requestedOperation({ method, body, search }: HTTPGraphQLRequest): RequestedOperation | null {
  const parameters = method === 'POST' ? ofBody(body) : method === 'GET' ? ofSearch(search) : null;
  if (!parameters) return null;
  const { query, documentId, operationName, variables, extensions } = parameters;
  if (![query, documentId, operationName].every((value) => value == null || typeof value === 'string')) return null;
  if (![variables, extensions].every((value) => value == null || isRecord(value))) return null;
  return {
    source: (query as string | null | undefined) ?? null,
    documentId: (documentId as string | null | undefined) ?? null,
    operationName: (operationName as string | null | undefined) ?? null,
    variables: (variables as Parameters | null | undefined) ?? null,
    extensions: (extensions as Parameters | null | undefined) ?? null,
  };
}

const isRecord = (value: unknown): value is Parameters => typeof value === 'object' && value !== null && !Array.isArray(value);
const ofBody = (body: unknown): Parameters | null => (isRecord(body) && Object.keys(body).length > 0 ? body : null);

function ofSearch(search: string): Parameters | null {
  const parameters = new URLSearchParams(search);
  const found: Record<string, unknown> = {};
  for (const name of ['query', 'documentId', 'operationName', 'variables', 'extensions']) {
    const values = parameters.getAll(name);
    if (values.length > 1) return null;
    if (values.length === 0) continue;
    try {
      found[name] = name === 'variables' || name === 'extensions' ? (JSON.parse(values[0]!) as unknown) : values[0];
    } catch {
      return null;
    }
  }
  return found;
}

/** Puts the text of a document that was named by its hash into the request. */
export function withSource(http: HTTPGraphQLRequest, { source, operationName, variables, extensions }: RequestedOperation, text: string): void {
  if (source === text && extensions?.['persistedQuery'] == null && operationName !== '') return;
  if (http.method === 'POST') {
    http.body = { query: text, ...(operationName ? { operationName } : {}), ...(variables === null ? {} : { variables }) };
    return;
  }
  const parameters = new URLSearchParams({ query: text });
  if (operationName) parameters.set('operationName', operationName);
  if (variables !== null) parameters.set('variables', JSON.stringify(variables));
  http.search = `?${parameters.toString()}`;
}
