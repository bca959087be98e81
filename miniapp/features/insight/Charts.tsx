import { useMemo } from 'react';
import { spokenInstant } from '../../../shared/calendar';
import type { Dashboard } from '../../../shared/contracts/insight';
import { plainDecimal } from '../../../shared/decimal';
import { behindSentence, completionSentence, gradesSentence, scoresSentence } from '../../../shared/insight/sentences';
import { insightSettings } from '../../../shared/insight/settings';
import { DEMO_LABEL } from '../../../shared/labels';
import { rowsHref } from './addresses';
import { ChartCard } from './ChartCard';
import {
  COLUMNS_HEIGHT,
  gradesChart,
  moneyChart,
  rowsHeight,
  scoresChart,
  shownUnits,
  unitsChart,
} from './charts/options';

interface PartProps {
  dashboard: Dashboard;
  source: string;
}

/** Money, completion, scores and grades. */
export function Charts({ dashboard }: { dashboard: Dashboard }) {
  const { campaign, at } = dashboard;
  const name = campaign.isDemo ? `${campaign.name}（${DEMO_LABEL}）` : campaign.name;
  const source = `${name} · ${spokenInstant(new Date(at))}`;
  return (
    <div className="charts">
      <Money dashboard={dashboard} source={source} />
      <Completion dashboard={dashboard} source={source} />
      <Scores dashboard={dashboard} source={source} />
      <Grades dashboard={dashboard} source={source} />
    </div>
  );
}

function Money({ dashboard: { money, campaign }, source }: PartProps) {
  const draw = useMemo(() => moneyChart(money), [money]);
  const { behind, furthest, timeProgressPercent } = money;
  const more = behind > furthest.length ? `这里是落后最多的 ${furthest.length} 个，` : '';
  return (
    <ChartCard
      sentence={behindSentence(behind)}
      note={`${more}低于时间进度 ${insightSettings.behindBy} 个百分点以上算落后（产品默认规则）`}
      nothing={`时间进度 ${plainDecimal(timeProgressPercent)}%，没有项目低出 ${insightSettings.behindBy} 个百分点以上。`}
      draw={draw}
      height={rowsHeight(furthest.length)}
      columns={['项目', '执行率', '落后百分点']}
      rows={furthest.map(({ taskId, projectName, ratePercent, gapPoints }) => ({
        key: taskId,
        name: projectName,
        figures: [`${ratePercent}%`, gapPoints],
        href: `#/tasks/${taskId}`,
      }))}
      all={{ href: rowsHref(campaign.id, 'behind'), label: `全部 ${behind} 个` }}
      source={source}
    />
  );
}

function Completion({ dashboard: { units, unitCount, lateUnits, campaign }, source }: PartProps) {
  const draw = useMemo(() => unitsChart(units), [units]);
  const shown = shownUnits(units);
  const rest = unitCount > shown.length ? `，图中是 ${shown.length} 个单位` : '';
  return (
    <ChartCard
      sentence={completionSentence({ ...campaign, late: lateUnits })}
      note={`按单位的项数，没交齐的在前${rest}`}
      nothing="还没有任务。"
      draw={draw}
      height={rowsHeight(shown.length) + 24}
      columns={['单位', '未交', '审核中', '已办结']}
      rows={units.map(({ unitId, unitName, open, inReview, completed }) => ({
        key: unitId,
        name: unitName,
        figures: [String(open), String(inReview), String(completed)],
        href: rowsHref(campaign.id, 'all', { unitId }),
      }))}
      source={source}
    />
  );
}

function Scores({ dashboard: { scores, campaign }, source }: PartProps) {
  const draw = useMemo(() => scoresChart(scores.bins), [scores.bins]);
  return (
    <ChartCard
      sentence={scoresSentence(scores.bins)}
      note="已交任务的项数，按得分分段"
      nothing="任务提交后，这里显示得分的分布。"
      draw={draw}
      height={COLUMNS_HEIGHT}
      columns={['得分', '项数']}
      rows={
        scores.average === null
          ? []
          : scores.bins.map(({ from, label, count }) => ({
              key: from,
              name: label,
              figures: [String(count)],
              href: rowsHref(campaign.id, 'score', { value: from }),
            }))
      }
      source={source}
    />
  );
}

function Grades({ dashboard: { grades, campaign }, source }: PartProps) {
  const draw = useMemo(() => gradesChart(grades), [grades]);
  return (
    <ChartCard
      sentence={gradesSentence(grades)}
      note="已办结任务的项数，按等级"
      nothing="任务办结后，这里显示各等级有多少项。"
      draw={draw}
      height={COLUMNS_HEIGHT}
      columns={['等级', '项数']}
      rows={
        campaign.completed === 0
          ? []
          : grades.map(({ grade, count }) => ({
              key: grade,
              name: grade,
              figures: [String(count)],
              href: rowsHref(campaign.id, 'grade', { value: grade }),
            }))
      }
      source={source}
    />
  );
}
