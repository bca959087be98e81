// What stands on our own side: the machine, the database, the address staff open, the clock.
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf } from '../../shared/calendar';
import { calendarFindings } from '../../shared/reminders/workCalendar';
import { statutoryCalendar } from '../calendar/workCalendar';
import type { Config } from '../config';
import { reachDatabase } from '../database/open';
import { isThisMachine } from '../dingtalk/sdk';
import { ok, type Check, type Outcome } from './finding';

const OLDEST_NODE = [20, 19];
const RECOMMENDED_NODE = 22;
const LEAST_FREE_BYTES = 1024 ** 3;
const NOTABLE_SKEW_MS = 30_000;
/** Signatures of DingTalk's callbacks are refused beyond this. */
const HARMFUL_SKEW_MS = 5 * 60_000;
const ANSWER_MS = 5_000;

/** @returns the checks that need nothing of DingTalk but its clock */
export function localChecks(config: Config): Check[] {
  return [
    { id: 'node', title: 'Node.js', run: async () => nodeVersion(process.versions.node) },
    { id: 'data', title: '数据目录', run: () => dataDirectory(config.dataDirectory) },
    { id: 'database', title: '数据库', run: () => database(config) },
    { id: 'edition', title: '钉钉版本', run: async () => edition(config) },
    { id: 'calendar', title: '放假安排', run: async () => holidays(new Date()) },
    { id: 'clock', title: '服务器时间', run: () => clock(config.dingtalk.apiBaseUrl) },
    { id: 'address', title: '应用网址', run: () => publicAddress(config.publicBaseUrl) },
  ];
}

function nodeVersion(version: string): Outcome {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor))
    return {
      verdict: 'bad',
      detail: `版本 ${version} 过旧。`,
      remedy: `升级到 ${OLDEST_NODE.join('.')} 以上，建议 24。`,
    };
  if (major < RECOMMENDED_NODE)
    return { verdict: 'warn', detail: `版本 ${version} 已不再得到安全更新。`, remedy: '可以运行，建议升级到 24。' };
  return ok(`版本 ${version}。`);
}

async function dataDirectory(directory: string): Promise<Outcome> {
  const trial = join(directory, `.doctor-${process.pid}`);
  try {
    await mkdir(directory, { recursive: true });
    await writeFile(trial, 'ok');
    await rm(trial);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return {
      verdict: 'bad',
      detail: `不能写入“${directory}”（${code}）。`,
      remedy: '换一个目录，或把它的写权限给运行服务的用户。',
      where: 'DATA_DIR',
    };
  }
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  const gigabytes = (free / 1024 ** 3).toFixed(1);
  if (free < LEAST_FREE_BYTES)
    return { verdict: 'warn', detail: `只剩 ${gigabytes} GB。`, remedy: '清理磁盘，至少留 1 GB。', where: 'DATA_DIR' };
  return ok(`可以写入，剩余 ${gigabytes} GB。`);
}

async function database(config: Config): Promise<Outcome> {
  try {
    return ok(await reachDatabase(config.database));
  } catch (error) {
    return {
      verdict: 'bad',
      detail: error instanceof Error ? error.message : String(error),
      remedy: '核对地址、账号、口令和库名，确认数据库已启动。',
      where: 'DATABASE_URL',
    };
  }
}

/** The public cloud, a stand-in on this machine, or something nobody has tried. */
function edition({ dingtalk }: Config): Outcome {
  const hosts = [dingtalk.apiBaseUrl, dingtalk.oapiBaseUrl, dingtalk.loginBaseUrl].map((address) => new URL(address));
  const foreign = hosts.filter((host) => !host.hostname.endsWith('.dingtalk.com') && !isThisMachine(host));
  if (foreign.length > 0)
    return {
      verdict: 'warn',
      detail: `${foreign.map((host) => host.hostname).join('、')} 不是钉钉公有云的地址。`,
      remedy: '专有钉钉（如浙政钉）的接口与公有云不同，本产品没有在其上验证过；请先与我们确认。',
      where: 'DINGTALK_API_URL、DINGTALK_OAPI_URL、DINGTALK_LOGIN_URL',
    };
  return ok(hosts.every(isThisMachine) ? '本机的钉钉沙箱。' : '钉钉公有云。');
}

/** Reminders keep to statutory working days, which are announced in the autumn before. */
function holidays(now: Date): Outcome {
  const [missing] = calendarFindings(statutoryCalendar, dayOf(now));
  if (missing) return { verdict: 'warn', detail: missing.message, remedy: missing.remedy };
  return ok('已有当前需要的放假调休安排。');
}

/** Every answer of DingTalk tells its time. */
async function clock(apiBaseUrl: string): Promise<Outcome> {
  const asked = Date.now();
  const response = await fetch(apiBaseUrl, {
    method: 'HEAD',
    redirect: 'manual',
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch(() => null);
  const theirs = Date.parse(response?.headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return { verdict: 'skipped', detail: '没有取到钉钉的时间。' };
  // Their second has no fraction, and ours passes while the answer travels.
  const skew = Math.abs(theirs - (asked + Date.now()) / 2);
  const seconds = Math.round(skew / 1000);
  const remedy = { remedy: '打开时间同步（chrony 或 systemd-timesyncd）。' };
  if (skew > HARMFUL_SKEW_MS)
    return { verdict: 'bad', detail: `与钉钉相差 ${seconds} 秒：钉钉的推送会被当作过期而拒收。`, ...remedy };
  if (skew > NOTABLE_SKEW_MS) return { verdict: 'warn', detail: `与钉钉相差 ${seconds} 秒。`, ...remedy };
  return ok('与钉钉相差不到半分钟。');
}

/** The address in every message: does it lead to a running 绩效通? */
async function publicAddress(publicBaseUrl: string): Promise<Outcome> {
  const where = 'PUBLIC_BASE_URL';
  const address = new URL('healthz', publicBaseUrl);
  try {
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok && (answer as { status?: unknown } | null)?.status === 'ok')
      return ok(`${publicBaseUrl} 可以打开。`);
    return {
      verdict: 'bad',
      detail: `${publicBaseUrl} 有应答，但不是绩效通（${response.status}）。`,
      remedy: '检查反向代理是否把这个网址转到本服务。',
      where,
    };
  } catch (error) {
    return {
      verdict: 'warn',
      detail: `从本机打不开 ${publicBaseUrl}（${codeOf(error)}）。`,
      remedy: '启动服务后再检查；若只是本机不能访问自己的外网地址，请在手机上打开确认。',
      where,
    };
  }
}

function codeOf(error: unknown): string {
  const cause = (error as { cause?: { code?: unknown } }).cause;
  if (typeof cause?.code === 'string') return cause.code;
  return error instanceof Error && error.name === 'TimeoutError' ? '超时' : '连接失败';
}
