import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { detectFile } from '../../platform/files/detect-file.ts';
import type { sanitizeImage } from '../../platform/images/sanitize-image.ts';
import type { RateLimiter } from '../../platform/rate-limit/rate-limiter.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { MediaTables } from './model/media.entity.ts';
import type { UploadHost } from './upload-hosts.ts';

/** The tables that statements of this module may name. */
export type Tables = MediaTables & CommunityTables & MemberTables;
export type MediaReader = Reader<Tables>;

export interface MediaDeps {
  readonly uow: UnitOfWork;
  readonly reader: MediaReader;
  readonly clock: Clock;
  readonly storage: Storage;
  readonly limiter: RateLimiter<'uploads'>;
  /** Decodes and encodes anew, so that place, camera and hidden parts are gone. */
  readonly sanitizeImage: typeof sanitizeImage;
  /** What bytes are, whatever they are called. */
  readonly detectFile: typeof detectFile;
  readonly hosts: UploadHost;
}
