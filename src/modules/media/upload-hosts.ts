import type { Viewer } from '../../kernel/viewer.ts';
import type { MediaRow } from './model/media.entity.ts';

/** Media asks; posts and chat answer for what they show. */
export interface UploadHost {
  /** Whether it shows the upload to the viewer now. */
  shows(viewer: Viewer, upload: Pick<MediaRow, 'postId' | 'roomId'>): Promise<boolean>;
}
export interface UploadHosts extends UploadHost {
  register(host: UploadHost): void;
}

export function createUploadHosts(): UploadHosts {
  const hosts: UploadHost[] = [];
  return {
    register: (host) => void hosts.push(host),
    shows: async (viewer, upload) => (await Promise.all(hosts.map((host) => host.shows(viewer, upload)))).includes(true),
  };
}
