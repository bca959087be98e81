// A small organisation to start the sandbox with.
import {
  startSandbox,
  type Sandbox,
  type SandboxApp,
  type SandboxDirectory,
  type SandboxOptions,
} from '../../../sandbox';

const directory: SandboxDirectory = {
  corpId: 'dingcorp1',
  departments: [
    { id: 1, name: '市财政局', parentId: null },
    { id: 11, name: '信息中心', parentId: 1 },
    { id: 12, name: '绩效管理科', parentId: 1 },
  ],
  users: [
    { userid: 'zhang', unionid: 'Uzhang', name: '张晓', title: '科员', departmentIds: [11] },
    { userid: 'li', unionid: 'Uli', name: '李敏', title: '主任', departmentIds: [11], leaderOf: [11] },
    { userid: 'wang', unionid: 'Uwang', name: '王芳', title: '科长', departmentIds: [12], admin: true },
  ],
};

export const app: SandboxApp = {
  clientId: 'dingclient1',
  clientSecret: 'secret1',
  agentId: 4001,
  robotCode: 'dingclient1',
  name: '绩效通',
  homeUrl: 'http://127.0.0.1:1/',
};

export function aSandbox(overrides: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return startSandbox({ directory, app, ...overrides });
}

/** A clock that a test moves. */
export function aClock(start = Date.UTC(2024, 0, 10, 2)) {
  let at = start;
  return { now: () => at, advance: (ms: number) => (at += ms) };
}
