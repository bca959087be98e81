// Every bridge method the sandbox answers. An unknown one is refused as DingTalk refuses it.
import { contactMethods } from './contact';
import { dialogMethods } from './dialogMethods';
import { fileMethods } from './files';
import { refusal, type Method, type Params } from './method';
import { navigationMethods } from './navigation';
import { permissionMethods } from './permission';
import { systemMethods } from './system';

const METHODS: Record<string, Method> = {
  ...permissionMethods,
  ...navigationMethods,
  ...dialogMethods,
  ...fileMethods,
  ...contactMethods,
  ...systemMethods,
};

/** @throws `{ errorCode, errorMessage }` */
export async function answerMethod(name: string, params: Params, again: (result: unknown) => void): Promise<unknown> {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  // Never in the same turn: the real bridge crosses into another process.
  await Promise.resolve();
  if (!method) throw refusal('1', 'not exist');
  return method(params, again);
}
