// Signing in and the directory (通讯录). Old-dialect calls, free of the monthly quota; only the browser sign-in starts in the new API.
import { z } from 'zod';
import { present } from './answers';
import type { Calls } from './calls';
import { DingTalkRefused } from './errors';
import {
  ROOT_DEPARTMENT,
  type Department,
  type DingTalkConfig,
  type DingTalkDirectory,
  type DirectoryPerson,
  type PeoplePage,
  type SignedInPerson,
} from './port';
import { loadContact, loadOauth2 } from './sdk';

/** The most one page of people may hold. */
const PAGE_SIZE = 100;

/** A blank or a comma would make one recipient of a notice two, or another; and a row holds so much. */
const personId = z.string().regex(/^[^\s,]{1,100}$/);
const departmentId = z.int().positive();

const signedInReply = z.object({ result: z.object({ userid: personId, unionid: personId, name: z.string() }) });
const userOfUnionReply = z.object({ result: z.object({ contact_type: z.number().optional(), userid: personId }) });
/** The organisation itself has no parent, which is written as 0 or left out. */
const departmentReply = z.object({
  result: z.object({ name: z.string(), parent_id: z.int().nonnegative().optional() }),
});
const departmentsReply = z.object({
  result: z.array(z.object({ dept_id: departmentId, name: z.string(), parent_id: z.number() })),
});
const wirePerson = z.object({
  userid: personId,
  unionid: personId,
  name: z.string(),
  title: z.string().optional(),
  dept_id_list: z.array(departmentId),
  leader_in_dept: z.array(z.object({ dept_id: z.number(), leader: z.boolean() })).optional(),
  admin: z.boolean().optional(),
});
const personReply = z.object({ result: wirePerson });
const peopleReply = z.object({
  result: z.object({ has_more: z.boolean(), next_cursor: z.int().optional(), list: z.array(wirePerson) }),
});

type WirePerson = z.infer<typeof wirePerson>;

/** Nobody, or nothing, of that id: gone, or outside of what the app may see. */
const NO_SUCH_PERSON = ['33012', '60121'];
const NO_SUCH_DEPARTMENT = ['60003', '50004'];

/** @returns the directory of the configured organisation */
export function createDirectory(config: DingTalkConfig, calls: Calls): DingTalkDirectory {
  return {
    personOfAuthCode: async (code) => {
      const { result } = await calls.topapi('topapi/v2/user/getuserinfo', { code }, signedInReply, 'signInMs');
      return personOf(result);
    },
    personOfBrowserCode: async (code) => {
      const unionId = await unionIdOfBrowserCode(config, calls, code);
      return memberOfUnionId(calls, unionId);
    },
    browserSignInUrl: (redirectUri, state) => {
      const address = new URL('oauth2/auth', config.loginBaseUrl);
      const query = { redirect_uri: redirectUri, response_type: 'code', client_id: config.clientId, state };
      // A literal "+" for the space is not understood everywhere, so the query is encoded by hand.
      const parameters = Object.entries({ ...query, scope: 'openid corpid', prompt: 'consent' });
      address.search = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
      return address.href;
    },
    department: (id) => departmentOf(calls, id),
    childDepartments: async (parentId) => {
      const question = calls.topapi('topapi/v2/department/listsub', { dept_id: parentId }, departmentsReply);
      const reply = await unless(NO_SUCH_DEPARTMENT, question);
      return (reply?.result ?? []).map(({ dept_id: id, name }) => ({ id, name, parentId }));
    },
    peoplePage: (departmentId, cursor) => peoplePage(calls, departmentId, cursor),
    person: async (userId) => {
      const reply = await unless(NO_SUCH_PERSON, calls.topapi('topapi/v2/user/get', { userid: userId }, personReply));
      return reply && directoryPersonOf(reply.result);
    },
  };
}

/** A code is exchanged for the user's own token, and that for the unionId. */
async function unionIdOfBrowserCode(config: DingTalkConfig, calls: Calls, code: string): Promise<string> {
  const exchange = { name: 'userAccessToken', load: loadOauth2, urgency: 'signInMs' } as const;
  const userToken = await calls.sdkWithoutToken(exchange, async ({ module, client, runtime }) => {
    const { clientId, clientSecret } = config;
    const request = new module.GetUserTokenRequest({ clientId, clientSecret, code, grantType: 'authorization_code' });
    const { body } = await client.getUserTokenWithOptions(request, {}, runtime);
    if (body?.corpId && body.corpId !== config.corpId)
      throw new DingTalkRefused('other-organisation', '您登录的不是本单位的钉钉组织，请切换组织后重试。');
    return present(body?.accessToken);
  });
  const whoAmI = { name: 'contact.me', load: loadContact, urgency: 'signInMs' } as const;
  return calls.sdkWithoutToken(whoAmI, async ({ module, client, runtime }) => {
    const headers = new module.GetUserHeaders({ xAcsDingtalkAccessToken: userToken });
    const { body } = await client.getUserWithOptions('me', headers, runtime);
    return present(body?.unionId);
  });
}

/** The directory's name is the one colleagues know; the nickname of the user's own profile is not. */
async function memberOfUnionId(calls: Calls, unionId: string): Promise<SignedInPerson> {
  const found = await calls.topapi('topapi/user/getbyunionid', { unionid: unionId }, userOfUnionReply, 'signInMs');
  if (found.result.contact_type === 1) throw new DingTalkRefused('external-contact', '您不是本单位的成员，无法登录。');
  const { userid } = found.result;
  const { result } = await calls.topapi('topapi/v2/user/get', { userid }, signedInReply, 'signInMs');
  return personOf(result);
}

/** An app that may see only part of the organisation may list what it sees below the root, but not read the root. */
async function departmentOf(calls: Calls, id: number): Promise<Department | null> {
  const question = calls.topapi('topapi/v2/department/get', { dept_id: id }, departmentReply);
  if (id !== ROOT_DEPARTMENT) {
    const reply = await unless(NO_SUCH_DEPARTMENT, question);
    return reply && { id, name: reply.result.name, parentId: reply.result.parent_id || ROOT_DEPARTMENT };
  }
  try {
    return { id, name: (await question).result.name, parentId: null };
  } catch (error) {
    if (error instanceof DingTalkRefused && error.code !== 'unexpected-answer')
      return { id, name: '本单位', parentId: null };
    throw error;
  }
}

async function peoplePage(calls: Calls, departmentId: number, cursor: number): Promise<PeoplePage> {
  const question = { dept_id: departmentId, cursor, size: PAGE_SIZE };
  const reply = await unless(NO_SUCH_DEPARTMENT, calls.topapi('topapi/v2/user/list', question, peopleReply));
  if (!reply) return { people: [], nextCursor: null };
  const { list, has_more: hasMore, next_cursor: next } = reply.result;
  // A cursor that does not move on would turn forever.
  const nextCursor = hasMore && next !== undefined && next > cursor ? next : null;
  // Whoever stands on a page twice is one person.
  const people = new Map(list.map((one) => [one.userid, directoryPersonOf(one)]));
  return { people: [...people.values()], nextCursor };
}

/** The answer, or null when DingTalk refuses with one of these codes. */
async function unless<T>(codes: string[], answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DingTalkRefused && codes.includes(error.code)) return null;
    throw error;
  }
}

function personOf({ userid, unionid, name }: { userid: string; unionid: string; name: string }): SignedInPerson {
  return { userId: userid, unionId: unionid, name };
}

function directoryPersonOf(person: WirePerson): DirectoryPerson {
  return {
    ...personOf(person),
    title: person.title || null,
    departmentIds: person.dept_id_list,
    leaderOf: (person.leader_in_dept ?? []).filter(({ leader }) => leader).map((entry) => entry.dept_id),
    isAdmin: person.admin ?? false,
  };
}
