import type { FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import type { GraphqlApi } from '../graphql/api.ts';
import type { ReportFault } from '../graphql/error-masker.ts';
import type { Openness } from '../graphql/operations/operation-door.ts';
import type { Locale, Viewer } from '../kernel/viewer.ts';

export interface Authenticated {
  readonly viewer: Viewer;
  /** Null for a bot's token without an end. */
  readonly expiresAt: Date | null;
}
export interface Authentication {
  /** Who the access token, or a bot's token, names; throws `UNAUTHENTICATED` for any other text. `locale` is what the request asks for, where the person has not chosen. */
  authenticate(token: string, locale: Locale): Promise<Authenticated>;
  /** Which of these sessions are still valid. Asked for all sockets at once, every few seconds. */
  validSessions(sessionIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The same for the tokens that bots came with. */
  validBotTokens(tokenIds: readonly string[]): Promise<ReadonlySet<string>>;
}
/** What the process counts about transports. */
export interface HttpMetrics {
  requestDone(method: string, route: string, status: number, seconds: number): void;
  errorTold(code: string): void;
  socketOpened(): void;
  socketClosed(code: number): void;
  subscriptionStarted(): void;
  subscriptionEnded(): void;
  render(): Promise<{ readonly contentType: string; readonly body: string }>;
}
/** Called with the bytes as they were signed. */
export type RawWebhook = (rawBody: Buffer, signatureHeader: string) => Promise<{ readonly status: number; readonly body: object }>;

export interface SocketLimits {
  readonly perUser: number;
  readonly perAddress: number;
  readonly subscriptionsPerSocket: number;
  readonly maxMessageBytes: number;
  readonly initMilliseconds: number;
  /** Messages that a socket may send at once, and then per second. */
  readonly messageBurst: number;
  readonly messagesPerSecond: number;
  readonly sessionCheckMilliseconds: number;
  readonly pingMilliseconds: number;
  /** How long a socket may take nothing of what waits for it. */
  readonly stuckMilliseconds: number;
}
export const SOCKET_LIMITS: SocketLimits = {
  perUser: 5, perAddress: 50, subscriptionsPerSocket: 20, maxMessageBytes: 64 * 1024, initMilliseconds: 3_000,
  messageBurst: 100, messagesPerSecond: 20, sessionCheckMilliseconds: 3_000, pingMilliseconds: 24_000, stuckMilliseconds: 20_000,
};

export interface HttpServerOptions {
  readonly api: GraphqlApi;
  readonly authentication: Authentication;
  readonly logger: Logger;
  readonly metrics: HttpMetrics;
  readonly reportFault: ReportFault;
  readonly requestIdFrom: (header: unknown) => string;
  /** Runs with the request's id at hand for everything logged below. */
  readonly inRequest: <T>(requestId: string, run: () => T) => T;
  readonly negotiateLocale: (acceptLanguage: string | undefined) => Locale;
  readonly addressKey: (ip: string) => string;
  /** Whether the services below can be reached. */
  readonly isReady: () => Promise<boolean>;
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly metricsToken: string | null;
  readonly drainDelayMilliseconds: number;
  readonly graphiql: { readonly openness: Openness; readonly directory: string; readonly operationsDirectory: string };
  readonly stripeWebhook?: RawWebhook;
  /** Further routes of the composition: uploads, downloads, pages. */
  readonly routes?: readonly FastifyPluginAsync[];
  readonly sockets?: Partial<SocketLimits>;
  /** How long a client may take to send its headers. */
  readonly headersTimeoutMilliseconds?: number;
}
