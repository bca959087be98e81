// Which files are taken as 佐证材料. What a file is, its content says; its name only has to fit.

export type EvidenceKind = 'pdf' | 'jpg' | 'png' | 'docx' | 'xlsx' | 'ofd';

interface KindFacts {
  mediaType: string;
  /** the first one is put behind a name that has none of them */
  extensions: string[];
  /** browsers show it themselves */
  inline: boolean;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

export const evidenceKinds: Record<EvidenceKind, KindFacts> = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'], inline: true },
  jpg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif'], inline: true },
  png: { mediaType: 'image/png', extensions: ['png'], inline: true },
  docx: { mediaType: `${OFFICE}.wordprocessingml.document`, extensions: ['docx'], inline: false },
  xlsx: { mediaType: `${OFFICE}.spreadsheetml.sheet`, extensions: ['xlsx'], inline: false },
  ofd: { mediaType: 'application/ofd', extensions: ['ofd'], inline: false },
};

/** As people say it, before they choose and when something else was chosen. */
export const KINDS_IN_WORDS = 'PDF、图片（JPG、PNG）、Word（.docx）、Excel（.xlsx）、OFD';

/** The kind of a stored file; null for what is no evidence (佐证材料) of ours. */
export function kindOfMediaType(mediaType: string): EvidenceKind | null {
  const kinds = Object.keys(evidenceKinds) as EvidenceKind[];
  return kinds.find((kind) => evidenceKinds[kind].mediaType === mediaType) ?? null;
}

/** What the mini-app can show as a picture. */
export const isImageType = (mediaType: string): boolean => mediaType.startsWith('image/');

/** 1.2 MB, 340 KB */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.ceil(bytes / 1024))} KB`;
  return `${(bytes / 1_048_576).toFixed(1).replace(/\.0$/, '')} MB`;
}
