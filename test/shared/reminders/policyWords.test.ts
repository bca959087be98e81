import { USUAL_POLICY } from '../../../shared/reminders/policy';
import { isUsualPolicy, policySentences } from '../../../shared/reminders/policyWords';

it('says the usual policy', () => {
  expect(policySentences(USUAL_POLICY)).toEqual([
    '收到任务时通知填报人，截止前 7、3、1 天和截止当天上午 9:00 提醒，逾期后每 2 个工作日提醒一次，提交后即停。',
    '逾期 1、3、5 个工作日依次告知单位负责人、主管部门、分管领导，每次都先告诉填报人。',
    '有任务待审核的，每 2 个工作日汇总一次；分管领导每周第一个工作日看一句进度。',
    '等了 3 个工作日还没审核的提醒审核人，再过 2 个工作日告知上一级。',
    '延期申请没有答复的，每个工作日提醒绩效管理员。当天已提醒的，不再催办。',
  ]);
});

it('leaves out what is not done', () => {
  const quiet = {
    daysBefore: [],
    at: '14:30',
    overdueEvery: 1,
    escalation: { lead: 2, department: null, leader: null },
    reviewEvery: null,
    reviewLate: null,
    requestEvery: 2,
    urgeReminded: true,
    weekly: false,
  };
  expect(policySentences(quiet)).toEqual([
    '收到任务时通知填报人，截止当天下午 2:30 提醒，逾期后每个工作日提醒一次，提交后即停。',
    '逾期 2 个工作日告知单位负责人，每次都先告诉填报人。',
    '待审核和进度不另外汇总。',
    '审核超时不告知上一级。',
    '延期申请没有答复的，每 2 个工作日提醒绩效管理员。当天已提醒的，仍可催办。',
  ]);
  expect(policySentences({ ...quiet, escalation: { lead: null, department: null, leader: null } })[1]).toBe(
    '逾期后不告知其他人。',
  );
});

it('knows the usual policy again', () => {
  expect(isUsualPolicy({ ...USUAL_POLICY, escalation: { leader: 5, department: 3, lead: 1 } })).toBe(true);
  expect(isUsualPolicy({ ...USUAL_POLICY, daysBefore: [3, 1] })).toBe(false);
});
