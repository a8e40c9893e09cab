/** Close codes of graphql-transport-ws, and those of WebSocket that this server gives itself. */
export const CLOSE = {
  goingAway: [1001, 'Going away'],
  badMessage: [4400, 'Invalid message received'],
  tokenExpired: [4401, 'Token expired'],
  notAcknowledged: [4401, 'Unauthorized'],
  sessionEnded: [4403, 'Session ended'],
  forbidden: [4403, 'Forbidden'],
  unknownProtocol: [4406, 'Subprotocol not acceptable'],
  notInitialised: [4408, 'Connection initialisation timeout'],
  idInUse: [4409, 'Subscriber already exists'],
  initialisedTwice: [4429, 'Too many initialisation requests'],
  tooManySockets: [4429, 'Too many sockets'],
  tooManyMessages: [4429, 'Too many messages'],
  fault: [4500, 'Internal server error'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;
