// Everything that can go wrong for a user, in one place: a stable code, an HTTP status, what happened and what to do.
import type { UploadOutOfOrderDetails } from './contracts/evidence';
import type { StaleVersionDetails } from './contracts/problem';
import { KINDS_IN_WORDS } from './evidence/fileKinds';

export interface ProblemText {
  message: string;
  hint?: string;
  field?: string;
  issues?: { field: string; message: string }[];
  details?: Record<string, unknown>;
}

/** A refusal that the user is told about. Thrown anywhere below the HTTP layer, answered in one place. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly text: ProblemText,
  ) {
    super(text.message);
    this.name = 'Problem';
  }
}

function problem<Facts = void>(code: string, status: number, say: (facts: Facts) => ProblemText) {
  return (facts: Facts) => new Problem(code, status, say(facts));
}

export const problems = {
  unauthenticated: problem('unauthenticated', 401, () => ({
    message: '登录已失效，请重新登录。',
    hint: '已填写的内容会保留，登录后继续。',
  })),
  otherPerson: problem('other-person', 409, ({ name }: { name: string }) => ({
    message: `这里现在登录的是${name}，没有替您保存。`,
    hint: '您填写的内容还在这台设备上、在您的名下，用自己的账号登录后会自动上传。',
  })),
  signInFailed: problem('sign-in-failed', 401, ({ reason }: { reason: string }) => ({
    message: `钉钉登录没有成功：${reason}`,
    hint: '请返回钉钉重新打开本应用；多次失败请联系绩效管理员。',
  })),
  personUnknown: problem('person-unknown', 403, ({ name }: { name: string }) => ({
    message: `${name}，绩效通的通讯录里还没有您。`,
    hint: '请联系绩效管理员同步通讯录后再打开。',
  })),
  dingtalkUnreachable: problem('dingtalk-unreachable', 503, () => ({
    message: '暂时连不上钉钉，请稍后再试。',
    hint: '已登录的同事可以继续填报和审核，不受影响。',
  })),
  pageNotSigned: problem('page-not-signed', 502, ({ reason }: { reason: string }) => ({
    message: `钉钉没有给出页面签名：${reason}`,
    hint: '这一页需要钉钉客户端能力的功能暂时不能用，其余功能不受影响。',
  })),
  duplicateKey: problem('duplicate-key', 400, ({ key }: { key: string }) => ({
    message: `提交的内容里“${key}”出现了两次，分不清以哪个为准。`,
    field: key,
  })),
  bodiesBusy: problem('bodies-busy', 503, () => ({
    message: '同时上传的内容太多，暂时收不下。',
    hint: '请稍后再试；已填内容已为您保留。',
  })),
  readersBusy: problem('readers-busy', 503, () => ({
    message: '正在读取的文件太多，请过一分钟再试。',
    hint: '这次没有保存任何内容。',
  })),
  crossSite: problem('cross-site', 403, () => ({
    message: '这个请求不是从绩效通发出的，已拒绝。',
    hint: '请在绩效通里操作。',
  })),
  notFound: problem('not-found', 404, ({ what }: { what: string }) => ({
    message: `没有找到${what}。`,
    hint: '可能已被删除，或链接不完整。请返回“我的任务”重新打开。',
  })),
  routeUnknown: problem('route-unknown', 404, () => ({ message: '没有这个地址。' })),
  methodNotAllowed: problem('method-not-allowed', 405, () => ({ message: '这个地址不支持这种操作。' })),
  taskNotYours: problem('task-not-yours', 403, ({ holder }: { holder: string }) => ({
    message: `这项任务由${holder}负责，您不能查看或修改。`,
    hint: '如需办理，请联系绩效管理员改派。',
  })),
  notAllowed: problem('not-allowed', 403, ({ what, who }: { what: string; who: string }) => ({
    message: `您没有${what}的权限，需要${who}办理。`,
  })),
  ownWork: problem('own-work', 403, () => ({
    message: '自己填报的内容不能由自己审核。',
    hint: '请由其他审核人办理。',
  })),
  ownWorkByStandIn: problem('own-work', 403, ({ filler }: { filler: string }) => ({
    message: `${filler}填报的内容，不能由${filler}的代理人审核。`,
    hint: '请由其他审核人办理。',
  })),
  undoOver: problem('undo-over', 409, ({ reason }: { reason: string }) => ({
    message: reason,
    hint: '这次审核已经生效。需要更改的，请联系现在的办理人退回。',
  })),
  moveNotPossible: problem('move-not-possible', 409, ({ verb, state }: { verb: string; state: string }) => ({
    message: `这项任务现在是“${state}”，不能${verb}。`,
    hint: '页面已更新为最新状态，请按新状态办理。',
  })),
  staleVersion: problem('stale-version', 409, (details: StaleVersionDetails) => ({
    message: details.changedBy ? `这项任务刚刚被${details.changedBy}改过。` : '这项任务刚刚被改过。',
    hint: '您填写的内容没有丢，请对照两边的值，选择保留哪一个后再保存。',
    details: { ...details },
  })),
  holderUnfit: problem('holder-unfit', 422, ({ name, reason }: { name: string; reason: string }) => ({
    message: `不能改派给${name}：${reason}`,
    hint: '任务没有变动，请另选一人。',
    field: 'toId',
  })),
  roleProtected: problem('role-protected', 409, ({ reason }: { reason: string }) => ({
    message: reason,
    hint: '角色没有变动。',
  })),
  deputyUnfit: problem('deputy-unfit', 422, ({ reason }: { reason: string }) => ({
    message: reason,
    hint: '代理人没有变动。',
    field: 'deputyId',
  })),
  syncNotWaiting: problem('sync-not-waiting', 409, () => ({
    message: '这次同步现在不需要确认。',
    hint: '可能已有人处理，请看最新的同步情况。',
  })),
  rowLocked: problem('row-locked', 409, ({ indicator, field }: { indicator: string; field: string }) => ({
    message: `“${indicator}”已审核认可，不能修改。`,
    hint: '只需修改被退回的指标。',
    field,
  })),
  deliveryMoved: problem('delivery-moved', 409, ({ state }: { state: string }) => ({
    message: `这条消息现在是“${state}”，不用再处理。`,
    hint: '页面已更新为最新状态。',
  })),
  recipientGone: problem('recipient-gone', 409, ({ name }: { name: string }) => ({
    message: `${name}已不在钉钉通讯录中，消息送不到。`,
    hint: '请改派任务，或电话告知后点“已电话告知”。',
  })),
  nobodyToUrge: problem('nobody-to-urge', 409, ({ reason }: { reason: string }) => ({
    message: `现在没有可以催办的人：${reason}`,
    hint: '没有发出消息。',
  })),
  extensionUnfit: problem('extension-unfit', 422, ({ reason }: { reason: string }) => ({
    message: reason,
    hint: '截止日期没有变动。',
    field: 'dueDate',
  })),
  extensionPending: problem('extension-pending', 409, ({ day }: { day: string }) => ({
    message: `这项任务已有一份延至${day}的申请，正等待绩效管理员答复。`,
    hint: '答复后会通知申请人；要改日期的，请先撤回那一份。',
  })),
  extensionSettled: problem('extension-settled', 409, () => ({
    message: '这份延期申请已经有了结果，不用再处理。',
    hint: '页面已更新为最新状态。',
  })),
  liveCrowded: problem('live-crowded', 429, () => ({
    message: '同时查看的人太多，暂时不能即时更新。',
    hint: '页面会每隔一会儿自己更新，不影响办理。',
  })),
  sheetNotReady: problem('sheet-not-ready', 422, ({ issues }: { issues: { field: string; message: string }[] }) => ({
    message: `还有 ${issues.length} 处需要补充或改正，改好后再提交。`,
    hint: '已填写的内容都已保存。',
    field: issues[0]?.field,
    issues,
  })),
  notScoredYet: problem('not-scored-yet', 409, () => ({
    message: '审核办结并得出总分后，才能生成报告。',
    hint: '请等待审核通过。',
  })),
  invalidInput: problem('invalid-input', 400, ({ issues }: { issues: { field: string; message: string }[] }) => ({
    message: issues.length === 1 ? issues[0]!.message : `有 ${issues.length} 处填写不正确。`,
    hint: '请按提示改正后重试，已填内容已为您保留。',
    field: issues[0]?.field,
    issues,
  })),
  bodyNotJson: problem('body-not-json', 400, () => ({ message: '提交的内容不是完整的 JSON。' })),
  bodyTooLarge: problem('body-too-large', 413, ({ limit }: { limit: string }) => ({
    message: `提交的内容超过了 ${limit} 的上限。`,
    hint: '请缩短文字后重试，已填内容已为您保留。',
  })),
  mediaTypeUnsupported: problem('media-type-unsupported', 415, ({ expected }: { expected: string }) => ({
    message: `只接受${expected}。`,
  })),
  idempotencyKeyMissing: problem('idempotency-key-missing', 400, () => ({
    message: '缺少请求编号（Idempotency-Key）。',
    field: 'Idempotency-Key',
  })),
  idempotencyKeyReused: problem('idempotency-key-reused', 422, () => ({
    message: '同一个请求编号已用于另一项内容。',
    hint: '请刷新页面后重试。',
  })),
  campaignNotReady: problem('campaign-not-ready', 422, ({ problems: found }: { problems: string[] }) => ({
    message: `还不能发起：${found[0]}`,
    hint: '请先处理列出的问题。',
    issues: found.map((message) => ({ field: 'projectIds', message })),
  })),
  launchMoved: problem('launch-moved', 409, ({ verb, state }: { verb: string; state: string }) => ({
    message: `这份发起现在是“${state}”，不能${verb}。`,
    hint: '请回到评价批次页，看最新的情况。',
  })),
  launchStale: problem('launch-stale', 409, ({ changedBy }: { changedBy: string | null }) => ({
    message: changedBy ? `这份发起草稿刚刚被${changedBy}改过。` : '这份发起草稿刚刚被改过。',
    hint: '您选的内容还在页面上：可以另存为新草稿，或重新打开后再改。',
  })),
  changedMeanwhile: problem(
    'changed-meanwhile',
    409,
    ({ what, changedBy }: { what: string; changedBy: string | null }) => ({
      message: changedBy ? `${what}刚刚被${changedBy}改过。` : `${what}刚刚被改过。`,
      hint: '请刷新，在最新内容上再改。',
    }),
  ),
  projectStale: problem('project-stale', 409, ({ changedBy }: { changedBy: string | null }) => ({
    message: changedBy ? `这个项目刚刚被${changedBy}改过。` : '这个项目刚刚被改过。',
    hint: '您写的内容还在页面上，请对照最新的项目后再保存。',
  })),
  fillerUnfit: problem('filler-unfit', 422, ({ name }: { name: string }) => ({
    message: `${name}已离职，不能做填报人。`,
    hint: '项目没有变动，请另选一人。',
    field: 'fillerId',
  })),
  projectLocked: problem('project-locked', 409, ({ campaign }: { campaign: string }) => ({
    message: `这个项目已在评价批次“${campaign}”里，不能再改。`,
    hint: '任务用的是下达时的副本，改项目不会改变任务；要换填报人，请在任务里改派。',
  })),
  reportTemplateInvalid: problem('report-template-invalid', 422, ({ reasons }: { reasons: string[] }) => ({
    message: '这个 Word 模板不能使用。',
    hint: '请按提示修改模板后重新上传，当前模板保持不变。',
    issues: reasons.map((message) => ({ field: 'file', message })),
  })),
  importUnreadable: problem('import-unreadable', 422, ({ reason }: { reason: string }) => ({
    message: reason,
    hint: '什么都没有导入。可以下载导入模板对照表头。',
  })),
  importFileChanged: problem('import-file-changed', 409, () => ({
    message: '这个文件和预览过的不一样。',
    hint: '什么都没有导入，请重新选择文件，预览后再导入。',
  })),
  importGroundShifted: problem('import-ground-shifted', 409, () => ({
    message: '预览之后，系统里的项目有了变化。',
    hint: '什么都没有导入，请重新预览，核对后再导入。',
  })),
  importRefused: problem('import-refused', 422, ({ issues }: { issues: { field: string; message: string }[] }) => ({
    message: `选中的内容里有 ${issues.length} 处不能导入，什么都没有导入。`,
    hint: '请改正后重新选择文件，或只选择没有错误的项目。',
    field: issues[0]?.field,
    issues,
  })),
  templateNameTaken: problem('template-name-taken', 409, ({ name }: { name: string }) => ({
    message: `已经有名为“${name}”的指标体系模板。`,
    hint: '请换一个名称再保存，已填内容都在。',
    field: 'name',
  })),
  templateBuiltIn: problem('template-built-in', 409, () => ({
    message: '内置模板不能直接修改。',
    hint: '请先另存为本单位模板，再修改。',
  })),
  templateStale: problem('template-stale', 409, ({ changedBy }: { changedBy: string | null }) => ({
    message: changedBy ? `这个模板刚刚被${changedBy}改过。` : '这个模板刚刚被改过。',
    hint: '您写的内容还在页面上：可以换一个名称另存为新模板，或重新打开后再改。',
  })),
  templateFileUnreadable: problem('template-file-unreadable', 422, ({ reason }: { reason: string }) => ({
    message: reason,
    field: 'file',
  })),
  evidenceEmpty: problem('evidence-empty', 400, ({ name }: { name: string }) => ({
    message: `“${name}”是空文件，里面没有内容。`,
    hint: '请打开原文件确认后重新选择；多半是还没有下载完。',
    field: 'file',
  })),
  evidenceTooLarge: problem('evidence-too-large', 413, ({ name, limit }: { name: string; limit: string }) => ({
    message: `“${name}”超过了每个文件 ${limit} 的上限。`,
    hint: '照片请用拍照或相册上传（会自动缩小），其他文件请压缩页数或拆成几份。',
    field: 'file',
  })),
  evidenceKindUnfit: problem('evidence-kind-unfit', 415, ({ name, reason }: { name: string; reason: string }) => ({
    message: `“${name}”不能作为佐证材料：${reason}`,
    hint: `可以上传的有：${KINDS_IN_WORDS}。`,
    field: 'file',
  })),
  evidenceFull: problem('evidence-full', 409, ({ what, most }: { what: string; most: number }) => ({
    message: `${what}最多 ${most} 份佐证材料，已经满了。`,
    hint: '请先移除不需要的，或把几份合成一个 PDF。',
    field: 'file',
  })),
  unitStorageFull: problem('unit-storage-full', 507, ({ unit, limit }: { unit: string; limit: string }) => ({
    message: `${unit}的佐证材料已用满 ${limit}，暂时不能再上传。`,
    hint: '请联系绩效管理员扩大空间，或先移除不需要的材料；已填内容不受影响。',
  })),
  storageFull: problem('storage-full', 507, () => ({
    message: '服务器的磁盘满了，暂时收不下文件。',
    hint: '文件还在您的设备上，请联系绩效管理员清理后再传；已填内容不受影响。',
  })),
  uploadsTooMany: problem('uploads-too-many', 429, ({ most }: { most: number }) => ({
    message: `您有 ${most} 个文件还没有传完，暂时不能再开始新的。`,
    hint: '请等前面的传完；中断了的一天后自动清除。',
  })),
  uploadOutOfOrder: problem('upload-out-of-order', 409, (details: UploadOutOfOrderDetails) => ({
    message: '文件的各段没有按顺序到达。',
    hint: '会从已收到的位置接着传。',
    details: { ...details },
  })),
  uploadInterrupted: problem('upload-interrupted', 408, () => ({
    message: '上传时连接断了。',
    hint: '已收到的部分都在，会从断开的位置接着传。',
  })),
  uploadTooLong: problem('upload-too-long', 400, () => ({
    message: '收到的内容比开始上传时说的大小还多。',
    hint: '文件可能在上传时被改动，请重新选择。',
  })),
  uploadChanged: problem('upload-changed', 409, () => ({
    message: '这个上传编号已用于另一个文件。',
    hint: '请重新选择文件。',
  })),
  evidenceAltered: problem('evidence-altered', 502, () => ({
    message: '服务器上的这份材料和上传时不一致，已停止下载。',
    hint: '请联系绩效管理员从备份恢复，或由填报人重新上传。',
  })),
  fileAltered: problem('file-altered', 502, () => ({
    message: '服务器上的这份文件找不到了，或和保存时不一致，没有采用。',
    hint: '报告请重新生成，报告模板请重新上传；需要原件请联系运维人员从备份恢复。',
  })),
  unexpected: problem('unexpected', 500, () => ({
    message: '服务器出了点问题，没有保存这次操作。',
    hint: '已填内容保存在本机，请稍后重试；仍然失败请把请求编号告诉管理员。',
  })),
};
