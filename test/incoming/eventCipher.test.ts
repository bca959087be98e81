// DingTalk's own published vectors, and every length of text there and back.
import { createEventCipher, Undecipherable } from '../../server/dingtalk/callbacks/eventCipher';
import { hmac } from '../../server/dingtalk/callbacks/genuine';
import { robotSign } from '../../server/dingtalk/callbacks/robot';

const TOKEN = '123456';

it.each([
  {
    key: '1234567890123456789012345678901234567890123',
    owner: 'dingsnotzck6pm5veliw',
    timestamp: '1614767836',
    nonce: 'A7Co0cJLMzIDtMMI',
    encrypted: 'YvkvaGe4hQxd3VxRmEty0dVlnCOAqwf56xwTRHDHoOURqhalbmBJQk5FNcRk42Gl5T0YQXZNwpwWSm1xAFJ5ZA==',
    signature: '9a95a004dd16f5c307e849b994173f76aa26e5eb',
    text: /^success$/,
  },
  {
    key: '4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij',
    owner: 'suite4xxxxxxxxxxxxxxx',
    timestamp: '1445827045067',
    nonce: 'nEXhMP4r',
    encrypted:
      '1a3NBxmCFwkCJvfoQ7WhJHB+iX3qHPsc9JbaDznE1i03peOk1LaOQoRz3+nlyGNhwmwJ3vDMG+OzrHMeiZI7gTRWVdUBmfxjZ8Ej23JVYa9VrYeJ5as7XM/ZpulX8NEQis44w53h1qAgnC3PRzM7Zc/D6Ibr0rgUathB6zRHP8PYrfgnNOS9PhSBdHlegK+AGGanfwjXuQ9+0pZcy0w9lQ==',
    signature: '5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0',
    text: /^\{\s*"EventType":\s*"check_create_suite_url"/,
  },
])('opens what DingTalk published for $owner', ({ key, owner, timestamp, nonce, encrypted, signature, text }) => {
  const cipher = createEventCipher(TOKEN, key, owner);
  expect(cipher.sign(timestamp, nonce, encrypted)).toBe(signature);
  expect(cipher.open(encrypted)).toMatch(text);
  expect(() => createEventCipher(TOKEN, key, `${owner}x`).open(encrypted)).toThrow(Undecipherable);
});

it('signs as DingTalk signs messages to the bot and pressed cards', () => {
  expect(robotSign('1577262236757', 'this is a secret')).toBe('DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=');
  expect(hmac('cardsecret', '1700000000000')).toBe('NM6pohOuainGPWTG7Bbs9JSOt70T4gsbK9a1Ha+26Zs=');
});

it('opens what it sealed, whatever its length', () => {
  const cipher = createEventCipher(TOKEN, '1234567890123456789012345678901234567890123', 'ding-app');
  for (let length = 0; length < 70; length += 1)
    expect(cipher.open(cipher.seal('字'.repeat(length)))).toHaveLength(length);
});
