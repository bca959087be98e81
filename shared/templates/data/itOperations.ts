// The library for 信息系统运行维护: three templates ready to use, and further indicators to pick from.
import type { IndicatorPool, IndicatorTemplate } from '../types';
import { effects, qualities, quantities, timeAndCost } from './itIndicators';

const SOURCE =
  '按财预〔2020〕10号的一级、二级指标和权重；三级指标取自《财政网络运维服务费项目绩效评价报告》和产品整理的常用服务级别，供参考';

const national = { version: '1', source: SOURCE, kind: 'self-evaluation', profileId: 'national-2020' } as const;

export const systemOperations: IndicatorTemplate = {
  ...national,
  id: 'it-system-operations',
  name: '信息系统运维项目',
  indicators: [
    quantities.systems('8'),
    quantities.inspections('6'),
    qualities.availability('7'),
    qualities.functions('6'),
    qualities.maintenance('3'),
    qualities.incidents('4'),
    qualities.gradedProtection('3'),
    timeAndCost.response('3'),
    timeAndCost.repair('4'),
    timeAndCost.spending('6'),
    effects.interruptions('8'),
    effects.requests('7'),
    effects.stability('8'),
    effects.openRisks('7'),
    effects.users('10'),
  ],
};

export const roomOperations: IndicatorTemplate = {
  ...national,
  id: 'it-room-operations',
  name: '机房运维项目',
  indicators: [
    quantities.roomInspections('8'),
    quantities.powerTests('4'),
    quantities.emergencyDrills('4'),
    qualities.room('8'),
    qualities.environment('6'),
    qualities.power('6'),
    qualities.fireSafety('4'),
    timeAndCost.roomRepair('4'),
    timeAndCost.spending('6'),
    effects.roomInterruptions('10'),
    effects.accidents('6'),
    effects.energy('8'),
    effects.ageing('6'),
    effects.roomUsers('10'),
  ],
};

export const securityOperations: IndicatorTemplate = {
  ...national,
  id: 'it-security-operations',
  name: '网络安全运维项目',
  indicators: [
    quantities.assessments('7'),
    quantities.emergencyDrills('5'),
    qualities.gradedProtection('8'),
    qualities.vulnerabilities('8'),
    qualities.backups('5'),
    timeAndCost.threatResponse('6'),
    timeAndCost.riskyInTime('5'),
    timeAndCost.spending('6'),
    effects.securityIncidents('16'),
    effects.openRisks('14'),
    effects.users('10'),
  ],
};

/** Every indicator of the library, with the points it usually carries. */
export const itPool: IndicatorPool = {
  id: 'it-operations',
  name: '信息系统运行维护指标库',
  source: SOURCE,
  indicators: [quantities, qualities, timeAndCost, effects].flatMap((group) =>
    Object.values(group).map((withPoints) => withPoints('5')),
  ),
};
