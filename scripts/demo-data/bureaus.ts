/** Kind of a demo project: decides its indicators and the order of its budget. */
export type ProjectKind = 'operations' | 'works' | 'service';

export interface DemoBureau {
  name: string;
  projects: [name: string, kind: ProjectKind][];
}

/** 20 demo units with three projects each. The names are ordinary; the figures are made from a fixed seed. */
export const demoBureaus: DemoBureau[] = [
  {
    name: '市教育局',
    projects: [
      ['中小学校舍维修改造', 'works'],
      ['教师专业能力培训', 'service'],
      ['智慧校园平台运维服务', 'operations'],
    ],
  },
  {
    name: '市科学技术局',
    projects: [
      ['科技企业孵化服务', 'service'],
      ['科技管理信息系统运维', 'operations'],
      ['重点实验室设备购置', 'works'],
    ],
  },
  {
    name: '市公安局',
    projects: [
      ['公共安全视频设施维护', 'operations'],
      ['派出所业务用房修缮', 'works'],
      ['反诈宣传服务', 'service'],
    ],
  },
  {
    name: '市民政局',
    projects: [
      ['社区养老服务补助', 'service'],
      ['救助管理站设施改造', 'works'],
      ['社会救助信息平台运维', 'operations'],
    ],
  },
  {
    name: '市司法局',
    projects: [
      ['公共法律服务', 'service'],
      ['司法所规范化建设', 'works'],
      ['行政执法监督平台运维', 'operations'],
    ],
  },
  {
    name: '市人力资源和社会保障局',
    projects: [
      ['职业技能提升培训', 'service'],
      ['社会保险信息系统运维', 'operations'],
      ['人才服务大厅改造', 'works'],
    ],
  },
  {
    name: '市自然资源和规划局',
    projects: [
      ['国土空间规划编制', 'service'],
      ['不动产登记系统运维', 'operations'],
      ['地质灾害隐患点治理', 'works'],
    ],
  },
  {
    name: '市生态环境局',
    projects: [
      ['空气质量自动监测站运维', 'operations'],
      ['饮用水水源地保护', 'works'],
      ['环境宣传教育', 'service'],
    ],
  },
  {
    name: '市住房和城乡建设局',
    projects: [
      ['老旧小区改造', 'works'],
      ['房屋安全排查服务', 'service'],
      ['智慧住建平台运维', 'operations'],
    ],
  },
  {
    name: '市交通运输局',
    projects: [
      ['农村公路养护', 'works'],
      ['交通综合执法信息系统运维', 'operations'],
      ['公交线路优化服务', 'service'],
    ],
  },
  {
    name: '市水利局',
    projects: [
      ['小型水库维修养护', 'works'],
      ['山洪灾害监测预警系统运维', 'operations'],
      ['节水型社会宣传', 'service'],
    ],
  },
  {
    name: '市农业农村局',
    projects: [
      ['高标准农田管护', 'works'],
      ['农产品质量安全检测', 'service'],
      ['农业信息平台运维', 'operations'],
    ],
  },
  {
    name: '市商务局',
    projects: [
      ['促消费活动组织', 'service'],
      ['农贸市场升级改造', 'works'],
      ['商务运行监测系统运维', 'operations'],
    ],
  },
  {
    name: '市文化和旅游局',
    projects: [
      ['公共文化场馆免费开放', 'service'],
      ['文物保护单位修缮', 'works'],
      ['智慧文旅平台运维', 'operations'],
    ],
  },
  {
    name: '市卫生健康委员会',
    projects: [
      ['基层医疗机构设备更新', 'works'],
      ['全民健康信息平台运维', 'operations'],
      ['家庭医生签约服务', 'service'],
    ],
  },
  {
    name: '市应急管理局',
    projects: [
      ['应急物资储备', 'service'],
      ['应急指挥平台运维', 'operations'],
      ['应急避难场所建设', 'works'],
    ],
  },
  {
    name: '市审计局',
    projects: [
      ['政府投资项目审计服务', 'service'],
      ['数字化审计平台运维', 'operations'],
      ['审计档案库房改造', 'works'],
    ],
  },
  {
    name: '市市场监督管理局',
    projects: [
      ['食品安全抽检', 'service'],
      ['智慧监管平台运维', 'operations'],
      ['检验检测实验室改造', 'works'],
    ],
  },
  {
    name: '市体育局',
    projects: [
      ['全民健身赛事活动', 'service'],
      ['社区健身设施建设', 'works'],
      ['体育场馆管理系统运维', 'operations'],
    ],
  },
  {
    name: '市统计局',
    projects: [
      ['城乡住户调查', 'service'],
      ['统计联网直报系统运维', 'operations'],
      ['统计业务用房修缮', 'works'],
    ],
  },
];

/** Projects in no campaign yet: what somebody who tries the demo can launch one with. */
export const unlaunchedProjects: [bureauIndex: number, name: string, kind: ProjectKind][] = [
  [2, '交通信号设施维护', 'operations'],
  [7, '河道水质监测服务', 'service'],
  [9, '公交站台改造', 'works'],
  [13, '图书馆数字资源服务', 'service'],
  [14, '社区卫生服务站改造', 'works'],
  [18, '青少年体育培训', 'service'],
];
