// Runs first in every page of the app that is opened in the phone: makes the official `dingtalk-jsapi`, as the app bundled it,
// believe that it runs inside DingTalk, and answers what it asks of the client.
import { installAndroid } from './android';
import { setAhead } from './clock';
import { facts } from './facts';
import { currentScheme, installIdentity } from './identity';
import { listenToFrame, tellFrame } from './frame';
import { installPc } from './pc';
import { separateStorage } from './storage';

setAhead(facts.aheadMs);
const scheme = currentScheme();
installIdentity(facts.platform, scheme);
separateStorage(`${facts.platform}.${facts.user}.`);
if (facts.platform === 'pc') installPc(scheme);
else installAndroid();
listenToFrame();
tellFrame({ kind: 'opened', address: location.href });
