// The demo organisation as DingTalk's directory holds it. Every unit and person in it is made up and marked （演示）.
import { demoBureaus } from './bureaus';
import { createRandom } from './random';

export interface DemoUser {
  userid: string;
  unionid: string;
  name: string;
  title?: string;
  departmentIds: number[];
  leaderOf?: number[];
  admin?: boolean;
}

export interface DemoDirectory {
  corpId: string;
  departments: { id: number; name: string; parentId: number | null }[];
  users: DemoUser[];
}

/** The people of the story, by what they do in it. */
export const cast = {
  admin: 'chenjing',
  reviewer: 'zhaomin',
  lead: 'lijianguo',
  filler: 'wangli',
  leader: 'zhouzhiyuan',
} as const;

export const departmentIds = { root: 1, financeBureau: 10, performanceSection: 11, informationCentre: 12 } as const;

const FIRST_BUREAU_ID = 100;
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈'.split('');
const GIVEN = [
  '伟',
  '芳',
  '敏',
  '静',
  '磊',
  '洋',
  '艳',
  '勇',
  '娟',
  '涛',
  '明',
  '超',
  '秀兰',
  '霞',
  '平',
  '刚',
  '桂英',
  '文博',
  '雨桐',
  '思远',
  '晓东',
  '海燕',
  '志强',
  '丽华',
  '建军',
  '春梅',
];

const demo = (name: string) => `${name}（演示）`;

/** Department id of the demo bureau at `index` of {@link demoBureaus}. */
export const bureauDepartmentId = (index: number) => FIRST_BUREAU_ID + index;
/** Head and fillers of that bureau. */
export const bureauLead = (index: number) => `lead${index + 1}`;
export const bureauFiller = (index: number, which: number) => `filler${index + 1}${'ab'[which % 2]}`;

function user(
  userid: string,
  name: string,
  title: string,
  departmentId: number,
  extra: Partial<DemoUser> = {},
): DemoUser {
  return { userid, unionid: `union-${userid}`, name: demo(name), title, departmentIds: [departmentId], ...extra };
}

function storyPeople(): DemoUser[] {
  const { financeBureau, performanceSection, informationCentre } = departmentIds;
  // The filler first: the sandbox opens with the first person, and the story begins with her.
  return [
    user(cast.filler, '王丽', '信息中心科员', informationCentre),
    user(cast.leader, '周志远', '副局长', financeBureau),
    user(cast.admin, '陈静', '预算绩效管理科科长', performanceSection, { leaderOf: [performanceSection], admin: true }),
    user(cast.reviewer, '赵敏', '预算绩效管理科科员', performanceSection),
    user(cast.lead, '李建国', '信息中心主任', informationCentre, { leaderOf: [informationCentre] }),
  ];
}

/**
 * Departments and people of the demo organisation: the finance bureau of the story and the units around it.
 * @param bureauCount how many of the 20 units
 */
export function demoDirectory(bureauCount = demoBureaus.length): DemoDirectory {
  const bureaus = demoBureaus.slice(0, bureauCount);
  const random = createRandom(20_240_131);
  const used = new Set<string>(['周志远', '陈静', '赵敏', '李建国', '王丽']);
  const newName = (): string => {
    const name = random.pick(SURNAMES) + random.pick(GIVEN);
    if (used.has(name)) return newName();
    used.add(name);
    return name;
  };
  const { root, financeBureau, performanceSection, informationCentre } = departmentIds;
  return {
    corpId: 'ding-demo-corp',
    departments: [
      { id: root, name: demo('市直机关'), parentId: null },
      { id: financeBureau, name: demo('市财政局'), parentId: root },
      { id: performanceSection, name: demo('市财政局预算绩效管理科'), parentId: financeBureau },
      { id: informationCentre, name: demo('市财政局信息中心'), parentId: financeBureau },
      ...bureaus.map((bureau, index) => ({
        id: bureauDepartmentId(index),
        name: demo(bureau.name),
        parentId: root,
      })),
    ],
    users: [
      ...storyPeople(),
      ...bureaus.flatMap((_, index) => {
        const department = bureauDepartmentId(index);
        return [
          user(bureauLead(index), newName(), '分管负责人', department, { leaderOf: [department] }),
          user(bureauFiller(index, 0), newName(), '财务科科员', department),
          user(bureauFiller(index, 1), newName(), '业务科科员', department),
        ];
      }),
    ],
  };
}
