// What a person's DingTalk client asks on behalf of the page it shows; the phone's bridge calls these.
import { z } from 'zod';
import { checkJsapiConfig } from '../phone/jsapiConfig';
import { control, ControlRefusal, read, type ControlRoute } from './control';

const PERSON = '/__sandbox/api/people/:userid';

const codeBody = z.object({ corpId: z.string().optional(), clientId: z.string().optional() });

export const clientRoutes: ControlRoute[] = [
  control('POST', `${PERSON}/auth-code`, ({ world, params, body }) => {
    const { corpId, clientId } = read(codeBody, body);
    const userid = params.userid ?? '';
    if (!world.directory.person(userid)) throw new ControlRefusal(403, '您已不是本组织的成员', { errorCode: '3' });
    if (corpId !== undefined && corpId !== world.directory.corpId)
      throw new ControlRefusal(403, '无效的corpId', { errorCode: '3' });
    if (clientId !== undefined && clientId !== world.app.clientId)
      throw new ControlRefusal(403, '无效的clientId', { errorCode: '3' });
    return { code: world.credentials.issueCode(userid, 'client') };
  }),
  control('POST', `${PERSON}/jsapi-config`, ({ world, body }) => {
    const refusal = checkJsapiConfig(world, body);
    if (refusal) throw new ControlRefusal(403, refusal.message, refusal);
    return {};
  }),
];
