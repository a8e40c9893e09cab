import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import { standardOutput } from './gathered-lines.ts';
import { redact, redactError, redactText } from './redaction.ts';

export type Logger = PinoLogger;
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

const REQUEST_ID = /^[\w-]{8,64}$/;
const requestScope = new AsyncLocalStorage<{ readonly requestId: string }>();

/** The id that a client or balancer gave, when it is harmless, or a new one. */
export const requestIdFrom = (header: unknown): string => (typeof header === 'string' && REQUEST_ID.test(header) ? header : randomUUID());

/** Everything logged while `run` works, also by adapters deep below, carries the request's id. */
export const inRequest = <T>(requestId: string, run: () => T): T => requestScope.run({ requestId }, run);

interface LoggedRequest { readonly id?: unknown; readonly method?: unknown; readonly url?: unknown }
interface LoggedReply { readonly statusCode?: unknown }

// Queries of GET requests hold variables, and paths of media hold signatures: only the path is logged.
const requestForLog = ({ id, method, url }: LoggedRequest): unknown => ({ id, method, path: typeof url === 'string' ? redactText(url.split('?', 1)[0] ?? '') : undefined });
const replyForLog = ({ statusCode }: LoggedReply): unknown => ({ statusCode });

function fieldsForLog(fields: Record<string, unknown>): Record<string, unknown> {
  const { req, res, ...rest } = fields;
  return { ...(req === undefined ? {} : { req }), ...(res === undefined ? {} : { res }), ...(redact(rest) as Record<string, unknown>) };
}

/** JSON lines. Nothing that names or authenticates a person, and no text that people wrote, passes it. */
export function createLogger(options: { readonly level: LogLevel; readonly name?: string; readonly destination?: DestinationStream }): Logger {
  const logger = pino({
    level: options.level,
    base: { service: options.name ?? 'xingqun' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => fieldsForLog(fields),
    },
    serializers: { req: requestForLog, res: replyForLog, err: redactError },
    // pino merges into what it is given, so it gets a copy.
    mixin: () => ({ ...requestScope.getStore() }),
    hooks: {
      logMethod(args, method) {
        method.apply(this, args.map((arg) => (typeof arg === 'string' ? redactText(arg) : arg)) as typeof args);
      },
    },
  }, options.destination ?? standardOutput());
  return withRedactedBindings(logger);
}

// pino formats the bindings of the first logger only; children inherit this `child`.
function withRedactedBindings(logger: Logger): Logger {
  const child = logger.child;
  logger.child = function redactedChild(this: Logger, bindings: Record<string, unknown>, options?: object) {
    return child.call(this, fieldsForLog(bindings), options);
  } as Logger['child'];
  return logger;
}
