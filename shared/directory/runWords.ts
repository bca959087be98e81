// Reading DingTalk's directory (同步通讯录), in the words of the page that shows how it goes.

export type RunState =
  | 'running'
  /** DingTalk could not be asked; it goes on by itself */
  | 'paused'
  /** so many people are gone that an admin has to say whether that is true */
  | 'needs-confirmation'
  | 'done'
  | 'failed'
  | 'cancelled';

export type RunPhase = 'departments' | 'people' | 'leaving';

export type RunTrigger = 'start' | 'schedule' | 'admin';

/** More than this share of the people gone at once is more likely a narrowed view of the app than a true exodus. */
const SUSPICIOUS_SHARE = 1 / 3;

/** Whether so many people missing at once needs an admin's word. */
export function isSuspicious(missing: number, before: number): boolean {
  return missing > before * SUSPICIOUS_SHARE;
}

export interface RunFacts {
  state: RunState;
  phase: RunPhase;
  units: number;
  people: number;
  left: number;
  /** departments still to be read */
  waiting: number;
  error: string | null;
}

/** Where a run stands, in one sentence. */
export function runSentence({ state, phase, units, people, left, waiting, error }: RunFacts): string {
  const read = `${units} 个单位、${people} 人`;
  switch (state) {
    case 'running':
      if (phase === 'departments') return `正在同步：已读到 ${units} 个单位`;
      if (phase === 'people') return `正在同步：已读到 ${read}，还有 ${waiting} 个单位`;
      return `正在处理离职人员：已处理 ${left} 人`;
    case 'paused':
      return `同步暂停，会自动继续：${error ?? ''}已读到 ${read}`;
    case 'needs-confirmation':
      return `同步停下等您确认：${error ?? ''}`;
    case 'done':
      return `同步完成：${read}${left > 0 ? `，${left} 人已离职` : ''}`;
    case 'failed':
      return `同步没有完成：${error ?? ''}`;
    case 'cancelled':
      return '同步已取消，人员保持不变';
  }
}
