// What costs of DingTalk's monthly quota, and what fails together (dingtalk.md §0.2).
import { countedAs, familyOf } from '../../server/dingtalk/apis';

it.each([
  ['accessToken', 'token', null],
  ['userAccessToken', 'login', null],
  ['contact.me', 'login', null],
  ['topapi/v2/user/list', 'directory', null],
  ['topapi/v2/department/listsub', 'directory', null],
  ['topapi/message/corpconversation/asyncsend_v2', 'notice', 'notice'],
  ['topapi/message/corpconversation/getsendresult', 'notice', 'notice-result'],
  ['topapi/message/corpconversation/recall', 'notice', 'notice-other'],
  ['todo.create', 'todo', 'todo-open'],
  ['todo.executorStatus', 'todo', 'todo-close'],
  ['todo.bySource', 'todo', 'todo-other'],
  ['robot.direct', 'robot', 'robot'],
  ['sendBySession', 'robot', 'chat-reply'],
  ['card.create', 'card', 'card'],
  ['workflow.start', 'approval', 'approval'],
  ['media/upload?type=file', 'file', 'file'],
  ['jsapiTicket', 'token', 'other'],
  ['something.new', 'other', 'other'],
])('%s belongs to %s and counts as %s', (api, family, counted) => {
  expect([familyOf(api, 'callMs'), countedAs(api)]).toEqual([family, counted]);
});

it('somebody who signs in does not share a circuit with the reading of the directory', () => {
  expect(familyOf('topapi/v2/user/get', 'signInMs')).toBe('login');
  expect(familyOf('topapi/v2/user/get', 'callMs')).toBe('directory');
});
