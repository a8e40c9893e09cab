/** Whether the answer goes out as `application/graphql-response+json`; without a wish for it, as `application/json`. */
export function prefersGraphqlJson(accept: string | undefined): boolean {
  const qualities = new Map<string, number>();
  for (const part of (accept ?? '').slice(0, 1_000).split(',')) {
    const [type = '', ...parameters] = part.toLowerCase().split(';').map((text) => text.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    if (!qualities.has(type)) qualities.set(type, quality === undefined ? 1 : Number(quality));
  }
  const order = [...qualities.keys()];
  const graphql = qualities.get(GRAPHQL_JSON) ?? 0;
  const json = qualities.get('application/json') ?? 0;
  if (graphql !== json) return graphql > json;
  return graphql > 0 && order.indexOf(GRAPHQL_JSON) < order.indexOf('application/json');
}
const GRAPHQL_JSON = 'application/graphql-response+json';
