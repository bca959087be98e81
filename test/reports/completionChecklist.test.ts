import { compileCompletionChecklist } from '../../server/reports/compile/completionChecklist';
import { goldenEvaluation } from './goldenEvaluation';
import { rowWith, sheetTexts, worksheet } from './officeFiles';

it('sets every goal beside what became of it', async () => {
  const sheet = await worksheet(await compileCompletionChecklist(goldenEvaluation()));
  expect(sheet.rows[0]![0]).toBe('财政网络运维服务费项目绩效目标完成清单');
  expect(rowWith(sheet, 0, '序号')).toEqual(['序号', '绩效目标设定情况', '绩效目标完成情况', '备注']);
  expect(rowWith(sheet, 0, '（一）').slice(1, 3)).toEqual([
    '总体目标任务：保障财政各网络系统的正常运行，提高公共服务能力和财政管理效率。',
    '总体目标完成情况：按照年初安排已完成目标任务。',
  ]);
  expect(rowWith(sheet, 0, '2').slice(1)).toEqual([
    '质量指标：系统功能达标率，年度指标值≥98%（6分）',
    '98%，得6.00分',
    '【演示假设】',
  ]);
  expect(rowWith(sheet, 0, '（三）')[2]).toBe('预算执行情况：全年执行数121.88万元，执行率82.91%，得8.29分');
});

it('leaves no cell unfinished and no template prompt behind', async () => {
  const texts = sheetTexts(await worksheet(await compileCompletionChecklist(goldenEvaluation())));
  expect(texts.filter((text) => /[，、；：]$/.test(text) || /用文字|XX/.test(text))).toEqual([]);
});
