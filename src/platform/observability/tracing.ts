export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

export interface Tracing {
  /** Runs `work` in a span; a thrown error marks it. `carrier` holds the headers of an incoming request. */
  span<T>(name: string, attributes: SpanAttributes, work: () => Promise<T>, carrier?: Readonly<Record<string, unknown>>): Promise<T>;
  /** Sends what is waiting. */
  stop(): Promise<void>;
}

export const NO_TRACING: Tracing = { span: (_name, _attributes, work) => work(), stop: async () => {} };

/** Traces over OTLP, or nothing: the SDK is loaded only when an endpoint is configured, and reads its `OTEL_*` variables itself. */
export async function createTracing(options: { readonly endpoint: string | null; readonly serviceName: string }): Promise<Tracing> {
  if (options.endpoint === null) return NO_TRACING;
  const [{ startNodeSdk }, api] = await Promise.all([import('@opentelemetry/sdk-node'), import('@opentelemetry/api')]);
  const sdk = startNodeSdk({ logLevel: 'error', resourceAttributes: { 'service.name': options.serviceName }, metricReaders: [], logRecordProcessors: [] });
  const tracer = api.trace.getTracer('xingqun');

  return {
    span(name, attributes, work, carrier) {
      const parent = carrier === undefined ? api.context.active() : api.propagation.extract(api.context.active(), carrier);
      return tracer.startActiveSpan(name, { attributes }, parent, async (span) => {
        try {
          return await work();
        } catch (error) {
          span.setStatus({ code: api.SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
          throw error;
        } finally {
          span.end();
        }
      });
    },
    stop: () => sdk.shutdown(),
  };
}
