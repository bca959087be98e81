// What DingTalk lets us do. Each check names the page of DingTalk's console where it is mended.
import type { Config } from '../config';
import type { ProbeAnswer, Probes } from '../dingtalk/probes';
import { consolePages } from './console';
import { ok, type Check, type Outcome } from './finding';

/** A thing we may or may not do, with the permission DingTalk's console lists for it. */
interface Permission {
  id: string;
  title: string;
  scope: string;
  /** what does not work without it */
  why: string;
  probe(): Promise<ProbeAnswer>;
  /** used only when it is switched on; otherwise a lack is only told */
  optional?: boolean;
}

/** @returns the checks that ask DingTalk, credentials first */
export function dingtalkChecks(config: Config, probes: Probes): Check[] {
  return [
    { id: 'credentials', title: '应用凭证', run: () => credentials(probes) },
    { id: 'organisation', title: '组织 CorpId', after: 'credentials', run: () => organisation(probes) },
    ...permissionsOf(config, probes).map((permission) => ({
      id: permission.id,
      title: permission.title,
      after: 'credentials',
      run: async () => permissionOutcome(permission, await permission.probe()),
    })),
    { id: 'admins', title: '首任管理员', after: 'credentials', run: () => admins(config, probes) },
    config.dingtalk.callbacks
      ? { id: 'incoming', title: 'HTTP 推送', run: () => callback(config, probes) }
      : { id: 'incoming', title: 'Stream 推送', after: 'credentials', run: () => stream(probes) },
  ];
}

async function credentials(probes: Probes): Promise<Outcome> {
  const answer = await probes.credentials();
  if (answer.kind === 'allowed') return ok('钉钉认可 Client ID 和 Client Secret。');
  if (answer.kind === 'unreachable') return unreachable(answer);
  return {
    verdict: 'bad',
    detail: answer.reason,
    remedy: '核对 DINGTALK_CLIENT_ID 和 DINGTALK_CLIENT_SECRET；Secret 重置过的要换成新的。',
    where: consolePages.credentials,
  };
}

async function organisation(probes: Probes): Promise<Outcome> {
  const answer = await probes.organisation();
  if (answer.kind === 'allowed') return ok('CorpId 与应用属于同一个组织。');
  // DingTalk answers a foreign CorpId with "unknown error".
  if (answer.kind === 'unreachable' && answer.code !== 'unknownError') return unreachable(answer);
  return {
    verdict: 'bad',
    detail: '钉钉不认可这个 CorpId，或它不是本应用所在的组织。',
    remedy: '核对 DINGTALK_CORP_ID。',
    where: consolePages.organisation,
  };
}

function permissionsOf(config: Config, probes: Probes): Permission[] {
  return [
    {
      id: 'departments',
      title: '权限：部门信息读取',
      scope: 'qyapi_get_department_list',
      why: '读不到单位，无法同步通讯录',
      probe: probes.departments,
    },
    {
      id: 'members',
      title: '权限：部门成员读取',
      scope: 'qyapi_get_department_member',
      why: '读不到人员，谁也不能登录',
      probe: probes.members,
    },
    {
      id: 'notices',
      title: '工作通知',
      scope: '工作通知（随应用自带）',
      why: '任务、审核和提醒的通知发不出去',
      probe: probes.notices,
    },
    {
      id: 'todos',
      title: '权限：待办',
      scope: 'Todo.Todo.Write',
      why: '建不了待办，也不能在办完后标记完成',
      probe: probes.todos,
    },
    {
      id: 'robot',
      title: '权限：机器人主动发消息',
      scope: 'qyapi_robot_sendmsg',
      why: '机器人不能主动发消息，通知未送达时少一条退路',
      probe: probes.robot,
    },
    {
      id: 'cards',
      title: '权限：互动卡片',
      scope: 'Card.Instance.Write',
      why: '发不了互动卡片，改用工作通知',
      probe: probes.cards,
      optional: config.dingtalk.card === null,
    },
    {
      id: 'approvals',
      title: '权限：OA 审批',
      scope: 'Workflow.Instance.Read',
      why: '不能同步到钉钉审批；绩效通自己的审核不受影响',
      probe: probes.approvals,
      optional: !config.mirrorApprovals,
    },
    {
      id: 'signature',
      title: '页面接口签名',
      scope: 'JSAPI',
      why: '个别需要签名的客户端接口不能用；填报和审核不受影响',
      probe: probes.signatureTicket,
      optional: true,
    },
  ];
}

function permissionOutcome({ scope, why, optional }: Permission, answer: ProbeAnswer): Outcome {
  const verdict = optional ? 'warn' : 'bad';
  switch (answer.kind) {
    case 'allowed':
      return ok(answer.detail || '可以使用。');
    case 'no-permission': {
      const wanted = answer.scopes[0] ?? scope;
      return {
        verdict,
        detail: `没有权限：${why}。`,
        remedy: '申请权限后重新检查。',
        where: consolePages.permissions(wanted),
      };
    }
    case 'unreachable':
      return unreachable(answer);
    case 'refused':
      return { ...refused(answer, why), verdict };
  }
}

function refused({ code, reason, detail }: Extract<ProbeAnswer, { kind: 'refused' }>, why: string): Outcome {
  if (code === '60020' || code.endsWith('IpNotInWhiteList'))
    return { verdict: 'bad', detail: reason, remedy: '把本服务器的出口 IP 加入白名单。', where: consolePages.outbound };
  if (/agent/i.test(`${code} ${detail}`))
    return {
      verdict: 'bad',
      detail: `AgentId 不是本应用的：${why}。`,
      remedy: '核对 DINGTALK_AGENT_ID。',
      where: consolePages.credentials,
    };
  if (/robotCode/i.test(code))
    return {
      verdict: 'bad',
      detail: `机器人编码不正确，或机器人尚未发布：${why}。`,
      remedy: '核对 DINGTALK_ROBOT_CODE（企业内部应用与 Client ID 相同），并发布机器人。',
      where: consolePages.robot,
    };
  return { verdict: 'bad', detail: `${reason}${why}。` };
}

/** The people who are to be the first admins are in the directory and visible to the app. */
async function admins({ adminUserIds }: Config, probes: Probes): Promise<Outcome> {
  const where = 'ADMIN_USER_IDS；userid 见钉钉管理后台 → 通讯录 → 成员管理 → 员工 UserID';
  if (adminUserIds.length === 0)
    return {
      verdict: 'warn',
      detail: '没有填写首任管理员：首次启动后没有人能发起评价批次。',
      remedy: '至少填写一位的 userid。',
      where,
    };
  const names: string[] = [];
  for (const userId of adminUserIds) {
    const answer = await probes.member(userId);
    if (answer.kind === 'unreachable') return unreachable(answer);
    if (answer.kind === 'no-permission') return permissionOutcome(memberPermission(probes, userId), answer);
    if (answer.kind === 'refused')
      return {
        verdict: 'bad',
        detail: `找不到 userid“${userId}”：${answer.reason}`,
        remedy: '核对这个 userid，并确认此人在应用的可使用范围内。',
        where,
      };
    names.push(answer.detail);
  }
  return ok(`${names.join('、')}。`);
}

const memberPermission = (probes: Probes, userId: string): Permission => ({
  id: 'member',
  title: '权限：成员信息读取',
  scope: 'qyapi_get_member',
  why: '读不到成员信息，不能免登',
  probe: () => probes.member(userId),
});

async function stream(probes: Probes): Promise<Outcome> {
  const answer = await probes.stream();
  if (answer.kind === 'allowed') return ok(`可以建立长连接（${answer.detail}）。`);
  const network = '确认防火墙放行到 api.dingtalk.com 和 wss-open-connection.dingtalk.com 的 443 端口';
  return {
    verdict: 'bad',
    detail: `${answer.reason}机器人收不到消息，通讯录的变动不能及时知道。`,
    remedy: `${network}，并在“事件与回调”里选择 Stream 模式。`,
    where: consolePages.events,
  };
}

/** Asked from here: whether DingTalk reaches the same address only its own console can tell. */
async function callback({ publicBaseUrl, dingtalk }: Config, probes: Probes): Promise<Outcome> {
  const answer = await probes.callback(dingtalk.callbacks!);
  const address = new URL('dingtalk/events', publicBaseUrl).href;
  if (answer.kind === 'allowed') return ok(`${address} 能按钉钉的要求应答。`);
  return {
    verdict: 'bad',
    detail: `${address} 没有按钉钉的要求应答：${answer.reason}`,
    remedy: '先启动服务；核对 DINGTALK_EVENT_TOKEN、DINGTALK_EVENT_AES_KEY 与后台一致，并让反向代理转发 /dingtalk/。',
    where: consolePages.events,
  };
}

function unreachable({ reason, code }: Extract<ProbeAnswer, { kind: 'unreachable' }>): Outcome {
  if (code.startsWith('Forbidden') || code === '90020' || code === 'quota')
    return { verdict: 'bad', detail: reason, where: consolePages.quota };
  return {
    verdict: 'bad',
    detail: `${reason.replace(/。$/, '')}（${code}）。`,
    remedy: '确认服务器能访问 DINGTALK_API_URL 和 DINGTALK_OAPI_URL，稍后再试。',
  };
}
