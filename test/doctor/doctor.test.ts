// `npm run doctor` as IT runs it, against a DingTalk that is set up rightly and wrongly.
import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoEnvironment } from '../../scripts/demo-app';
import { cast } from '../../scripts/demo-data/directory';
import { bureaus } from '../support/bureau';
import type { Finding } from '../../server/doctor/finding';

const script = join(__dirname, '../../scripts/doctor.cjs');

interface Result {
  code: number;
  output: string;
}

function run(environment: Record<string, string>, ...options: string[]): Promise<Result> {
  const { PATH = '', HOME = '' } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...options], { env: { PATH, HOME, ...environment } }, (error, stdout) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout }),
    );
  });
}

describe('npm run doctor', () => {
  const aBureau = bureaus('sqlite');
  let directory = '';
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'jixiaotong-doctor-'))));
  afterEach(() => rmSync(directory, { recursive: true }));

  async function examine(wrong: Record<string, string> = {}): Promise<Map<string, Finding>> {
    const bureau = await aBureau();
    const hosts = {
      DINGTALK_API_URL: bureau.sandbox.origin,
      DINGTALK_OAPI_URL: bureau.sandbox.origin,
      DINGTALK_LOGIN_URL: bureau.sandbox.origin,
    };
    const app = { PUBLIC_BASE_URL: bureau.server.origin, DATA_DIR: directory, ADMIN_USER_IDS: cast.admin };
    const { output } = await run({ ...demoEnvironment, ...hosts, ...app, ...wrong }, '--json');
    const { findings } = JSON.parse(output) as { findings: Finding[] };
    return new Map(findings.map((finding) => [finding.id, finding]));
  }

  it('finds nothing wrong where all is right', async () => {
    const findings = [...(await examine()).values()];
    // Node 20 runs, and is told to be old; fonts are the machine's; from October on next year's holidays may be unknown.
    const unwell = findings.filter(({ id, verdict }) => !['node', 'font', 'calendar'].includes(id) && verdict !== 'ok');
    expect(unwell).toEqual([]);
    expect(findings.length).toBeGreaterThan(15);
  });

  it.each([
    ['DINGTALK_CLIENT_SECRET', 'wrong', 'credentials', 'DINGTALK_CLIENT_SECRET'],
    ['DINGTALK_CORP_ID', 'ding-other', 'organisation', 'DINGTALK_CORP_ID'],
    ['DINGTALK_AGENT_ID', '9', 'notices', 'DINGTALK_AGENT_ID'],
    ['DINGTALK_ROBOT_CODE', 'wrong', 'robot', 'DINGTALK_ROBOT_CODE'],
    ['ADMIN_USER_IDS', 'nobody', 'admins', 'userid'],
  ])('names what is wrong with %s', async (name, value, id, remedy) => {
    const finding = (await examine({ [name]: value })).get(id)!;
    expect(finding).toMatchObject({ verdict: 'bad', where: expect.stringMatching(/钉钉|ADMIN/) });
    expect(finding.remedy).toContain(remedy);
  });

  it('asks nothing that needs a token once the credentials are refused', async () => {
    const findings = await examine({ DINGTALK_CLIENT_SECRET: 'wrong' });
    expect(findings.get('todos')).toMatchObject({ verdict: 'skipped', detail: '“应用凭证”未通过，无法检查。' });
  });

  it('tells that the address of the app leads elsewhere', async () => {
    const stranger = createServer((_, response) => response.end('<h1>nginx</h1>'));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const { port } = stranger.address() as AddressInfo;
    const findings = await examine({ PUBLIC_BASE_URL: `http://127.0.0.1:${port}/` });
    expect(findings.get('address')).toMatchObject({ verdict: 'bad', where: 'PUBLIC_BASE_URL' });
    await new Promise((resolve) => stranger.close(resolve));
  });

  it('tells a clock that is wrong from a DingTalk that is right', async () => {
    const late = createServer((_, response) => response.writeHead(404, { date: new Date(0).toUTCString() }).end());
    await new Promise<void>((resolve) => late.listen(0, '127.0.0.1', resolve));
    const { port } = late.address() as AddressInfo;
    const findings = await examine({ DINGTALK_API_URL: `http://127.0.0.1:${port}/` });
    expect(findings.get('clock')).toMatchObject({ verdict: 'bad', remedy: expect.stringContaining('时间同步') });
    await new Promise((resolve) => late.close(resolve));
  });

  it('calls the address for events as DingTalk does, and tells what is wrong with its answer', async () => {
    const http = {
      DINGTALK_INCOMING: 'http',
      DINGTALK_EVENT_TOKEN: 'token',
      DINGTALK_EVENT_AES_KEY: 'a'.repeat(43),
    };
    // The bureau listens to the Stream and has no such address.
    const finding = (await examine(http)).get('incoming')!;
    expect(finding).toMatchObject({ verdict: 'bad', title: 'HTTP 推送' });
    expect(finding.remedy).toContain('DINGTALK_EVENT_TOKEN');
  });

  it('cannot write, and says where', async () => {
    const file = join(directory, 'file');
    writeFileSync(file, '');
    expect((await examine({ DATA_DIR: file })).get('data')).toMatchObject({ verdict: 'bad', where: 'DATA_DIR' });
  });

  it('says that the sandbox is to be started first', async () => {
    const { code, output } = await run({ DATA_DIR: directory }, '--sandbox', 'http://127.0.0.1:9/');
    expect(code).toBe(1);
    expect(output).toMatch(/✗ 不行 {2}钉钉沙箱：http:\/\/127\.0\.0\.1:9\/ 没有应答。\n.*npm start/);
    expect(output).not.toContain('跳过  ');
  });

  it('lists every setting that is missing, in words, and ends with 1', async () => {
    const { code, output } = await run({});
    expect(code).toBe(1);
    expect(output).toMatch(/✗ 不行 {2}配置：DINGTALK_CORP_ID：没有设置/);
    expect(output).toContain('docs/dingtalk-setup.md');
    expect(output.trim().split('\n').at(-1)).toMatch(/^共 6 项：.*不行 6/);
  });
});
