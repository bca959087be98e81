// DingTalk's published vectors, and those computed from its rules, from the sandbox's side: what it seals and signs others can open.
import { jsapiSignatures } from '../../sandbox/phone/jsapiConfig';
import { cardSignature, decryptText, eventSignature, robotSignature, seal, unseal } from '../../sandbox/push/crypto';

describe('vectors', () => {
  it.each([
    [
      '123456',
      '1234567890123456789012345678901234567890123',
      ['1614767836', 'A7Co0cJLMzIDtMMI'],
      'YvkvaGe4hQxd3VxRmEty0dVlnCOAqwf56xwTRHDHoOURqhalbmBJQk5FNcRk42Gl5T0YQXZNwpwWSm1xAFJ5ZA==',
      '9a95a004dd16f5c307e849b994173f76aa26e5eb',
      { owner: 'dingsnotzck6pm5veliw', text: 'success' },
    ],
    [
      '123456',
      '4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij',
      ['1445827045067', 'nEXhMP4r'],
      '1a3NBxmCFwkCJvfoQ7WhJHB+iX3qHPsc9JbaDznE1i03peOk1LaOQoRz3+nlyGNhwmwJ3vDMG+OzrHMeiZI7gTRWVdUBmfxjZ8Ej23JVYa9VrYeJ5as7XM/ZpulX8NEQis44w53h1qAgnC3PRzM7Zc/D6Ibr0rgUathB6zRHP8PYrfgnNOS9PhSBdHlegK+AGGanfwjXuQ9+0pZcy0w9lQ==',
      '5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0',
      { owner: 'suite4xxxxxxxxxxxxxxx', text: expect.stringContaining('"EventType":"check_create_suite_url"') },
    ],
  ])('published for events: %s %s', (token, aesKey, [timestamp = '', nonce = ''], encrypt, signature, opened) => {
    expect(eventSignature(token, timestamp, nonce, encrypt)).toBe(signature);
    expect(decryptText(aesKey, encrypt)).toEqual(opened);
  });

  it('of dd.config, by either of the two hashes', () => {
    const given = {
      ticket: 'TICKET',
      nonceStr: 'abc123',
      timeStamp: '1700000000000',
      url: 'https://h5.example.gov.cn/app/index.html?corpid=ding1&x=中文',
    };
    expect(jsapiSignatures(given)).toEqual([
      '3df081303b28488aaa022c72b178db62419390ef71755136787d532625ac942a',
      'f72c56f58b470862c0ebdc55834ea292996abbd6',
    ]);
  });

  it('of bot and card signatures', () => {
    expect(robotSignature('1577262236757', 'this is a secret')).toBe('DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=');
    expect(cardSignature('1700000000000', 'cardsecret')).toBe('NM6pohOuainGPWTG7Bbs9JSOt70T4gsbK9a1Ha+26Zs=');
  });

  it('opens what it has sealed, whatever its length, and nothing that was touched', () => {
    const keys = { token: 'token1', aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', owner: 'dingclient1' };
    for (let length = 0; length < 70; length += 1) {
      const text = '绩'.repeat(length);
      expect(unseal(keys, seal(keys, text, '1700000000000'))).toBe(text);
    }
    const sealed = seal(keys, 'success', '1700000000000');
    expect(unseal(keys, { ...sealed, timeStamp: '1700000000001' })).toBeNull();
    expect(unseal({ ...keys, owner: 'another' }, sealed)).toBeNull();
  });
});
