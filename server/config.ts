// The only reader of the environment. Every bad variable is named at once; nothing starts on a half-right configuration.
import { z } from 'zod';
import { USUAL_LIMITS } from '../shared/evidence/usualLimits';
import type { DatabaseConfig } from './database/open';
import type { CallbackSettings, CardSettings, CardVariable, DingTalkConfig } from './dingtalk/port';
import type { EvidenceSettings } from './evidence/limits';
import type { QuotaLimits } from './quota/quota';

const url = (name: string) =>
  z
    .url({ protocol: /^https?$/, error: `${name} 应为 http(s) 网址` })
    .transform((text) => (text.endsWith('/') ? text : `${text}/`));

const port = z.coerce.number().int().min(0).max(65535);

const MB = 1024 * 1024;
const megabytes = (most: number) => z.coerce.number().int().min(1).max(most);

const OUR_VARIABLES: CardVariable[] = ['title', 'markdown', 'status', 'open', 'url', 'buttons', 'token'];

/** `title=标题,markdown=正文` as a table from our names to the template's. */
const cardVariables = z
  .string()
  .default('')
  .transform((text, issues) => {
    const pairs = text.split(',').flatMap((pair) => (pair.trim() ? [pair.split('=').map((part) => part.trim())] : []));
    const wrong = pairs.find((pair) => pair.length !== 2 || !isCardVariable(pair[0]) || !pair[1]);
    if (wrong) issues.addIssue(`DINGTALK_CARD_VARIABLES 中的“${wrong.join('=')}”应为“变量=模板中的变量名”`);
    return Object.fromEntries(pairs) as CardSettings['variables'];
  });

const isCardVariable = (name: string | undefined) => OUR_VARIABLES.some((one) => one === name);

/** One entry per variable, each with the sentence that `.env.example` prints. */
export const configSchema = z.object({
  PORT: port.default(8080).describe('服务监听的端口'),
  HOST: z.string().default('127.0.0.1').describe('监听的地址；放在反向代理之后保持默认即可'),
  PUBLIC_BASE_URL: url('PUBLIC_BASE_URL').describe('员工打开本应用的网址，消息里的链接都由它生成'),
  DATA_DIR: z.string().min(1).default('data').describe('数据目录：内嵌数据库、佐证材料、生成的报告和模板'),
  DATABASE_URL: z
    .string()
    .regex(/^mysql:\/\//, 'DATABASE_URL 应以 mysql:// 开头')
    .optional()
    .describe('MySQL/MariaDB 连接，如 mysql://用户:口令@主机:3306/库名；不填则使用内嵌数据库'),
  DINGTALK_CORP_ID: z.string().min(1).describe('钉钉组织的 CorpId'),
  DINGTALK_CLIENT_ID: z.string().min(1).describe('应用的 Client ID（原 AppKey）'),
  DINGTALK_CLIENT_SECRET: z.string().min(1).describe('应用的 Client Secret（原 AppSecret）'),
  DINGTALK_AGENT_ID: z.coerce.number().int().positive().describe('应用的 AgentId，发送工作通知用'),
  DINGTALK_ROBOT_CODE: z.string().min(1).describe('机器人的 robotCode'),
  DINGTALK_CARD_TEMPLATE_ID: z
    .string()
    .regex(/^\S+\.schema$/, 'DINGTALK_CARD_TEMPLATE_ID 应以 .schema 结尾')
    .optional()
    .describe('互动卡片的模板 ID；填写后待审核消息改发卡片，可直接在卡片上通过，不填则发工作通知'),
  DINGTALK_CARD_VARIABLES: cardVariables.describe(
    '卡片模板里的变量名与默认不同时填写，如 title=标题,markdown=正文；可改名的有 title、markdown、status、open、url、buttons、token',
  ),
  DINGTALK_CARD_ROUTE_KEY: z
    .string()
    .min(1)
    .default('jixiaotong')
    .describe('卡片回调的 callbackRouteKey，接收方式为 http 时启动后自动注册；多个应用共用一个组织时各用各的'),
  DINGTALK_API_URL: url('DINGTALK_API_URL').default('https://api.dingtalk.com/').describe('钉钉新版接口地址'),
  DINGTALK_OAPI_URL: url('DINGTALK_OAPI_URL').default('https://oapi.dingtalk.com/').describe('钉钉旧版接口地址'),
  DINGTALK_LOGIN_URL: url('DINGTALK_LOGIN_URL').default('https://login.dingtalk.com/').describe('钉钉网页登录地址'),
  DINGTALK_JSAPI_HASH: z
    .enum(['sha256', 'sha1'])
    .default('sha256')
    .describe('dd.config 签名的算法；个别旧客户端不接受 sha256 时改为 sha1'),
  DINGTALK_CALLS_PER_SECOND: z.coerce
    .number()
    .int()
    .min(2)
    .max(10_000)
    .default(20)
    .describe('钉钉对同一接口每秒最多接受几次调用，按略低于它的速度发送；标准版 20，专属版可向钉钉申请提高'),
  DINGTALK_MONTHLY_CALLS: z.coerce
    .number()
    .int()
    .positive()
    .default(5000)
    .describe('钉钉组织每月的接口调用额度：标准版 5000，专业版 200000'),
  DINGTALK_MONTHLY_DELIVERIES: z.coerce
    .number()
    .int()
    .positive()
    .default(3000)
    .describe('钉钉组织每月的 Stream 与 Webhook 推送额度：标准版 3000，专业版 50000'),
  DINGTALK_INCOMING: z
    .enum(['stream', 'http'], 'DINGTALK_INCOMING 应为 stream 或 http')
    .default('stream')
    .describe('钉钉推送的接收方式：stream 由本服务主动连接钉钉；http 由钉钉访问本服务的 /dingtalk/ 地址'),
  DINGTALK_EVENT_TOKEN: z.string().min(1).optional().describe('事件订阅的签名 Token，接收方式为 http 时必填'),
  DINGTALK_EVENT_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, '应为 43 位字母和数字')
    .optional()
    .describe('事件订阅的加密 aes_key（43 位字母和数字），接收方式为 http 时必填'),
  DINGTALK_CARD_SECRET: z
    .string()
    .min(16, '至少 16 位')
    .optional()
    .describe('卡片回调的签名密钥，自行拟定；接收方式为 http 且使用互动卡片时必填'),
  DINGTALK_OA_MIRROR: z
    .enum(['on', 'off'], { error: 'DINGTALK_OA_MIRROR 应为 on 或 off' })
    .default('off')
    .describe('on：提交后同时在钉钉“审批”中发起审批单，两边都可以审核；off：只在绩效通审核'),
  SEND_REPORTS: z
    .enum(['on', 'off'], 'SEND_REPORTS 应为 on 或 off')
    .default('off')
    .describe('生成报告后是否由机器人把 Word 报告发给生成人和填报人：on 或 off；每份占用钉钉接口调用额度'),
  EVIDENCE_FILE_MB: megabytes(100)
    .default(USUAL_LIMITS.fileBytes / MB)
    .describe('每份佐证材料最大多少 MB'),
  EVIDENCE_PER_INDICATOR: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(USUAL_LIMITS.perIndicator)
    .describe('每项指标最多几份佐证材料'),
  EVIDENCE_PER_TASK: z.coerce
    .number()
    .int()
    .min(1)
    .max(2000)
    .default(USUAL_LIMITS.perTask)
    .describe('每项任务最多几份佐证材料'),
  EVIDENCE_UNIT_MB: megabytes(1_000_000).default(5120).describe('每个单位的佐证材料一共最多多少 MB'),
  ADMIN_USER_IDS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((id) => id.trim())
        .filter(Boolean),
    )
    .describe('首次启动时授予“绩效管理员”的钉钉 userid，用逗号分隔'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('日志级别'),
});

type Variables = z.infer<typeof configSchema>;

export interface Config {
  port: number;
  host: string;
  publicBaseUrl: string;
  dataDirectory: string;
  database: DatabaseConfig;
  dingtalk: Pick<
    DingTalkConfig,
    | 'corpId'
    | 'clientId'
    | 'clientSecret'
    | 'agentId'
    | 'robotCode'
    | 'apiBaseUrl'
    | 'oapiBaseUrl'
    | 'loginBaseUrl'
    | 'callsPerSecond'
    | 'jsapiHash'
    | 'callbacks'
  > & { card: CardSettings | null };
  quota: QuotaLimits;
  /** submissions also become approvals in DingTalk */
  mirrorApprovals: boolean;
  /** the Word report goes by the robot to whoever compiles it, and to the filler */
  sendReports: boolean;
  evidence: EvidenceSettings;
  adminUserIds: string[];
  logLevel: Variables['LOG_LEVEL'];
}

/** The configuration is incomplete or unsafe; `problems` names each variable and what is wrong, in Chinese. */
export class ConfigInvalid extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigInvalid';
  }
}

/**
 * Reads the whole configuration.
 * @param environment variables as `process.env` has them; empty ones count as not set
 * @throws ConfigInvalid naming every bad variable
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = configSchema.safeParse(given);
  if (!parsed.success) throw new ConfigInvalid(parsed.error.issues.map(describeIssue));
  const variables = parsed.data;
  const unfit = [...unsafeSettings(variables), ...missingForHttp(variables)];
  if (unfit.length > 0) throw new ConfigInvalid(unfit);
  return {
    port: variables.PORT,
    host: variables.HOST,
    publicBaseUrl: variables.PUBLIC_BASE_URL,
    dataDirectory: variables.DATA_DIR,
    database: databaseOf(variables),
    dingtalk: {
      corpId: variables.DINGTALK_CORP_ID,
      clientId: variables.DINGTALK_CLIENT_ID,
      clientSecret: variables.DINGTALK_CLIENT_SECRET,
      agentId: variables.DINGTALK_AGENT_ID,
      robotCode: variables.DINGTALK_ROBOT_CODE,
      apiBaseUrl: variables.DINGTALK_API_URL,
      oapiBaseUrl: variables.DINGTALK_OAPI_URL,
      loginBaseUrl: variables.DINGTALK_LOGIN_URL,
      jsapiHash: variables.DINGTALK_JSAPI_HASH,
      callbacks: callbacksOf(variables),
      card: cardOf(variables),
      callsPerSecond: variables.DINGTALK_CALLS_PER_SECOND,
    },
    quota: { calls: variables.DINGTALK_MONTHLY_CALLS, deliveries: variables.DINGTALK_MONTHLY_DELIVERIES },
    mirrorApprovals: variables.DINGTALK_OA_MIRROR === 'on',
    sendReports: variables.SEND_REPORTS === 'on',
    evidence: {
      fileBytes: variables.EVIDENCE_FILE_MB * MB,
      perIndicator: variables.EVIDENCE_PER_INDICATOR,
      perTask: variables.EVIDENCE_PER_TASK,
      unitBytes: variables.EVIDENCE_UNIT_MB * MB,
    },
    adminUserIds: variables.ADMIN_USER_IDS,
    logLevel: variables.LOG_LEVEL,
  };
}

function cardOf(variables: Variables): CardSettings | null {
  const templateId = variables.DINGTALK_CARD_TEMPLATE_ID;
  if (templateId === undefined) return null;
  return {
    templateId,
    variables: variables.DINGTALK_CARD_VARIABLES,
    callbackRouteKey: variables.DINGTALK_INCOMING === 'http' ? variables.DINGTALK_CARD_ROUTE_KEY : null,
  };
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  const field = configSchema.shape[name as keyof typeof configSchema.shape];
  const reason = issue.code === 'invalid_type' ? '没有设置' : issue.message;
  return `${name}：${reason}（${field?.description ?? ''}）`;
}

function isLoopback(address: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname);
}

/** Plain http is for this machine only: session cookies and secrets would travel readable. */
function unsafeSettings(variables: Variables): string[] {
  const names = ['PUBLIC_BASE_URL', 'DINGTALK_API_URL', 'DINGTALK_OAPI_URL', 'DINGTALK_LOGIN_URL'] as const;
  return names
    .filter((name) => variables[name].startsWith('http:') && !isLoopback(variables[name]))
    .map((name) => `${name}：必须使用 https，否则登录信息会以明文传输`);
}

/** HTTP callbacks that cannot be told from forged ones are not opened. */
function missingForHttp(variables: Variables): string[] {
  if (variables.DINGTALK_INCOMING === 'stream') return [];
  const names = ['DINGTALK_EVENT_TOKEN', 'DINGTALK_EVENT_AES_KEY'] as const;
  const needed = variables.DINGTALK_CARD_TEMPLATE_ID ? ([...names, 'DINGTALK_CARD_SECRET'] as const) : names;
  return needed
    .filter((name) => variables[name] === undefined)
    .map((name) => `${name}：没有设置（${configSchema.shape[name].description}）`);
}

/** @returns null for the Stream */
function callbacksOf(variables: Variables): CallbackSettings | null {
  if (variables.DINGTALK_INCOMING === 'stream') return null;
  return {
    eventToken: variables.DINGTALK_EVENT_TOKEN!,
    eventAesKey: variables.DINGTALK_EVENT_AES_KEY!,
    cardSecret: variables.DINGTALK_CARD_SECRET ?? null,
  };
}

function databaseOf(variables: Variables): DatabaseConfig {
  if (!variables.DATABASE_URL) return { kind: 'sqlite', file: `${variables.DATA_DIR}/jixiaotong.sqlite` };
  const address = new URL(variables.DATABASE_URL);
  return {
    kind: 'mysql',
    host: address.hostname,
    port: Number(address.port || 3306),
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    database: decodeURIComponent(address.pathname.slice(1)),
  };
}
