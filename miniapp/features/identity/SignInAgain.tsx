import { useState } from 'react';
import { isInsideDingTalk } from '../../dingtalk/dingtalk';
import { signInAgain, signInInBrowser } from './session';

/** For a page that stays open: inside DingTalk without leaving it, in a browser through DingTalk's login and back. */
export function SignInAgain({ onDone }: { onDone: () => void }) {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const signIn = async () => {
    setState('busy');
    if (!(await isInsideDingTalk())) return signInInBrowser();
    const done = await signInAgain();
    setState(done ? 'idle' : 'failed');
    if (done) onDone();
  };
  return (
    <div className="notice__actions">
      <button
        type="button"
        className="button button--primary"
        onClick={() => void signIn()}
        disabled={state === 'busy'}
      >
        {state === 'busy' ? '正在登录……' : '重新登录'}
      </button>
      {state === 'failed' && <p role="alert">钉钉没有登录成功，请稍后再试；填写的内容都在。</p>}
    </div>
  );
}
