// What a file is, told by its content. Nothing is unpacked and nothing is run: of a ZIP only the list of names is read.
import type { FileHandle } from 'node:fs/promises';
import type { EvidenceKind } from '../../shared/evidence/fileKinds';
import { dimensionsOfJpeg, dimensionsOfPng } from './imageSize';
import { isDamagedPdf } from './pdfDamage';
import { isEncryptedPdf } from './pdfLock';
import { readPart } from './readPart';

export type Sniffed = { kind: EvidenceKind; mayNeedPassword?: boolean } | { refusal: string };

const MOST_PIXELS = 40_000_000;
const LONGEST_DIRECTORY = 1024 * 1024;
/** The end of a ZIP with the longest comment it may carry. */
const ZIP_END = 22 + 0xffff;
const END_OF_DIRECTORY = Buffer.from('504b0506', 'hex');

const PDF = Buffer.from('%PDF-');
const JPEG = Buffer.from('ffd8ff', 'hex');
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const ZIP = Buffer.from('504b0304', 'hex');
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** What else people pick, with what to do about it. */
const KNOWN: [start: Buffer, refusal: string][] = [
  [Buffer.from('MZ'), '这是可执行程序。'],
  [Buffer.from('7f454c46', 'hex'), '这是可执行程序。'],
  [Buffer.from('Rar!'), '这是压缩包，请解压后上传里面的文件。'],
  [Buffer.from('377abcaf271c', 'hex'), '这是压缩包，请解压后上传里面的文件。'],
  [Buffer.from('1f8b', 'hex'), '这是压缩包，请解压后上传里面的文件。'],
  [Buffer.from('GIF8'), '不支持 GIF 图片，请截图后上传。'],
];

/** @returns the kind, or a sentence that says why a file of this content is not taken */
export async function sniff(handle: FileHandle): Promise<Sniffed> {
  const { size } = await handle.stat();
  const head = await readPart(handle, 0, 512);
  const tail = await readPart(handle, Math.max(0, size - ZIP_END), ZIP_END);
  const starts = (signature: Buffer) => head.subarray(0, signature.length).equals(signature);
  if (starts(ZIP)) return sniffZip(handle, tail);
  if (starts(OLE)) return sniffOle(handle, size);
  // A picture or PDF that is an archive as well means something else to whoever opens it otherwise.
  const isTwofold = tail.includes(END_OF_DIRECTORY);
  if (starts(PDF)) {
    if (isTwofold || !tail.includes('%%EOF')) return { refusal: BROKEN_PDF };
    if (await isDamagedPdf(handle, tail)) return { refusal: DAMAGED_PDF };
    return { kind: 'pdf', mayNeedPassword: await isEncryptedPdf(handle, tail) };
  }
  if (starts(JPEG)) return isTwofold ? { refusal: HIDDEN } : image('jpg', await dimensionsOfJpeg(handle));
  if (starts(PNG)) return isTwofold ? { refusal: HIDDEN } : image('png', dimensionsOfPng(head));
  const known = KNOWN.find(([signature]) => starts(signature));
  return { refusal: known?.[1] ?? unknownContent(head) };
}

const BROKEN_PDF = '这个 PDF 不完整或夹带了别的内容，请重新导出。';
const DAMAGED_PDF = '这个 PDF 中间缺了一部分，打开会缺页或打不开，请重新导出或下载后再传。';
const HIDDEN = '图片里夹带了别的内容，请重新拍照或截图。';

function image(kind: EvidenceKind, size: { width: number; height: number } | null): Sniffed {
  if (!size || size.width === 0 || size.height === 0) return { refusal: '图片不完整，打不开。请重新拍照或截图。' };
  if (size.width * size.height <= MOST_PIXELS) return { kind };
  return { refusal: `图片有 ${size.width}×${size.height} 个像素，超过 4000 万。请缩小后上传。` };
}

function unknownContent(head: Buffer): string {
  const text = head.toString('latin1').trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<script|<svg|<\?xml)/.test(text)) return '内容是网页，不是文档或图片。';
  if (/ftyp(heic|heix|mif1|hevc)/.test(text.slice(0, 40)))
    return '不支持 HEIC 照片，请用拍照或相册按钮上传（会自动转换）。';
  return '打开内容看，不是支持的文件（只改后缀名没有用）。';
}

/** Word, Excel and OFD are archives; which one, the names inside tell. */
async function sniffZip(handle: FileHandle, tail: Buffer): Promise<Sniffed> {
  const names = await namesInside(handle, tail);
  if (!names) return { refusal: '文件不完整，打不开。请重新导出或下载后再传。' };
  const has = (name: string) => names.includes(name);
  if (names.some((name) => /vbaproject\.bin$/i.test(name)))
    return { refusal: '文件里有宏，请另存为不带宏的 .docx 或 .xlsx。' };
  if (has('OFD.xml')) return { kind: 'ofd' };
  if (!has('[Content_Types].xml')) return { refusal: '这是压缩包，请解压后上传里面的文件。' };
  if (has('word/document.xml')) return { kind: 'docx' };
  if (has('xl/workbook.xml')) return { kind: 'xlsx' };
  return { refusal: '这种 Office 文件不支持，请另存为 PDF。' };
}

/** The names of an archive's directory; null when there is none that fits. */
async function namesInside(handle: FileHandle, tail: Buffer): Promise<string[] | null> {
  const end = tail.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0 || end + 22 > tail.length) return null;
  const length = tail.readUInt32LE(end + 12);
  if (length > LONGEST_DIRECTORY) return null;
  const directory = await readPart(handle, tail.readUInt32LE(end + 16), length);
  const names: string[] = [];
  for (let at = 0; at + 46 <= directory.length;) {
    if (directory.readUInt32LE(at) !== 0x02014b50) return null;
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    names.push(directory.toString('utf8', at + 46, nameEnd));
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return names;
}

const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** The old Office container: a document of before 2007, or a new one behind a password. */
async function sniffOle(handle: FileHandle, size: number): Promise<Sniffed> {
  const start = await readPart(handle, 0, Math.min(size, LONGEST_DIRECTORY));
  const end = await readPart(handle, Math.max(0, size - LONGEST_DIRECTORY), LONGEST_DIRECTORY);
  if (start.includes(ENCRYPTED) || end.includes(ENCRYPTED)) return { refusal: '文件设了密码，请去除密码后再传。' };
  return { refusal: '这是旧版 Office 或 WPS 文件，请另存为 .docx、.xlsx 或 PDF。' };
}
