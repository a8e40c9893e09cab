import { Redis, type Command, type RedisOptions } from 'ioredis';

export interface ImpatientOptions {
  /** How long an answer may take. What is asked later than that is refused at once, until a new connection answers. */
  readonly patienceMilliseconds: number;
  readonly connectMilliseconds?: number;
  readonly retryAfter: (tries: number) => number;
}
const TIMED_OUT = 'Command timed out';
const GIVEN_UP_AFTER = 200;

/**
 * A Redis that is asked now or never. In a partition a connection looks well for a quarter of an hour, and the client queues all that it is told:
 * the first command that is not answered in time ends the connection, and with it all that waits.
 */
export class ImpatientRedis extends Redis {
  constructor(url: string, { patienceMilliseconds, connectMilliseconds = patienceMilliseconds, retryAfter }: ImpatientOptions, more: RedisOptions = {}) {
    super(url, {
      ...more, enableOfflineQueue: false, maxRetriesPerRequest: 0, autoResendUnfulfilledCommands: false, commandTimeout: patienceMilliseconds, connectTimeout: connectMilliseconds, disconnectTimeout: GIVEN_UP_AFTER, retryStrategy: retryAfter,
    });
  }
  override sendCommand(...sent: Parameters<Redis['sendCommand']>): unknown {
    const { stream } = this;
    const read = stream?.bytesRead;
    (sent[0] as Command).promise.catch(({ message }: Error) => {
      // What has come in while this process was busy is read first; a line that brings anything is not dead.
      if (message === TIMED_OUT) setImmediate(() => stream === this.stream && stream?.bytesRead === read && this.disconnect(true));
    });
    return super.sendCommand(...sent);
  }
}
