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

it('is what .env.example shows, variable by variable', () => {
  const example = readFileSync(join(__dirname, '../../.env.example'), 'utf8');
  const shown = [...example.matchAll(/^# (.+)\n#? ?([A-Z_]+)=/gm)].map(([, text, name]) => [name, text]);
  const known = Object.entries(configSchema.shape).map(([name, field]) => [name, field.description]);
  expect(shown).toEqual(known);
});
