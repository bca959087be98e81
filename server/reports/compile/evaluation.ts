import type { ScoredSheet, Sheet } from '../../../shared/scoring/types';

/** 项目资金 of one source, amounts in 万元. */
export interface FundsRow {
  /** e.g. 当年财政拨款, 上年结转资金, 其他资金 */
  source: string;
  initialBudget: string;
  annualBudget: string;
  executed: string;
}

/** The words of one indicator as the documents print them, in the order of `sheet.indicators`. */
export interface PrintedIndicator {
  id: string;
  /** 年度指标值 in official words, e.g. `≥98%` */
  targetText: string;
  /** 实际完成值 in official words, e.g. `98.6%`; empty while nothing was filled in */
  actualText: string;
  /** the value is an assumption of the demo: marked 演示假设 wherever it is printed */
  assumed: boolean;
}

/** A step of 绩效评价工作过程. */
export interface ProcessStep {
  /** e.g. 评价准备 */
  phase: string;
  /** what was done, by whom and when, as a sentence */
  text: string;
}

/** 存在问题 with its 原因. */
export interface ReportProblem {
  problem: string;
  cause: string | null;
}

/**
 * The texts that only people can write. Each may be null (or an empty list): the report then prints a sentence made
 * from the data, or 无 where the data has nothing to say. Line breaks start new paragraphs.
 */
export interface ReportNarrative {
  /** 评价目的 */
  purpose: string | null;
  /** 评价对象 */
  object: string | null;
  /** 评价范围 */
  scope: string | null;
  /** 评价原则 */
  principles: string[] | null;
  /** 评价方法 */
  method: string | null;
  /** 评价标准 */
  standard: string | null;
  /** 评价工作过程 */
  process: ProcessStep[] | null;
  /** 项目决策情况 */
  decision: string | null;
  /** 项目过程情况 */
  management: string | null;
  /** 主要经验及做法 */
  experience: string[] | null;
  /** 存在问题及原因分析 */
  problems: ReportProblem[] | null;
  /** 有关建议 */
  suggestions: string[] | null;
  /** 其他需要说明的问题 */
  other: string | null;
}

/** A report for which nobody has written anything yet. */
export const emptyNarrative: ReportNarrative = {
  purpose: null,
  object: null,
  scope: null,
  principles: null,
  method: null,
  standard: null,
  process: null,
  decision: null,
  management: null,
  experience: null,
  problems: null,
  suggestions: null,
  other: null,
};

/** 佐证材料 handed in with the sheet. */
export interface EvidenceItem {
  /** name of the indicator it proves, null when it concerns the whole project */
  indicator: string | null;
  name: string;
}

/** How the sheet came through 填报 and 审核. Instants in UTC. */
export interface CompiledWorkflow {
  submittedAt: string;
  fillerName: string;
  steps: { label: string; name: string; at: string; comment: string | null }[];
}

/** Everything that the documents of one self-evaluation (单位自评) print. */
export interface CompiledEvaluation {
  project: {
    name: string;
    code: string | null;
    competentDepartment: string;
    unit: string;
    /** 立项依据, a sentence */
    basis: string | null;
    /** 主要内容, a sentence without the systems */
    content: string | null;
    /** 运维系统: the one list that text and annex count */
    systems: string[];
  };
  fiscalYear: number;
  /** the year is an assumption of the demo */
  fiscalYearAssumed: boolean;
  fundsRows: FundsRow[];
  sheet: Sheet;
  scored: ScoredSheet;
  indicators: PrintedIndicator[];
  /** sentences; printed as a note marked 演示假设 when not empty */
  assumptions: string[];
  narrative: ReportNarrative;
  workflow: CompiledWorkflow;
  /** 佐证材料, when there are any */
  evidence?: EvidenceItem[];
  /** instant at which the documents are made; their only clock */
  compiledAt: string;
}
