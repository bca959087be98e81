// Under which head an indicator stands, and which heads a set lacks.
import { classSlip, expectedDimensions } from '../../indicators/classes';
import { qualityFinding } from '../catalogue';
import { countsDeliverables, tellsEffect } from '../phrases';
import { isMeasured, isOutput, type Dimension, type DraftRow, type DraftSet } from '../readDraft';
import { mended, modelled, ownParts } from '../rewrite';
import { headFor } from '../heads';
import type { QualityFinding } from '../types';
import { eachRow, nameOf } from './eachRow';

/** 产出 tells what is delivered, not what it changes for others. */
export function outputIsOutput(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    if (!isOutput(row) || /满意/.test(row.name) || !tellsEffect(row.name)) return [];
    const message = `${nameOf(row)}说的是效果，列在“${headOf(row)}”下，请移到效益指标，或改为提供了多少、质量如何。`;
    return [
      qualityFinding('output-states-effect', {
        row: row.index,
        field: 'level2',
        message,
        example: movedTo(row, set, '效益'),
      }),
    ];
  });
}

/** 效益 tells what changes for others, not how much was delivered. */
export function effectIsEffect(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    if (row.dimension !== '效益' || !countsDeliverables(row.name)) return [];
    const message = `${nameOf(row)}数的是做了多少，列在“${headOf(row)}”下，请移到数量指标，效益指标请写带来的变化。`;
    return [
      qualityFinding('effect-counts-output', {
        row: row.index,
        field: 'level2',
        message,
        example: movedTo(row, set, '数量'),
      }),
    ];
  });
}

const TIMELY =
  /(及时|按时|按期|准时)(完成|发放|拨付|响应|办结|报送|支付|交付|到位)*率$|(响应|修复|处理|恢复|办结|办理|完成|完工|竣工|审批)(时间|时长|时限)$|工期$/;
const MONEY = /^(万元|元|亿元)$/;
/** Slips that a draft shows besides those of filled tables. */
const ownSlips: { when: (row: DraftRow) => boolean; what: string; belongs: Dimension }[] = [
  {
    when: (row) => row.dimension === '满意度' && !/满意|认可|好评|评价|投诉|测评/.test(row.name),
    what: '没有说谁对什么满意',
    belongs: '满意度',
  },
  { when: (row) => row.dimension === '数量' && TIMELY.test(row.name), what: '说的是时间', belongs: '时效' },
  {
    when: (row) =>
      (row.dimension === '质量' || row.dimension === '时效') &&
      /(成本|费用|造价|单价)$/.test(row.name) &&
      MONEY.test(unitOf(row).replace(/\/.*/, '')),
    what: '计量的是金额',
    belongs: '成本',
  },
];

const unitOf = ({ target, unit }: DraftRow) => ('unit' in target ? target.unit : null) ?? unit;

/** An indicator stands under its own head: money is no 数量, satisfaction no 质量. */
export function rightHead(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    // Money under 数量 that tells an effect has been told already.
    if (isOutput(row) && unitOf(row).endsWith('元') && tellsEffect(row.name)) return [];
    const shared = classSlip({ head: row.head, name: row.name, unit: unitOf(row) });
    const own = shared ? undefined : ownSlips.find(({ when }) => when(row));
    if (!shared && !own) return [];
    const belongs = own?.belongs ?? dimensionNamed(shared!.belongs);
    const where = shared?.belongs ?? `${own!.belongs}指标`;
    const message = `${nameOf(row)}${(shared ?? own)!.what}，不宜列在“${headOf(row)}”下，应属于${where}。`;
    // What is scored elsewhere already, or is under its head and no part of it, gives way to a model of that head.
    const isReplaced = belongs === null || own?.belongs === row.dimension;
    const example = isReplaced ? modelled(row, set) : movedTo(row, set, belongs);
    return [qualityFinding('wrong-class', { row: row.index, field: 'level2', message, example })];
  });
}

const headOf = ({ draft }: DraftRow) => draft.level2 || draft.level1;

function dimensionNamed(head: string): Dimension | null {
  const named: Dimension[] = ['成本', '效益', '满意度'];
  return named.find((one) => head.includes(one)) ?? null;
}

/** The row under its own head: as it is where it can be measured, else a model of that head. */
function movedTo(row: DraftRow, set: DraftSet, dimension: Dimension): string {
  const head = headFor(dimension, set.context.profile);
  if (isMeasured(row) || ownParts(row))
    return mended({ ...row, dimension, head: head.level1 + head.level2 }, set, head);
  return `【${head.level1}·${head.level2}】${modelled(row, set, dimension)}`;
}

/** 数量, 质量, 时效, 成本 and 效益 are there, and 满意度 where people are served. */
export function dimensionsThere(set: DraftSet): QualityFinding[] {
  const { rows, isFramework, context } = set;
  if (rows.length === 0 || isFramework || rows.every(({ head }) => head === '')) return [];
  const has = (dimension: string) => rows.some(({ head }) => head.includes(dimension));
  const wanted = [...expectedDimensions, '成本'] as Dimension[];
  const lacking = wanted.filter((one) => !has(one));
  const findings = lacking.map((dimension) =>
    missing(set, dimension, 'warning', `没有${dimension}指标，请补充，或说明不适用的理由。`),
  );
  if (has('满意') || context.servesPublic === false) return findings;
  const message = context.servesPublic
    ? '项目直接服务公众，却没有满意度指标，请补充。'
    : '没有满意度指标；项目如直接服务公众或用户，请补充，否则其分值调整到效益指标。';
  return [...findings, missing(set, '满意度', context.servesPublic ? 'warning' : 'info', message)];
}

function missing(
  set: DraftSet,
  dimension: Dimension,
  severity: QualityFinding['severity'],
  message: string,
): QualityFinding {
  const head = headFor(dimension, set.context.profile);
  const example = `【${head.level1}·${head.level2}】${modelled(summaryOf(set), set, dimension)}`;
  return qualityFinding('missing-dimension', { row: null, field: null, severity, message, example });
}

/** A row of no words of its own: its models come from the domain of the set. */
const summaryOf = ({ rows }: DraftSet): DraftRow => ({ ...rows[0]!, index: -1, name: '', canonical: '', words: '' });
