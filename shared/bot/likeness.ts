// What names of projects and units end in. Only a hint for names that are said alone: what exists is looked up later.

const PROJECT_ENDS =
  '费 项目 运维 运维服务 改造 建设 工程 购置 采购 补助 补贴 培训 服务 维护 养护 管护 修缮 治理 活动 调查 抽检 检测 监测 宣传 教育 编制 保护 储备 更新 开放 排查 提升 优化 管理 经费 资金 专项 保障 改革 试点 规范化建设 奖补 救助 修复 整治 绿化 排水 运营 处置 组织 系统 平台 仓库 机房 路 桥 园 馆 活动 处理 创建 评估 规划 研究 设备 车辆 租赁 物业 印刷 会议 奖励 津贴 工资'.split(
    ' ',
  );
const UNIT_ENDS =
  '局 委 委员会 中心 科 处 室 院 厅 办 办公室 所 队 支队 大队 总队 学校 小学 中学 大学 学院 医院 馆 站 政府 府 部门 单位 公司 集团 法院 检察院 党校 街道 镇 乡'.split(
    ' ',
  );

const endsIn = (name: string, ends: string[]) => ends.some((end) => name.endsWith(end) && name.length > end.length);

export const isProjectLike = (name: string): boolean => name.length >= 4 && endsIn(name, PROJECT_ENDS);

/** 过期没办 is no office. */
const TO_DO = /[没未要能该待在去]办$/u;

export const isUnitLike = (name: string): boolean => name.length >= 3 && !TO_DO.test(name) && endsIn(name, UNIT_ENDS);

const CAMPAIGN = /(?:20\d\d|年度|部门|支出|整体|专项).*(?:自评|绩效评价|自评工作)$|.(?:批次|评价活动)$/u;

export const isCampaignLike = (name: string): boolean => CAMPAIGN.test(name);

/** 数量指标, but not 指标 alone. */
const isIndicatorLike = (name: string): boolean => /..指标$/u.test(name);

/** Whether it ends like the name of anything one may ask about. */
export const isNameLike = (name: string): boolean =>
  isProjectLike(name) || isUnitLike(name) || isCampaignLike(name) || isIndicatorLike(name);

const OWN_UNIT = /^(?:我们?的?|咱们?的?|本)(?:单位|部门|局|科|科室|处|委|院|所|中心)$/u;

/** Whether the asker's own unit is meant, a name though made of a pronoun: 我们单位, 本局, 我的科室. */
export const isOwnUnit = (said: string): boolean => OWN_UNIT.test(said);
