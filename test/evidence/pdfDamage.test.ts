// A PDF that lost a piece between its first and last bytes is known by the objects its own tables name; what merely looks
// untidy, as many programs write it, is taken.
import { deflateSync } from 'node:zlib';
import { pdf } from './sender';
import { sniffed } from './sniffed';

const PAGES = [1, 2, 3, 4, 5, 6, 7, 8];
const HEAD = '%PDF-1.7\n';
const bodyOf = (number: number) => `${number} 0 obj\n<</Type/Page/No ${number}>>\n${'x'.repeat(400)}\nendobj\n`;
const body = HEAD + PAGES.map(bodyOf).join('');
const places = PAGES.map((number) => body.indexOf(`${number} 0 obj`));
const tableAt = body.length;

/** @param off how far the places are from where the objects are */
const withTable = (off = 0) => {
  const lines = places.map((place) => `${String(place + off).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 9\n0000000000 65535 f \n${lines.join('')}trailer\n<</Size 9/Root 1 0 R>>\n`;
  return Buffer.from(`${body}${table}startxref\n${tableAt}\n%%EOF\n`);
};

/** The table as newer programs write it: three numbers a row, each row less the one above, packed. */
const withStream = (predicted: boolean) => {
  const rows = places.map((place) => [1, place >> 8, place & 0xff, 0]);
  const filtered = rows.map((row, at) => [
    2,
    ...row.map((byte, column) => (byte - (rows[at - 1]?.[column] ?? 0)) & 0xff),
  ]);
  const packed = deflateSync(Buffer.from((predicted ? filtered : rows).flat()));
  const parms = predicted ? '/DecodeParms<</Columns 4/Predictor 12>>' : '';
  const dictionary = `<</Type/XRef/W[1 2 1]/Index[1 8]/Size 9/Filter/FlateDecode${parms}/Length ${packed.length}>>`;
  const [start, end] = [`9 0 obj\n${dictionary}\nstream\n`, `\nendstream\nendobj\nstartxref\n${tableAt}\n%%EOF\n`];
  return Buffer.concat([Buffer.from(body + start), packed, Buffer.from(end)]);
};

/** The pages 4 to 6 are gone: overwritten, or not there at all. */
const [from, to] = [places[3]! + 3, places[6]! - 5];
const blanked = (whole: Buffer) => Buffer.from(whole).fill(0, from, to);
const shortened = (whole: Buffer) => Buffer.concat([whole.subarray(0, from), whole.subarray(to)]);

it.each([
  ['a table', withTable()],
  ['places that are a few bytes off', withTable(-3)],
  ['a packed table', withStream(false)],
  ['a packed table of differences', withStream(true)],
  [
    'a table of a kind that is not read',
    Buffer.from(withStream(true).toString('latin1').replace('/Flate', '/Other'), 'latin1'),
  ],
  ['no table', pdf()],
])('whole, with %s: taken', async (_, content) => {
  expect(await sniffed(content)).toMatchObject({ kind: 'pdf' });
});

it.each([
  ['blanked under a table', blanked(withTable())],
  ['shortened before a table', shortened(withTable())],
  ['blanked under a packed table', blanked(withStream(true))],
  ['shortened before a packed table', shortened(withStream(false))],
])('%s: said, with what to do', async (_, content) => {
  expect(await sniffed(content)).toEqual({ refusal: expect.stringMatching(/中间缺了一部分.*重新导出或下载/) });
});
