import { useEffect, useState } from 'react';
import { isInsideDingTalk } from '../../dingtalk/dingtalk';
import { signOut } from './session';

/** In a browser only: inside DingTalk the account is DingTalk's, and opening the app signs in again. */
export function SignOut() {
  const [inBrowser, setInBrowser] = useState(false);
  useEffect(() => void isInsideDingTalk().then((inside) => setInBrowser(!inside)), []);
  if (!inBrowser) return null;
  return (
    <button type="button" className="text-button" onClick={() => void signOut()}>
      退出登录
    </button>
  );
}
