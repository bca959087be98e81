// Whether something was said clearly: as a wish, and with a name that is nothing but a name.
import { isProjectLike, isUnitLike } from './likeness';
import { nameIn } from './trim';

/** In a name these show that something else was said. */
const NO_NAME =
  /[,;!?…]|^[过的着率]|[么过再就等不]$|^我?们?不(?!锈|动产|良)|^还没(?![交报提填完弄做])|了|[吗呢](?!啡)|有没有|没有|(.)不\1|还是|或者|^(?:但|撤回|停止|暂停|个[屁鬼])|的事|怎样|^(?:还?需要|应该|应当|必须)|.取消|可以|等.+再|.等我|^(?:提醒|通知|名单|任务|设置)$|咋|是否|如果|万一|要是|假如|的话|什么|怎么|如何|为何|谁|哪|几[个项次天日周]|最多|最长|多久|多少|何时|能不能|可不可以|要不要|需不需要|该不该|不要|不用|不能|不必|先不|无需|暂不|暂缓|已经|刚才|昨天|上次|之前|之后|以后|时候|告诉|要求|建议|意见|觉得|认为|听说|应该|可能|记录|情况|原因|次数|功能|是不是/u;
/** What is said about an act after its name, or before it: 市教育局不合适, 除市教育局外, 每天. */
const NO_PLAIN_NAME =
  /(?:没|没用|干嘛|不太?好|不合适|不妥|不行|不了|缓缓|失败|成功|完成|完毕|失误|错误|错的?|有误|有用|有风险|[太过]早|频繁|待定|再议|除外|除非|收到|取消|撤销|烦死|错人|与否|按钮|这事|自动|每[天周日月]|天天|明天|后天|下?(?:周|星期)[一二三四五六日天]?|给.*发)$|^(?:错(?!峰)|前先|后(?:通知|能|再|就)|书(?![籍店香法画院记])|我(?:希望|打算|准备)|审[核批]的|(?:手机号?|邮箱|账号|银行卡|微信|钉钉)$)|除.+外|但(?:是|要|需|请)|前提|的(?:只|都)有/u;
/** 级别, 类别, 特别 … hold 别 and forbid nothing. */
const HARMLESS = /[级类特性识区分辨个鉴差派]别/gu;
const NEGATED = /别(?!墅|山|动队)|勿|莫/u;
const SOMEBODY_SAYS = /.[说让叫]|他(?!山|乡)|她|你|领导$|主任$|[科局处部市县省]长$|书记$|老师$/u;

const LONGEST_NAME = 60;

/** Whether an act may be done to what is called so. */
export const isClearName = (said: string): boolean =>
  said.length <= LONGEST_NAME &&
  !NO_NAME.test(said) &&
  !NO_PLAIN_NAME.test(said) &&
  !NEGATED.test(said.replace(HARMLESS, '')) &&
  !SOMEBODY_SAYS.test(said);

/** The act's words within quotes: they are spoken about. */
const QUOTED =
  /[“"'‘「『《][^”"'’」』》]{0,6}(?:催|同意|通过|退回|打回|延期|绑定|确认)[^”"'’」』》]{0,6}[”"'’」』》]|(?:催办?|同意|通过|退回|打回|延期|确认)[”"'’」』》]/u;
const ABOUT_AN_ACT =
  /如果|要是|假如|的话|是否|要不要|该不该|能不能|可不可以|可以.*吗|是不是|什么时候|为什么|怎么|先别|先不|暂不|暂缓|还没|没有?(?:催|同意|通过|退|延)|不(?:要|用|能|必|想|会|需|应|准|让|同意|通过|退|延|催|确认|绑)|(?:说|让我|叫我|要求).{0,6}(?:催|同意|通过|退回|延期)/u;

/** An act named within quotes, as in 为什么显示“催办”. */
export const isQuoted = (words: string): boolean => QUOTED.test(words);

/** Asked, forbidden, supposed or told of, not asked for. */
export const isSpokenAbout = (words: string): boolean => ABOUT_AN_ACT.test(words);

const FAULTY = /[错缺漏少补偏]|[没未不]|重[新填报做]/u;
const ASKS = /谁|哪|什么|啥|几|多少|[吗呢么?？]|怎|为何|(.)不\1|有没有|[了过]没|还差|我/u;

/** What is said of a submission that is not right, such as 执行率填错了 or 缺验收报告, and asks nothing. */
export const tellsFault = (said: string): boolean => FAULTY.test(said) && !ASKS.test(said);

const NO_QUESTIONED_NAME =
  /百分之|多少|怎么|咋样|(.)不\1|[吗呢了] |(?:我|我这|我这边|被)$|^(?:谁|哪|什么|啥|几|多少|怎么|如何|为什么|有|没|未|不|还|就|都|分|一步|一下|领导|会议|上级|延期|催办?|退回|同意|确认|审批|审核|绑定)|(?:催|谁|哪|什么|怎么|还|没|不|坏了|为什么)$|[?!;]|如果|要是|的话/u;

/** In a question, never in a name. */
const ASKING =
  /有没有|能不能|可不可以|能否|还有|什么|多少|怎么|咋样|百分之|谁|哪|^我(?!们|的?(?:部门|单位|科室)|[局科处院校])/u;

/** Whether a question may be about what is called so: no name, something that ends like a project or a unit does, or at least no words of the question. */
export const isQuestionedName = (said: string): boolean =>
  said === '' ||
  (!ASKING.test(said) &&
    (isProjectLike(said) || isUnitLike(said) || (said.length > 1 && !NO_QUESTIONED_NAME.test(said))));

const ACTING = /催|同意|退回|打回|延期|绑定|确认|[说让叫]/u;

const NO_START = /^(?:帮|我|你|您|去|想|订|找|谁|在)/u;

/** Whether nothing but a name was said. */
export const isLoneName = (said: string): boolean =>
  isClearName(said) && !NO_START.test(said) && !ACTING.test(said) && nameIn(said) === said;
