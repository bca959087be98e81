// `npm run doctor [-- --sandbox [ADDRESS]] [--json]`: checks the settings, this machine, and what the configured DingTalk
// lets us do. Exit 0 when nothing is wrong, 1 when something is, 2 when it was called wrongly.
import { parseArgs } from 'node:util';
import pino from 'pino';
import { ConfigInvalid, readConfig, type Config } from '../server/config';
import { createProbes } from '../server/dingtalk/probes';
import { describeFinding, describeVerdict } from '../server/doctor/describe';
import { dingtalkChecks } from '../server/doctor/dingtalkChecks';
import { runChecks, type Finding } from '../server/doctor/finding';
import { localChecks } from '../server/doctor/localChecks';
import { demoEnvironment } from './demo-app';

const USAGE = '用法：npm run doctor -- [--sandbox [沙箱网址]] [--json]';
const SANDBOX = 'http://127.0.0.1:8090/';
const ANSWER_MS = 3000;

interface Arguments {
  json: boolean;
  /** address of a sandbox that stands in for DingTalk */
  sandbox: string | null;
}

function readArguments(): Arguments | null {
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean', default: false }, sandbox: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [address = SANDBOX] = positionals;
    const fits = positionals.length === 0 || (values.sandbox && positionals.length === 1 && URL.canParse(address));
    return fits ? { json: values.json, sandbox: values.sandbox ? address : null } : null;
  } catch {
    return null;
  }
}

/** The demo's app as `npm start` runs it; settings of the environment come first. */
function environmentFor(sandbox: string | null): Record<string, string | undefined> {
  if (sandbox === null) return process.env;
  const hosts = { DINGTALK_API_URL: sandbox, DINGTALK_OAPI_URL: sandbox, DINGTALK_LOGIN_URL: sandbox };
  const app = `http://127.0.0.1:${process.env.PORT || '8080'}/`;
  return { PUBLIC_BASE_URL: app, ADMIN_USER_IDS: 'chenjing', ...demoEnvironment, ...hosts, ...process.env };
}

/** Each setting that is missing or unsafe is a finding of its own. */
function settings(environment: Record<string, string | undefined>): { config: Config | null; findings: Finding[] } {
  const finding = { id: 'settings', title: '配置' };
  try {
    return { config: readConfig(environment), findings: [{ ...finding, verdict: 'ok', detail: '必填的都已填写。' }] };
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    const remedy = '写进环境变量或 .env 文件，各项说明见 .env.example 和 docs/dingtalk-setup.md。';
    return {
      config: null,
      findings: error.problems.map((detail) => ({ ...finding, verdict: 'bad', detail, remedy })),
    };
  }
}

/** Without a sandbox nothing can be asked: one finding that says how to get one. */
async function sandboxMissing(sandbox: string | null): Promise<Finding[]> {
  const answers =
    sandbox === null || (await fetch(sandbox, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => null));
  if (answers) return [];
  const detail = `${sandbox} 没有应答。`;
  const remedy = '先在另一个窗口运行 npm start，等它打印出“钉钉沙箱”的网址；换过端口的，把网址写在 --sandbox 后面。';
  return [{ id: 'sandbox', title: '钉钉沙箱', verdict: 'bad', detail, remedy }];
}

async function main(): Promise<void> {
  const given = readArguments();
  if (!given) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  const tell = (finding: Finding) => {
    if (!given.json) process.stdout.write(`${describeFinding(finding)}\n`);
  };
  const { config, findings } = settings(environmentFor(given.sandbox));
  findings.push(...(await sandboxMissing(given.sandbox)));
  findings.forEach(tell);
  if (config && !findings.some(({ id }) => id === 'sandbox')) {
    const probes = createProbes({
      ...config.dingtalk,
      publicBaseUrl: config.publicBaseUrl,
      log: pino({ level: 'silent' }),
    });
    findings.push(...(await runChecks([...localChecks(config), ...dingtalkChecks(config, probes)], tell)));
  }
  process.stdout.write(given.json ? `${JSON.stringify({ findings }, null, 2)}\n` : `\n${describeVerdict(findings)}\n`);
  process.exitCode = findings.some(({ verdict }) => verdict === 'bad') ? 1 : 0;
}

void main();
