import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigInvalid, configSchema, readConfig } from '../../server/config';

const complete = {
  PUBLIC_BASE_URL: 'https://jxt.example.gov.cn',
  DINGTALK_CORP_ID: 'ding1',
  DINGTALK_CLIENT_ID: 'app',
  DINGTALK_CLIENT_SECRET: 'secret',
  DINGTALK_AGENT_ID: '1001',
  DINGTALK_ROBOT_CODE: 'app',
};

const problemsOf = (environment: Record<string, string>) => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    return (error as ConfigInvalid).problems;
  }
};

it('reads a complete configuration', () => {
  expect(readConfig(complete)).toMatchObject({
    publicBaseUrl: 'https://jxt.example.gov.cn/',
    database: { kind: 'sqlite' },
  });
});

it('names every missing variable at once', () => {
  expect(problemsOf({}).map((problem) => problem.split('：')[0])).toEqual(Object.keys(complete));
});

it('refuses addresses that would carry sessions in the open', () => {
  expect(problemsOf({ ...complete, PUBLIC_BASE_URL: 'http://jxt.example.gov.cn' })).toEqual([
    expect.stringMatching(/^PUBLIC_BASE_URL：必须使用 https/),
  ]);
});

it('takes a card template with the names of its variables; without the Stream its buttons come to our own address', () => {
  const card = { DINGTALK_CARD_TEMPLATE_ID: 'a.schema', DINGTALK_CARD_VARIABLES: 'title=标题, markdown=正文' };
  expect(readConfig(complete).dingtalk.card).toBeNull();
  expect(readConfig({ ...complete, ...card }).dingtalk.card).toEqual({
    templateId: 'a.schema',
    variables: { title: '标题', markdown: '正文' },
    callbackRouteKey: null,
  });
  expect(problemsOf({ ...complete, DINGTALK_CARD_TEMPLATE_ID: 'a' })).toEqual([expect.stringContaining('.schema')]);
  expect(problemsOf({ ...complete, DINGTALK_CARD_VARIABLES: 'headline=标题' })).toEqual([
    expect.stringContaining('“headline=标题”'),
  ]);
  const http = {
    DINGTALK_INCOMING: 'http',
    DINGTALK_EVENT_TOKEN: 't',
    DINGTALK_EVENT_AES_KEY: 'a'.repeat(43),
  };
  const reachable = { ...complete, ...card, ...http, DINGTALK_CARD_SECRET: 'a secret of our own' };
  expect(readConfig(reachable).dingtalk.card?.callbackRouteKey).toBe('jixiaotong');
});

it('opens no HTTP callbacks that could not be told from forged ones', () => {
  const names = (environment: object) =>
    problemsOf({ ...complete, ...environment }).map((problem) => problem.split('：')[0]);
  const http = { DINGTALK_INCOMING: 'http', DINGTALK_CARD_TEMPLATE_ID: 'a.schema' };
  const missing = ['DINGTALK_EVENT_TOKEN', 'DINGTALK_EVENT_AES_KEY', 'DINGTALK_CARD_SECRET'];
  expect(names(http)).toEqual(missing);
  expect(names({ ...http, DINGTALK_EVENT_AES_KEY: 'too short', DINGTALK_CARD_SECRET: 'short' })).toEqual(
    missing.slice(1),
  );
  expect(readConfig(complete).dingtalk.callbacks).toBeNull();
});

it('is what .env.example shows, variable by variable', () => {
  const example = readFileSync(join(__dirname, '../../.env.example'), 'utf8');
  const shown = [...example.matchAll(/^# (.+)\n#? ?([A-Z_]+)=/gm)].map(([, text, name]) => [name, text]);
  const known = Object.entries(configSchema.shape).map(([name, field]) => [name, field.description]);
  expect(shown).toEqual(known);
});
