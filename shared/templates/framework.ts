// 项目支出绩效评价指标体系框架（参考）: the 17 indicators of 部门评价 and 财政评价. Wording as the annex has it; the article
// texts are known from restatements only, so the source says 参考. The points are ours, because the annex sets none.
import type { IndicatorTemplate, TemplateIndicator } from './types';

type Wording = Pick<TemplateIndicator, 'name' | 'points' | 'definition' | 'scoringStandard'>;

/** Judged by experts along the points of the standard (评价要点). */
const judged = (level1: string, level2: string, wording: Wording): TemplateIndicator => ({
  level1,
  level2,
  dataSource: null,
  kind: 'qualitative',
  comparator: null,
  target: '',
  unit: null,
  ...wording,
});

/** Computed by the formula of its standard, in percent. */
const rate = (level1: string, level2: string, wording: Wording): TemplateIndicator => ({
  ...judged(level1, level2, wording),
  kind: 'quantitative',
  unit: '%',
});

const decision: TemplateIndicator[] = [
  judged('决策', '项目立项', {
    name: '立项依据充分性',
    points: '3',
    definition: '项目立项是否符合法律法规、相关政策、发展规划以及部门职责，用以反映和考核项目立项依据情况。',
    scoringStandard:
      '评价要点：①项目立项是否符合国家法律法规、国民经济发展规划和相关政策；②项目立项是否符合行业发展规划和政策要求；③项目立项是否与部门职责范围相符，属于部门履职所需；④项目是否属于公共财政支持范围，是否符合中央、地方事权支出责任划分原则；⑤项目是否与相关部门同类项目或部门内部相关项目重复。',
  }),
  judged('决策', '项目立项', {
    name: '立项程序规范性',
    points: '2',
    definition: '项目申请、设立过程是否符合相关要求，用以反映和考核项目立项的规范情况。',
    scoringStandard:
      '评价要点：①项目是否按照规定的程序申请设立；②审批文件、材料是否符合相关要求；③事前是否已经过必要的可行性研究、专家论证、风险评估、绩效评估、集体决策。',
  }),
  judged('决策', '绩效目标', {
    name: '绩效目标合理性',
    points: '3',
    definition: '项目所设定的绩效目标是否依据充分，是否符合客观实际，用以反映和考核项目绩效目标与项目实施的相符情况。',
    scoringStandard:
      '评价要点（如未设定预算绩效目标，也可考核其他工作任务目标）：①项目是否有绩效目标；②项目绩效目标与实际工作内容是否具有相关性；③项目预期产出效益和效果是否符合正常的业绩水平；④是否与预算确定的项目投资额或资金量相匹配。',
  }),
  judged('决策', '绩效目标', {
    name: '绩效指标明确性',
    points: '2',
    definition: '依据绩效目标设定的绩效指标是否清晰、细化、可衡量等，用以反映和考核项目绩效目标的明细化情况。',
    scoringStandard:
      '评价要点：①是否将项目绩效目标细化分解为具体的绩效指标；②是否通过清晰、可衡量的指标值予以体现；③是否与项目目标任务数或计划数相对应。',
  }),
  judged('决策', '资金投入', {
    name: '预算编制科学性',
    points: '3',
    definition:
      '项目预算编制是否经过科学论证、有明确标准，资金额度与年度目标是否相适应，用以反映和考核项目预算编制的科学性、合理性情况。',
    scoringStandard:
      '评价要点：①预算编制是否经过科学论证；②预算内容与项目内容是否匹配；③预算额度测算依据是否充分，是否按照标准编制；④预算确定的项目投资额或资金量是否与工作任务相匹配。',
  }),
  judged('决策', '资金投入', {
    name: '资金分配合理性',
    points: '2',
    definition:
      '项目预算资金分配是否有测算依据，与补助单位或地方实际是否相适应，用以反映和考核项目预算资金分配的科学性、合理性情况。',
    scoringStandard: '评价要点：①预算资金分配依据是否充分；②资金分配额度是否合理，与项目单位或地方实际是否相适应。',
  }),
];

const process: TemplateIndicator[] = [
  rate('过程', '资金管理', {
    name: '资金到位率',
    points: '3',
    definition: '实际到位资金与预算资金的比率，用以反映和考核资金落实情况对项目实施的总体保障程度。',
    scoringStandard:
      '资金到位率=（实际到位资金/预算资金）×100%。实际到位资金：一定时期（本年度或项目期）内落实到具体项目的资金。预算资金：一定时期（本年度或项目期）内预算安排到具体项目的资金。',
  }),
  rate('过程', '资金管理', {
    name: '预算执行率',
    points: '5',
    definition: '项目预算资金是否按照计划执行，用以反映或考核项目预算执行情况。',
    scoringStandard:
      '预算执行率=（实际支出资金/实际到位资金）×100%。实际支出资金：一定时期（本年度或项目期）内项目实际拨付的资金。',
  }),
  judged('过程', '资金管理', {
    name: '资金使用合规性',
    points: '5',
    definition: '项目资金使用是否符合相关的财务管理制度规定，用以反映和考核项目资金的规范运行情况。',
    scoringStandard:
      '评价要点：①是否符合国家财经法规和财务管理制度以及有关专项资金管理办法的规定；②资金的拨付是否有完整的审批程序和手续；③是否符合项目预算批复或合同规定的用途；④是否存在截留、挤占、挪用、虚列支出等情况。',
  }),
  judged('过程', '组织实施', {
    name: '管理制度健全性',
    points: '3',
    definition: '项目实施单位的财务和业务管理制度是否健全，用以反映和考核财务和业务管理制度对项目顺利实施的保障情况。',
    scoringStandard: '评价要点：①是否已制定或具有相应的财务和业务管理制度；②财务和业务管理制度是否合法、合规、完整。',
  }),
  judged('过程', '组织实施', {
    name: '制度执行有效性',
    points: '4',
    definition: '项目实施是否符合相关管理规定，用以反映和考核相关管理制度的有效执行情况。',
    scoringStandard:
      '评价要点：①是否遵守相关法律法规和相关管理规定；②项目调整及支出调整手续是否完备；③项目合同书、验收报告、技术鉴定等资料是否齐全并及时归档；④项目实施的人员条件、场地设备、信息支撑等是否落实到位。',
  }),
];

const output: TemplateIndicator[] = [
  rate('产出', '产出数量', {
    name: '实际完成率',
    points: '10',
    definition: '项目实施的实际产出数与计划产出数的比率，用以反映和考核项目产出数量目标的实现程度。',
    scoringStandard:
      '实际完成率=（实际产出数/计划产出数）×100%。实际产出数：一定时期（本年度或项目期）内项目实际产出的产品或提供的服务数量。计划产出数：项目绩效目标确定的在一定时期（本年度或项目期）内计划产出的产品或提供的服务数量。',
  }),
  rate('产出', '产出质量', {
    name: '质量达标率',
    points: '10',
    definition: '项目完成的质量达标产出数与实际产出数的比率，用以反映和考核项目产出质量目标的实现程度。',
    scoringStandard:
      '质量达标率=（质量达标产出数/实际产出数）×100%。质量达标产出数：一定时期（本年度或项目期）内实际达到既定质量标准的产品或服务数量。既定质量标准是指项目实施单位设立绩效目标时依据计划标准、行业标准、历史标准或其他标准而设定的绩效指标值。',
  }),
  {
    ...rate('产出', '产出时效', {
      name: '完成及时性',
      points: '8',
      definition: '项目实际完成时间与计划完成时间的比较，用以反映和考核项目产出时效目标的实现程度。',
      scoringStandard:
        '实际完成时间：项目实施单位完成该项目实际所耗用的时间。计划完成时间：按照项目实施计划或相关规定完成该项目所需的时间。',
    }),
    targetKind: 'date',
    unit: null,
  },
  rate('产出', '产出成本', {
    name: '成本节约率',
    points: '7',
    definition: '完成项目计划工作目标的实际节约成本与计划成本的比率，用以反映和考核项目的成本节约程度。',
    scoringStandard:
      '成本节约率=[（计划成本-实际成本）/计划成本]×100%。实际成本：项目实施单位如期、保质、保量完成既定工作目标实际所耗费的支出。计划成本：项目实施单位为完成工作目标计划安排的支出，一般以项目预算为参考。',
  }),
];

const effect: TemplateIndicator[] = [
  judged('效益', '项目效益', {
    name: '实施效益',
    points: '20',
    definition: '项目实施所产生的效益。',
    scoringStandard:
      '项目实施所产生的社会效益、经济效益、生态效益、可持续影响等。可根据项目实际情况有选择地设置和细化。',
  }),
  judged('效益', '项目效益', {
    name: '满意度',
    points: '10',
    definition: '社会公众或服务对象对项目实施效果的满意程度。',
    scoringStandard: '社会公众或服务对象是指因该项目实施而受到影响的部门（单位）、群体或个人。一般采取社会调查的方式。',
  }),
];

/** The framework of 财预〔2020〕10号 with a default set of points: 决策 15, 过程 20, 产出 35, 效益 30. */
export const frameworkTemplate: IndicatorTemplate = {
  id: 'framework-2020',
  version: '1',
  name: '项目支出绩效评价指标体系框架（决策、过程、产出、效益）',
  source:
    '财预〔2020〕10号附件《项目支出绩效评价指标体系框架（参考）》：指标、解释和说明供参考，以正式文件和本地通知为准；分值为产品默认设置（产出、效益合计65分），附件没有规定分值',
  kind: 'framework',
  profileId: null,
  indicators: [...decision, ...process, ...output, ...effect],
};
