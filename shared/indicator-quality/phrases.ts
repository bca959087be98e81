// Words by which a draft gives itself away, as data: activities instead of results, effects, deliverables, sentences.

const VERBS =
  '开展|加强|做好|推进|组织|落实|实施|完成|进行|强化|深化|抓好|推动|配合|确保|保障|完善|举办|参与|加快|加大|开好|协助|支持|履行|执行';
const ADVERBS = '(?:全面|积极|认真|扎实|持续|深入|进一步|继续|有序|按计划|按要求|按时|按期|及时|顺利|切实|圆满|做到)*';
/** A verb of doing with an object behind it; 按期完成 and 全部完成 tell a state. */
const ACTIVITY = new RegExp(`^${ADVERBS}(?:${VERBS})(?!后|前|时|中|率|数|情况)\\p{Script=Han}{2,}`, 'u');
const ACTIVITY_NAME = new RegExp(
  `^${ADVERBS}(?:${VERBS})\\p{Script=Han}{0,24}(?:工作|管理|建设|任务|项目|服务|活动|费|经费|运维|实施|监管|机制|培训|宣传|检查)$`,
  'u',
);
/** What is said after a verb of doing, when it is a state that can be stated: 完成验收, 完成率. */
const STATE = /^(?:按期|按时|全部|基本)?完成(?:验收|备案|上线|交付|整改|结算|竣工|安装|部署)$/;

/** Whether a target's words name an activity (开展…工作, 加强管理, 完成项目) instead of a result. */
export const isActivity = (words: string): boolean => ACTIVITY.test(words) && !STATE.test(words);

/** Whether a name names an activity and nothing that could be counted. */
export const isActivityName = (name: string): boolean => ACTIVITY_NAME.test(name);

/** The name without its verbs of doing and the 工作 behind. */
export const withoutActivity = (name: string): string =>
  name.replace(new RegExp(`^${ADVERBS}(?:${VERBS})`), '').replace(/(等)?(相关)?(工作|任务)$/, '');

const EFFECT_VERB =
  /^(?:有效|显著|明显|不断|持续|进一步|切实|稳步|大幅)*(提高|提升|促进|改善|增强|带动|推动|拉动|缓解|增进|优化|激发|营造)/;
const EFFECT_NOUN =
  /(增收|产值|税收|利润|就业人数|新增就业|带动就业|经济增长|减排量|群众收入|农民收入|人均收入|知晓率|获得感|幸福感|营商环境|社会影响|影响力|影响程度|改善程度|发病率|死亡率|犯罪率|发案率|空气质量|优良天数)/;
/** Ends that make a deliverable of any beginning: 提升改造完成率, 能力提升培训人次. */
const DELIVERED =
  /(完成率|合格率|达标率|通过率|及时率|覆盖率|验收率|培训人次|人次|场次|次数|期数|数量|个数|台数|份数|面积|里程|户数|座数|时间|工期|项目数)$/;

/** Whether a name tells what changes for others, not what is delivered. */
export const tellsEffect = (name: string): boolean =>
  !DELIVERED.test(name) && (EFFECT_VERB.test(name) || EFFECT_NOUN.test(name));

const COUNT = /(人次|场次|次数|期数|班次|数量|个数|台数|套数|份数|篇数|册数|面积|里程|项目数|课时|条数)$/;
const DELIVERY =
  /(培训|采购|购置|建设|新建|改造|维护|运维|印发|印制|发放|开展|编制|举办|检查|巡查|巡检|修缮|完成|安装|宣传|组织|制作|播出|调研|会议|检测|抽检)/;
/** Counts that are effects all the same. */
const REACHED = /(受益|惠及|带动|就业|新增|增加|减少|下降|服务|覆盖|节约|挽回|避免|增收|吸引|游客|办理|引进|入驻|转化)/;

/** Whether a name counts what the project delivers. */
export const countsDeliverables = (name: string): boolean =>
  COUNT.test(name) && DELIVERY.test(name) && !REACHED.test(name);

/** Punctuation of sentences; a list of two nouns with 、 is still a name. */
const SENTENCE = /[，,。；;！!？?]|、.*、/;

/** Whether a name is a sentence or a list. */
export const isSentence = (name: string): boolean => SENTENCE.test(name);

const KINDS = '(?:率|数量|人数|人次|次数|场次|份数|户数|金额|面积|里程|时间|满意度|成本|费用)';
const TWO_NAMES = new RegExp(`${KINDS}(?:和|与|以及|及(?!时)|、|，|,|;|；|/)\\p{Script=Han}*${KINDS}$`, 'u');

/** Whether a name measures two things: 合格率和完成率. */
export const namesTwo = (name: string): boolean => TWO_NAMES.test(name);

/** Names of figures without a unit. */
export const isUnitless = (name: string): boolean =>
  /(指数|系数|得分|评分|评级|等级|排名|名次|PH值|pH值|倍数)$/.test(name);

/** Kinds of sources that exist everywhere (财预〔2021〕101号: 统计数据、业务记录、问卷调查 …); no bureau has to list them. */
export const usualSources =
  /统计|年鉴|台账|记录|问卷|调查|报告|报表|验收|合同|凭证|签到|档案|清单|名册|工单|日志|决算|账簿|明细账|公示|公告|测评|检测|备案|发票|回单/;
