// Who gets the messages that are measured: people of the demo (演示数据), made up, in a department of their own.
import type { SandboxUser } from '../../../sandbox';
import { DEMO_LABEL } from '../../../shared/labels';

export const CROWD_DEPARTMENT = {
  id: 90_000,
  name: `测量用人员（${DEMO_LABEL}）`,
  // Hung up nowhere: reading the directory of so many people is not what is measured.
  parentId: 89_999,
};

export const CROWD_PREFIX = 'crowd-';

export const crowdMember = (index: number): SandboxUser => ({
  userid: `${CROWD_PREFIX}${index}`,
  unionid: `union-${CROWD_PREFIX}${index}`,
  name: `职工${index}（${DEMO_LABEL}）`,
  departmentIds: [CROWD_DEPARTMENT.id],
});
