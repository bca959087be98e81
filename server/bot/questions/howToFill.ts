// 这个指标怎么填: what is asked for, in the official words of the sheet; without its name, of what is still missing.
import { In } from 'typeorm';
import { plainDecimal } from '../../../shared/decimal';
import { formatTarget } from '../../../shared/indicators/officialText';
import { requiredDocuments } from '../../../shared/evidence/proof';
import { fullPointsAdvice } from '../../../shared/scoring/fullPoints';
import { getProfile } from '../../../shared/scoring/profiles';
import type { ActionContext } from '../../context';
import { IndicatorResult } from '../../tasks/entities';
import { listToFill, type LoadedTask } from '../../tasks/queries';
import { sheetOf } from '../../tasks/sheet';
import { askWhich } from '../askWhich';
import { aloneWith, compose, MY_TASKS, personally, someOf } from '../compose';
import type { Asked, BotHandler, BotReply } from '../conversation';
import { keyOf } from '../names/match';
import { findSurely } from '../names/findNamed';
import { answerGaps } from './gaps';

/** Open tasks whose rows are looked through: more than these nobody fills at once. */
const MOST_TASKS = 20;
const NAMED = 3;

/** 指标 怎么填; of a project, or of nothing, what is missing there. */
export const answerHowToFill: BotHandler = async (ctx, asked) => {
  const { name } = asked.reading;
  const places = (await listToFill(ctx.db, ctx.actor)).slice(0, MOST_TASKS);
  const found = name ? await rowsNamed(ctx, places, name) : [];
  const [first] = found;
  if (first) return personally(asked, await oneOf(ctx, asked, first.row.name, found));
  if (!name || (await findSurely(ctx, name, ['project'])).length > 0) return answerGaps(ctx, asked);
  const sentence = `您要填的任务里没有名称带“${name}”的指标`;
  const known = await ctx.db.findOne(IndicatorResult, {
    where: { taskId: places[0]?.task.id ?? '' },
    order: { position: 'ASC' },
  });
  const besides = known ? [`请说指标的名称，例如：${known.name} 怎么填。`] : [];
  return personally(asked, compose(ctx, { sentence, besides, buttons: [MY_TASKS] }));
};

interface FoundRow {
  row: IndicatorResult;
  place: LoadedTask;
}

/** Rows of one's own open tasks with this in their name, an exact one alone; those due first. One statement for all. */
async function rowsNamed({ db }: ActionContext, places: LoadedTask[], name: string): Promise<FoundRow[]> {
  const rows = await db.find(IndicatorResult, {
    where: { taskId: In(places.map(({ task }) => task.id)) },
    order: { position: 'ASC' },
  });
  const wanted = keyOf(name);
  const short = wanted.replace(/指标$/u, '');
  const ofPlace = (place: LoadedTask, fits: (row: IndicatorResult) => boolean) =>
    rows.filter((row) => row.taskId === place.task.id && fits(row)).map((row) => ({ row, place }));
  const inAll = (fits: (row: IndicatorResult) => boolean) => places.flatMap((place) => ofPlace(place, fits));
  const exact = inAll((row) => keyOf(row.name) === wanted);
  if (exact.length > 0) return exact;
  // 成本指标 is a kind of them, of which there may be several.
  return inAll((row) => keyOf(row.name).includes(short) || keyOf(`${row.level1}${row.level2}`).includes(short));
}

/** Rows of one name are filled alike; several names are asked about. */
async function oneOf(ctx: ActionContext, asked: Asked, first: string, found: FoundRow[]): Promise<BotReply> {
  const names = [...new Set(found.map(({ row }) => row.name))];
  if (names.length === 1) return told(ctx, first, found[0]!);
  const options = names.map((name) => {
    const { row } = found.find((one) => one.row.name === name)!;
    return { label: name, line: `${name}（${row.level2}）`, say: `${name} 怎么填`, taskId: null };
  });
  const title = `有 ${names.length} 个指标与“${asked.reading.name}”相符`;
  return askWhich(ctx, aloneWith(ctx, asked), title, options);
}

function told(ctx: ActionContext, name: string, { row, place }: FoundRow) {
  const { task, project, campaign } = place;
  const sheetRow = sheetOf(task, [row]).indicators[0]!;
  const advice = fullPointsAdvice(sheetRow, getProfile(campaign.profileId));
  const documents = requiredDocuments(row.requiredEvidence);
  const unit = row.unit ? `，单位是${row.unit}` : '';
  const what = row.kind === 'qualitative' ? '选完成情况' : `填实际完成值${unit}`;
  return compose(ctx, {
    sentence: `“${name}”${what}，年度指标值 ${formatTarget(row)}，满分 ${plainDecimal(row.points)} 分`,
    lines: [
      row.definition && `指标解释：${row.definition}`,
      row.scoringStandard && `评分标准：${row.scoringStandard}`,
      row.dataSource && `数据来源：${row.dataSource}`,
      documents.length > 0 && `佐证材料：${someOf(documents, NAMED, '份')}`,
      advice && `满分：${advice}`,
    ].filter((line) => typeof line === 'string'),
    besides: [`项目：${project.name}。`],
    buttons: [{ label: '去填报', path: `#/tasks/${task.id}` }],
  });
}
