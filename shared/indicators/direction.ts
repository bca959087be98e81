// Which way an indicator is better, as far as its class and name say it. For filled tables (K26) and for drafts alike.

/** What is known of an indicator, each text in one width. */
export interface NamedIndicator {
  /** 一级指标 and 二级指标 together */
  head: string;
  name: string;
  /** the unit, or the target's text that carries it */
  measured: string;
}

/** More of it is worse by its name alone. */
const HARM = /(事故|投诉|违规|违纪|差错|失误|超支|伤亡|负面舆情).{0,2}(数|次数|起数|率|发生率|数量|金额)?$/;
const MORE_IS_BETTER =
  /(完成|达标|合格|覆盖|满意|及时|准确|优良|就业|入学|参保|利用|使用|修复|解决|办结|验收|到位)率$|(数量|个数|人数|次数|场次|面积|户数|里程|增收|收入|受益)/;

/** Rates of setting a harm right, and work against it: more of these is better. */
const MENDED =
  /(节约|降低|下降|减少|及时|完成|处置|处理|整改|达标|合格|满意|覆盖|修复|破案|办结|回复|回访|化解|查处|排查|调解|受理).{0,4}率|(演练|培训|宣传|教育|预防|防范|检查|排查|救援)/;
/** Time that is given, not taken. */
const TIME_GIVEN = /(开放|服务|志愿|学习|培训|授课|运行|在线|播出|质保|保修|使用|活动)(时间|时长|周期)$/;

/** Counted to be kept down as well as to be reached: nothing can be said of their sign. */
const CURBED =
  /(调整|变更|返工|返修|退回|延期|重复|排队|等待|积压|闲置|空置|病|亡|伤|缺|漏|超|损|隐患|危|贫|发案|案件|灾|未|不合格|不达标|排放)/;

/** Whether less is better by the row's class or name: costs, durations, accidents, complaints. */
export function isLessBetterBy({ head, name, measured }: NamedIndicator): boolean {
  if (/成本/.test(head)) return !/节约|降低|下降|减少/.test(name);
  if (MENDED.test(name) || TIME_GIVEN.test(name)) return false;
  if (/事故|投诉|故障(次数|率|发生)|差错|失误|违规|违纪|误差|超支|死亡|伤亡|逾期|流失|负面舆情/.test(name)) return true;
  return /(时间|时长|周期|工期|响应)/.test(name) && /(分钟|小时|天|日|工作日|个月|周)/.test(measured);
}

/** Which way the sign of a target should go; null where neither class nor name tells. */
export function betterWay(indicator: NamedIndicator): 'less' | 'more' | null {
  const { name } = indicator;
  if (isLessBetterBy(indicator) || (HARM.test(name) && !MENDED.test(name))) return 'less';
  return MORE_IS_BETTER.test(name) && !CURBED.test(name) ? 'more' : null;
}
