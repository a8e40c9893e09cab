import { hash as argon2Hash, verify as argon2Verify } from '@node-rs/argon2';
import { boundedQueue } from '../concurrency/bounded-queue.ts';

// OWASP's first choice for argon2id; each hashing takes this much memory, hence the queue.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const CURRENT = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;
const MAX_LENGTH = 1_024;

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long for a person that does not exist (`null`) as for a wrong password. */
  verify(hash: string | null, password: string): Promise<boolean>;
  /** Whether the hash was made with other parameters and should be made anew at the next sign-in. */
  isOutdated(hash: string): boolean;
}

// The same characters can be typed in several forms (NIST SP 800-63B §5.1.1.2).
const normalized = (password: string): string => password.normalize('NFKC');

/** Argon2id hashes as PHC strings. */
export function createPasswords(options: { readonly concurrency?: number; readonly waiting?: number } = {}): Passwords {
  const queued = boundedQueue(options.concurrency ?? 2, options.waiting ?? 100);
  let nobody: Promise<string> | null = null;

  return {
    async hash(password) {
      if (password.length > MAX_LENGTH) throw new RangeError('The password is longer than may be hashed.');
      return queued(() => argon2Hash(normalized(password), PARAMETERS));
    },
    async verify(hash, password) {
      if (password.length > MAX_LENGTH) return false;
      const isRight = await queued(async () => argon2Verify(hash ?? (await (nobody ??= argon2Hash('nobody', PARAMETERS))), normalized(password)));
      return hash !== null && isRight;
    },
    isOutdated: (hash) => !CURRENT.test(hash),
  };
}
