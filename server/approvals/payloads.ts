import type { StartApprovalMessage } from '../dingtalk/port';

/** What is queued about an approval, in our own words. DingTalk's ids are filled in when it leaves. */
export type ApprovalPayload = { mirrorId: string; originatorUserId: string } & (
  | Pick<StartApprovalMessage, 'kind' | 'approvers' | 'fields' | 'key' | 'link'>
  | {
      kind: 'oa.execute';
      userId: string;
      step: number;
      result: 'agree' | 'refuse';
      remark: string;
      endRemark: string;
    }
  | {
      kind: 'oa.terminate';
      remark: string;
      /** another approval than the mirror's own: one that was started twice */
      strayId?: string;
    }
  | { kind: 'oa.comment'; text: string; path: string }
);
