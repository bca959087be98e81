// The form of our approvals in DingTalk: made once by the app itself, changed when its fields change.
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Logger } from 'pino';
import type { Database } from '../database/database';
import { DingTalkRefused, DingTalkUnreachable } from '../dingtalk/errors';
import type { ApprovalForm, DingTalkApprovals } from '../dingtalk/port';
import { OaForm } from './entities';

export const labels = {
  project: '项目名称',
  campaign: '评价批次',
  unit: '填报单位',
  filler: '填报人',
  total: '自评得分',
  grade: '等级',
  round: '提交次数',
  key: '核对编号',
  link: '打开任务',
} as const;

const FORM: ApprovalForm = {
  name: '绩效通·项目支出绩效自评审核',
  description: '由绩效通自动建立和填写，请不要改动。在这里审批与在绩效通审核效力相同，以先办理的为准。',
  labels: Object.values(labels),
};
const HASH = createHash('sha256').update(JSON.stringify(FORM)).digest('hex');
const ROW = 'submission';
/** The form was deleted in DingTalk's back office. */
const FORM_IS_GONE = 'processcode.error';

/** @returns null before approvals were ever mirrored */
export const readForm = (db: EntityManager): Promise<OaForm | null> => db.findOneBy(OaForm, { id: ROW });

/** Notes whether new submissions are mirrored, where actions find it. Switched on again, the form is made sure of again. */
export async function switchMirroring(database: Database, mirroring: boolean, now: Date): Promise<void> {
  await database.transaction(async (db) => {
    const known = await readForm(db);
    const again = mirroring && known?.mirroring === false;
    if (known) await db.update(OaForm, { id: ROW }, { mirroring, updatedAt: now, ...(again && { hash: null }) });
    else if (mirroring)
      await db.insert(OaForm, { id: ROW, mirroring, hash: null, processCode: null, reason: null, updatedAt: now });
  });
}

export interface FormDeps {
  database: Database;
  approvals: DingTalkApprovals;
  now(): Date;
  log: Logger;
}

/** Makes or changes the form in DingTalk if need be. A failure is noted, shown with each waiting approval, and tried again. */
export async function prepareForm({ database, approvals, now, log }: FormDeps): Promise<void> {
  const form = await database.read(readForm);
  if (!form?.mirroring || (form.hash === HASH && form.processCode !== null)) return;
  const note = (facts: Partial<OaForm>) =>
    database.transaction((db) => db.update(OaForm, { id: ROW }, { ...facts, updatedAt: now() }));
  try {
    const processCode = await saveForm(approvals, form.processCode);
    await note({ hash: HASH, processCode, reason: null });
  } catch (error) {
    if (!(error instanceof DingTalkRefused || error instanceof DingTalkUnreachable)) throw error;
    log.warn({ err: error }, 'the approval form could not be made; tried again in a minute');
    await note({ reason: error.message });
  }
}

async function saveForm(approvals: DingTalkApprovals, processCode: string | null): Promise<string> {
  try {
    return await approvals.saveForm(FORM, processCode);
  } catch (error) {
    if (processCode === null || !(error instanceof DingTalkRefused) || error.code !== FORM_IS_GONE) throw error;
    return approvals.saveForm(FORM, null);
  }
}
