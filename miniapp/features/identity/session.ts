import { queryOptions } from '@tanstack/react-query';
import type { AppConfig, Me } from '../../../shared/contracts/identity';
import { forgetPerson, recallPerson, rememberPerson } from '../../api/answers';
import { onEveryRequest, onSessionLapsed, request, signInWith, startOver } from '../../api/client';
import {
  ApiProblem,
  describeFailure,
  isProblem,
  isWorthRepeating,
  Unreachable,
  type UserMessage,
} from '../../api/problems';
import { appConfigQuery, fetchMe, meQuery, queryClient } from '../../api/queries';
import { ClientSilent, isDedicatedDingTalk, isInsideDingTalk, requestSignInCode } from '../../dingtalk/dingtalk';
import { rememberScreen } from './rememberedScreen';

/** A sign-in that did not work, in words. */
export class SignInFailed extends Error {
  constructor(
    readonly text: UserMessage,
    readonly dingtalkDown: boolean,
  ) {
    super(text.title);
  }
}

/** No session and no DingTalk around: the user has to log in through the browser. */
export class NotInDingTalk extends Error {}

/** Let in by what the device remembers; nothing is sent before the server has said that it is still them. */
let unconfirmed: Me | null = null;

/**
 * Who is using the app. Without a network whoever signed in last on this device, so that filling goes on; their requests
 * wait until it is certain that it is still them.
 */
export async function whoIsHere(): Promise<Me> {
  try {
    const me = await askWhoIsHere();
    await rememberPerson(me);
    return me;
  } catch (failure) {
    const known = isSilence(failure) ? await recallPerson() : null;
    if (!known) throw failure;
    unconfirmed = known;
    return known;
  }
}

export const sessionQuery = queryOptions({
  ...meQuery,
  queryFn: whoIsHere,
  retry: (count, failure) => count < 1 && isWorthRepeating(failure),
});

/**
 * Inside DingTalk always by a fresh sign-in (免登): on a shared device the cookie may be somebody else's. The running
 * session stands in only when DingTalk itself cannot answer.
 */
async function askWhoIsHere(): Promise<Me> {
  if (isDedicatedDingTalk) throw new SignInFailed(DEDICATED, false);
  const isFirst = queryClient.getQueryData(appConfigQuery.queryKey) === undefined;
  // Both are needed for signing in and neither waits for the other.
  const [inside, config] = await Promise.all([isInsideDingTalk(), queryClient.fetchQuery(appConfigQuery)]);
  if (inside) {
    return signIn().catch(async (failure: unknown) => {
      if (!isDingTalkDown(failure)) throw failure;
      return fetchMe().catch((second: unknown) => Promise.reject(second instanceof Unreachable ? second : failure));
    });
  }
  if (!config.me) throw new NotInDingTalk();
  if (isFirst) return config.me;
  return fetchMe().catch((failure: unknown) => {
    throw isProblem(failure, 'unauthenticated') ? new NotInDingTalk() : failure;
  });
}

/** No answer, rather than a no: parts of the app that cannot be loaded count as well. */
function isSilence(failure: unknown): boolean {
  if (failure instanceof SignInFailed || failure instanceof NotInDingTalk) return false;
  return !(failure instanceof ApiProblem) || isWorthRepeating(failure);
}

let confirming: Promise<void> | null = null;

/** One question for however many requests wait. */
async function confirmPerson(): Promise<void> {
  if (!unconfirmed) return;
  confirming ??= askAgain(unconfirmed).finally(() => {
    confirming = null;
  });
  await confirming;
}

/** @throws Unreachable as long as nobody answers, ApiProblem when they have to sign in */
async function askAgain(known: Me): Promise<void> {
  const me = await askWhoIsHere().catch((failure: unknown) => {
    if (isSilence(failure)) throw failure instanceof ApiProblem ? failure : new Unreachable();
    throw new ApiProblem(401, { ...LAPSED, requestId: '' });
  });
  if (me.id !== known.id) await startOver();
  await rememberPerson(me);
  unconfirmed = null;
  queryClient.setQueryData(meQuery.queryKey, me);
}

const LAPSED = {
  code: 'unauthenticated',
  message: '登录已过期，请重新登录。',
  hint: '已填写的内容都在本机保存着，登录后自动上传。',
};

const DEDICATED: UserMessage = {
  title: '您使用的是专有钉钉',
  hint: '绩效通目前只在钉钉公有云上验证过，还不能在专有钉钉里登录。请告知本单位的信息部门。',
};

const OTHER_ORGANISATION: UserMessage = {
  title: '当前不是本单位的钉钉组织',
  hint: '请在钉钉里切换到本单位的组织，再打开绩效通。',
};

function isDingTalkDown(failure: unknown): boolean {
  return failure instanceof SignInFailed && failure.dingtalkDown;
}

async function signIn(): Promise<Me> {
  const config = await queryClient.fetchQuery(appConfigQuery);
  const code = await requestSignInCode(corpIdOf(config), config.clientId).catch((failure: unknown) => {
    throw new SignInFailed(clientFailure(failure), failure instanceof ClientSilent);
  });
  try {
    return await signInWith<Me>(code);
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    throw new SignInFailed(describeFailure(failure), failure.body.code === 'dingtalk-unreachable');
  }
}

function clientFailure(failure: unknown): UserMessage {
  const hint = '请返回钉钉，重新打开绩效通。如果还是这样，请联系绩效管理员。';
  return { title: failure instanceof ClientSilent ? '钉钉没有回应' : '钉钉没有给出登录凭证', hint };
}

/**
 * The workbench fills `$CORPID$` into the address; a link from elsewhere leaves it as it is.
 * @throws SignInFailed when the app was opened for another organisation than the one it belongs to
 */
function corpIdOf(config: AppConfig): string {
  const named = new URLSearchParams(location.search).get('corpid');
  if (named && !named.startsWith('$') && named !== config.corpId) throw new SignInFailed(OTHER_ORGANISATION, false);
  return config.corpId;
}

let pending: Promise<boolean> | null = null;

/** One silent sign-in for however many requests found the session lapsed. */
export function signInAgain(): Promise<boolean> {
  pending ??= trySignIn().finally(() => {
    pending = null;
  });
  return pending;
}

async function trySignIn(): Promise<boolean> {
  const here = queryClient.getQueryData(meQuery.queryKey);
  if (!here || !(await isInsideDingTalk())) return false;
  try {
    const me = await signIn();
    return me.id === here.id || (await startOver());
  } catch {
    return false;
  }
}

export function healLapsedSessions(): void {
  onSessionLapsed(signInAgain);
  onEveryRequest(confirmPerson);
}

/** Leaves for DingTalk's browser login and comes back to the same screen. */
export async function signInInBrowser(): Promise<void> {
  rememberScreen(location.hash);
  const config = await queryClient.fetchQuery(appConfigQuery).catch(() => null);
  location.assign(config?.browserSignInUrl ?? 'api/sign-in/browser');
}

/** Drafts that have not been uploaded stay on the device, under their owner's name only. */
export async function signOut(): Promise<void> {
  await request('POST', 'api/sign-out').catch(() => undefined);
  await forgetPerson();
  location.reload();
}
