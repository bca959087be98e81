// 评分方案 in words: every setting of a profile as a sentence, with what it rests on.
import { bandLabels } from '../labels';
import { plainDecimal } from '../decimal';
import { strictEqualPercent, type Profile } from './profile';

/** One thing a profile settles. */
interface ProfilePart {
  title: string;
  sentences: string[];
  /** regulation or notice; what is ours says so */
  source: string;
}

/** Everything a profile settles, in the order of the form. */
export function profileParts(profile: Profile): ProfilePart[] {
  const { sources } = profile;
  return [
    { title: '分值', sentences: weightSentences(profile), source: profile.source },
    { title: '预算执行率', sentences: executionSentences(profile), source: sources.execution },
    {
      title: '定量指标',
      sentences: [
        '达到年度指标值的得满分。',
        '没有达到的按实际完成值与年度指标值的比例得分；越小越好的按“年度指标值÷实际完成值”计算。',
        strictSentence(profile),
        overSentence(profile),
      ],
      source: `${sources.met}；${sources.short}`,
    },
    { title: '定性指标', sentences: bandSentences(profile), source: sources.bands },
    { title: '满意度', sentences: stepSentences(profile), source: sources.satisfaction },
    { title: '完成时间', sentences: latenessSentences(profile), source: sources.productDefault },
    { title: '不适用和没有数据', sentences: absentSentences(profile), source: sources.weights },
    { title: '等级', sentences: [gradeSentence(profile)], source: profile.source },
    ...(profile.vetoes.length > 0
      ? [
          {
            title: '一票否决',
            sentences: profile.vetoes.map(({ line }) => line),
            source: profile.vetoes.map(({ source }) => source).join('；'),
          },
        ]
      : []),
  ];
}

function weightSentences({ weights }: Profile): string[] {
  const levels = Object.entries(weights.levels).map(([level, points]) => `${level} ${plainDecimal(points)} 分`);
  const indicators =
    levels.length > 0
      ? `绩效指标 ${plainDecimal(weights.indicators)} 分：${levels.join('、')}。`
      : `绩效指标 ${plainDecimal(weights.indicators)} 分，各级指标的分值由项目自定。`;
  return [`满分 100 分。预算执行率 ${plainDecimal(weights.execution)} 分。`, indicators];
}

function executionSentences({ execution, weights }: Profile): string[] {
  const points = plainDecimal(weights.execution);
  const steps = (execution.steps ?? []).map(({ fromPercent, score }) =>
    fromPercent === '0' ? `再低的得 ${score} 分` : `达到 ${fromPercent}% 的得 ${score} 分`,
  );
  return [
    execution.mode === 'linear'
      ? `得分 = 执行率 × ${points} 分，最高不超过 ${points} 分。`
      : `按档得分：${steps.join('，')}。`,
    `执行率超过 ${execution.capPercent}% 的按 ${execution.capPercent}% 算，并要说明原因。`,
    `执行率低于 ${execution.lowPercent}% 的要写原因，不少于 ${execution.shortestReason} 个字。`,
  ];
}

const strictSentence = ({ quantitative }: Profile): string =>
  `要求“高于”“低于”而刚好相等的，得该项的 ${strictEqualPercent[quantitative.strictEqual]}%${quantitative.strictEqual === 'warn' ? '，并提示核对' : ''}。`;

const overSentence = ({ quantitative }: Profile): string =>
  `实际完成值达到年度指标值 ${quantitative.overTargetFlagAt} 倍以上的，提示核对指标值是否定低了。`;

const bandSentences = ({ bands }: Profile): string[] =>
  bands.map(
    ({ band, from, to }, at) =>
      `${bandLabels[band]}：${to}%${at === 0 ? '（含）' : ''}～${from}%${at < bands.length - 1 ? '（含）' : ''}。`,
  );

const stepSentences = ({ satisfactionSteps }: Profile): string[] => [
  `选用满意度分档赋分的：${satisfactionSteps
    .map(({ from, percent }) => (from === '0' ? `再低的得 ${percent}%` : `${from}% 以上得该项的 ${percent}%`))
    .join('，')}。`,
];

const latenessSentences = ({ lateness }: Profile): string[] => [
  `按期完成得满分；${lateness
    .map(({ upToDays, percent }) =>
      upToDays === null ? `再晚的得 ${percent}%` : `晚 ${upToDays} 天以内得该项的 ${percent}%`,
    )
    .join('，')}。`,
];

function absentSentences({ notApplicable, missingData }: Profile): string[] {
  const moves = Object.entries(notApplicable.moveTo).map(
    ([from, to]) => `不设${from}的，其分值调到${Object.keys(to).join('、')}`,
  );
  return [
    notApplicable.mode === 'move'
      ? `不适用的指标，分值按比例调给同类指标${moves.length > 0 ? `；${moves.join('；')}` : ''}。`
      : '不适用的指标不计分，总分按“适用指标得分÷适用分值×100”折算。',
    missingData.notDue === 'pending' ? '还没到时间的，等有了数据再算总分。' : '还没到时间的，分值调给其他指标。',
    missingData.unobtainable === 'zero' ? '拿不到数据的不得分。' : '拿不到数据的，由审核人决定。',
  ];
}

const gradeSentence = ({ grades }: Profile): string =>
  `${grades.map(({ grade, from }, at) => (at === grades.length - 1 ? `再低的为“${grade}”` : `${from} 分以上为“${grade}”`)).join('，')}。`;
