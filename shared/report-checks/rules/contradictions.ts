// What a report says in one place and takes back in another. K39, K40, K43.
import { annualBudgets, executedAmounts, isUnspentExplained } from '../figures';
import { compareDecimals, percentOf } from '../../decimal';
import type { Report, ReportFinding } from '../types';
import { finding, matching } from './finding';

interface Opposition {
  praise: RegExp;
  problem: RegExp;
  about: string;
  /** no contradiction once the report says why money was left over */
  settledByReason?: true;
}

const SLOW = /执行较慢|执行缓慢|执行进度偏慢|执行偏慢/;

const oppositions: Opposition[] = [
  {
    about: '绩效指标',
    praise: /指标(?:比较|较为)?完整|指标明确(?:具体)?|指标.{0,4}清晰/,
    problem: /指标.{0,8}不够(?:合理|细化|明确|具体)|缺乏可量化|不够细化/,
  },
  { about: '资金使用', praise: /提高了资金使用效益|资金使用规范.{0,6}提高/, problem: SLOW },
  { about: '任务完成', praise: /已完成目标任务|全面完成.{0,6}任务/, problem: SLOW, settledByReason: true },
  { about: '绩效监控', praise: /所有项目均实行绩效运行监控|及时督促/, problem: /未及时.{0,10}(?:调整|纠正)/ },
];

/** K39: praise and problem that cannot both be true. */
export function praiseFitsProblems(report: Report): ReportFinding[] {
  return oppositions.flatMap(({ about, praise, problem, settledByReason }) => {
    const [first] = matching(report.passages, problem);
    if (!first || (settledByReason && isUnspentExplained(report))) return [];
    return matching(report.passages, praise)
      .filter(({ passage }) => passage !== first.passage)
      .map(({ passage, quote }) =>
        finding(
          'K39',
          'warning',
          passage,
          `关于${about}，这里写“${quote}”，${first.passage.place}又写“${first.quote}”，请统一。`,
          { quote, found: first.quote },
        ),
      );
  });
}

/** K39: paid in time, says the text; the amounts say otherwise. */
export function timelinessFitsMoney(report: Report): ReportFinding[] {
  const [budget] = annualBudgets(report);
  const [executed] = executedAmounts(report);
  const rate = budget && executed ? percentOf(executed.value, budget.value) : null;
  if (rate === null || compareDecimals(rate, '90') >= 0) return [];
  return matching(report.passages, /及时拨付|及时足额拨付|按时足额支付/).map(({ passage, quote }) =>
    finding('K39', 'warning', passage, `这里写“${quote}”，而按文中金额执行率只有${rate}%，请核对或说明。`, {
      quote,
      found: `${rate}%`,
    }),
  );
}

/** A report about a fund or a department, which names how many projects it paid for. */
const SEVERAL_PROJECTS =
  /([2-9]|\d{2,}|[二三四五六七八九十]+)\s*个(典型|重点|子|建设|具体|样本)?项目|资金(安排|支持|分配)的项目|项目共?([2-9]|\d{2,})个/;

/** K40: words for many projects in a report about one. */
export function scopeIsOneProject(report: Report): ReportFinding[] {
  if (report.passages.some(({ text }) => SEVERAL_PROJECTS.test(text))) return [];
  return matching(report.passages, /所有项目|部分项目|个别项目|各个项目/).map(({ passage, quote }) =>
    finding('K40', 'warning', passage, `本报告只评价一个项目，“${quote}”应改为本项目的具体情况。`, { quote }),
  );
}
