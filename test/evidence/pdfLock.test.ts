// An encrypted PDF is known by its trailers, wherever they lie, and by nothing that only looks like one.
import { lockedPdf, pdf } from './sender';
import { sniffed } from './sniffed';

const END = 'startxref\n9\n%%EOF\n';
const FAR = `${'0'.repeat(200_000)}\n`;

it.each([
  ['a trailer at the end', lockedPdf, true],
  [
    'a cross-reference stream',
    `%PDF-1.7\n7 0 obj <</Type/XRef/Encrypt 6 0 R>>\nstream\nx\nendstream endobj\n${END}`,
    true,
  ],
  [
    'the first trailer of a file made for the web',
    `%PDF-1.4\nxref\n0 0\ntrailer <</Encrypt <</V 2>>>>\nstartxref\n0\n%%EOF\n${FAR}xref\n0 0\ntrailer <</Size 2>>\n${END}`,
    true,
  ],
  [
    'words inside of a stream',
    `%PDF-1.7\n7 0 obj <</Type/XRef>>\nstream\n/Encrypt 6 0 R\nendstream endobj\n${END}`,
    false,
  ],
  ['no place that could be read', `%PDF-1.7\nstartxref\n9999999999\n%%EOF`, false],
  ['nothing of the kind', pdf(), false],
])('%s', async (_, content, mayNeedPassword) => {
  expect(await sniffed(content)).toEqual({ kind: 'pdf', mayNeedPassword });
});

it('one that was cut off says so', async () => {
  expect(await sniffed(lockedPdf.slice(0, 60))).toEqual({ refusal: expect.stringContaining('不完整') });
});
