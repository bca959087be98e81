// What a filler may type, and what people call it: the same for the phone, the server and the history of a row.

export const ROW_FIELDS = [
  'actual',
  'band',
  'bandPercent',
  'deviationReason',
  'correctiveMeasure',
  'dataState',
  'dataReason',
  'dataApproval',
  'assumed',
] as const;
export type RowField = (typeof ROW_FIELDS)[number];

export const FORM_FIELDS = ['goalActual', 'executionReason', 'executionMeasure'] as const;
export type FormField = (typeof FORM_FIELDS)[number];

export const fieldLabels: Readonly<Record<RowField | FormField, string>> = {
  actual: '实际完成值',
  band: '完成档次',
  bandPercent: '完成程度',
  deviationReason: '偏差原因',
  correctiveMeasure: '改进措施',
  dataState: '数据状态',
  dataReason: '数据状态的原因',
  dataApproval: '不适用的批准',
  assumed: '演示假设标记',
  goalActual: '年度总体目标完成情况',
  executionReason: '预算执行偏差原因',
  executionMeasure: '预算执行改进措施',
};
