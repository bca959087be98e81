import { evidenceKinds, type EvidenceKind } from './fileKinds';

const LONGEST = 120;
/** Show nothing, turn the direction of writing, or steer a terminal. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
/** Mean something to a file system or a header. */
const SPECIAL = /[\\/:*?"<>|]/g;
/** Windows keeps these for its devices, with any extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A file's name as it is shown and offered for download: only the last part of a path, nothing unseen, at most 120
 * characters with the extension kept. It is never the name of a file on our disk.
 * @returns `材料` with an extension when nothing is left
 */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1)!;
  const plain = last
    .replace(UNSEEN, '')
    .replace(SPECIAL, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const [stem, extension] = splitName(last.startsWith('.') && !plain.includes('.') ? `.${plain}` : plain);
  const named = stem === '' ? '材料' : DEVICE.test(`${stem}.`) ? `_${stem}` : stem;
  const room = LONGEST - [...extension].length;
  return [...named].slice(0, room).join('') + extension;
}

/** The name with an extension that fits what the file is; a fitting one stays. */
export function fittingName(name: string, kind: EvidenceKind): string {
  const { extensions } = evidenceKinds[kind];
  const own = splitName(name)[1].slice(1).toLowerCase();
  if (extensions.includes(own)) return name;
  return cleanFileName(`${[...name].slice(0, LONGEST - 6).join('')}.${extensions[0]}`);
}

/** `[stem, '.ext']`; a long tail behind a dot is part of the name. */
function splitName(name: string): [string, string] {
  const match = /^(.*)(\.[^.\s]{1,10})$/u.exec(name);
  return match ? [match[1]!, match[2]!] : [name, ''];
}
