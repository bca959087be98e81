// Runs first in every page of the app that is opened in the phone: makes the official `dingtalk-jsapi`, as the app bundled it,
// believe that it runs inside DingTalk, and answers what it asks of the client.
import { installAndroid } from './android';
import { facts } from './facts';
import { installIdentity } from './identity';
import { listenToFrame, tellFrame } from './frame';
import { installPc } from './pc';
import { separateStorage } from './storage';

installIdentity(facts.platform);
separateStorage(`${facts.platform}.${facts.user}.`);
if (facts.platform === 'pc') installPc();
else installAndroid();
listenToFrame();
tellFrame({ kind: 'opened', address: location.href });
