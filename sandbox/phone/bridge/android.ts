// The bridge of DingTalk for Android: `nuva.require()` gives a function that takes a service and an action.
import type { Params } from './method';
import { answerMethod } from './methods';

type NuvaCall = (
  succeed: (result: unknown) => void,
  fail: (error: unknown) => void,
  service: string,
  action: string,
  params: Params | undefined,
) => void;

export function installAndroid(): void {
  const call: NuvaCall = (succeed, fail, service, action, params) =>
    answerMethod(`${service}.${action}`, params ?? {}, succeed).then(succeed, fail);
  Object.assign(window, { nuva: { isReady: true, require: () => call } });
}
