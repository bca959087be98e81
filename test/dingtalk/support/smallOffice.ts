// An office of two people for the sandbox, one of them with awkward ids.
export const CORP = 'ding-corp';
export const app = {
  clientId: 'ding-app',
  clientSecret: 'secret',
  agentId: 1001,
  robotCode: 'ding-app',
  name: '绩效通',
  homeUrl: 'https://jixiao.example.gov.cn/app/',
};
export const directory = {
  corpId: CORP,
  departments: [
    { id: 1, name: '市财政局', parentId: null },
    { id: 2, name: '信息中心', parentId: 1 },
    { id: 3, name: '运维组', parentId: 2 },
  ],
  users: [
    { userid: 'zhang', unionid: 'Uzhang', name: '张三', title: '主任', departmentIds: [2], leaderOf: [2] },
    { userid: 'li', unionid: 'Uli/+=', name: '李四', departmentIds: [2, 3] },
  ],
};
