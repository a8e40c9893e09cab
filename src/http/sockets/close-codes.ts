/** Close codes of graphql-transport-ws that this server gives itself; the others come from its library. */
export const CLOSE = {
  goingAway: [1001, 'Going away'],
  tokenExpired: [4401, 'Token expired'],
  sessionEnded: [4403, 'Session ended'],
  forbidden: [4403, 'Forbidden'],
  tooManySockets: [4429, 'Too many sockets'],
  tooManyMessages: [4429, 'Too many messages'],
  fault: [4500, 'Internal server error'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;
