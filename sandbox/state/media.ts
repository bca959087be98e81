// Uploaded files and files people sent to the bot. Both live in memory as long as the sandbox does.
import { opaque } from './ids';

export interface MediaFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

export function createMedia() {
  const files = new Map<string, MediaFile>();
  return {
    /** @returns the media id, which begins with `@` */
    keep(file: MediaFile): string {
      const id = `@lA${opaque(16)}`;
      files.set(id, file);
      return id;
    },
    save: () => ({ files }),
    load(saved: { files: Map<string, MediaFile> }): void {
      for (const [id, file] of saved.files) files.set(id, { ...file, bytes: Buffer.from(file.bytes) });
    },
    file: (id: string): MediaFile | undefined => files.get(id),
  };
}
