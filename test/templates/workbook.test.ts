// A template leaves as Excel and comes back as the same template, exactly.
import fc from 'fast-check';
import { listTemplates } from '../../shared/templates';
import { readDraft } from '../../shared/templates/draft';
import type { IndicatorTemplate } from '../../shared/templates/types';
import { readTemplateWorkbook } from '../../server/templates/workbook/readTemplate';
import { writeTemplate } from '../../server/templates/workbook/writeTemplate';
import { anyTemplate } from './generate';

const AT = new Date('2025-03-12T02:00:00.000Z');

async function thereAndBack(template: IndicatorTemplate) {
  const { draft, problems } = await readTemplateWorkbook(await writeTemplate(template, AT));
  return { template: readDraft(draft).template, errors: problems.filter(({ severity }) => severity === 'error') };
}

it.each(listTemplates().map((template) => [template.name, template] as const))('%s', async (_name, template) => {
  expect(await thereAndBack(template)).toStrictEqual({ template, errors: [] });
});

it('import(export(x)) = x for any template', async () => {
  await fc.assert(
    fc.asyncProperty(anyTemplate(8), async (template) => {
      expect(await thereAndBack(template)).toStrictEqual({ template, errors: [] });
    }),
    { numRuns: 100 },
  );
});
