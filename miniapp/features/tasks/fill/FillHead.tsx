import { timeOf } from '../../../../shared/calendar';
import type { ScoredSheet } from '../../../../shared/scoring/types';
import { Bar, DaysLeft, DemoTag, GradeMark } from '../../../components/marks';
import { deviceWord } from '../../../dingtalk/dingtalk';
import type { DraftState } from '../../../drafts/draftSession';
import type { Draft } from '../../../drafts/useDraft';
import { placesOf } from '../formModel';
import { SaveNotice } from './SaveNotice';

interface FillHeadProps {
  draft: Draft;
  scored: ScoredSheet;
}

/** Always in sight: which project, how long, whether it is saved, and the total so far. */
export function FillHead({ draft, scored }: FillHeadProps) {
  const { sheet } = draft;
  const places = placesOf(sheet, scored);
  const filled = places.filter((place) => !place.open).length;
  return (
    <header className="fill-head">
      <a className="back-link back-link--wide fill-head__back" href="#/">
        我的任务
      </a>
      <div className="fill-head__row">
        <div className="fill-head__what">
          <h1 className="fill-head__name">
            {sheet.project.name} {sheet.project.isDemo && <DemoTag />}
          </h1>
          <p className="fill-head__line">
            <DaysLeft daysLeft={sheet.daysLeft} />
            <SaveLine draft={draft} />
          </p>
        </div>
        <Total scored={scored} />
      </div>
      <Bar percent={(filled / places.length) * 100} label={`已填 ${filled} 项，共 ${places.length} 项`} />
      <SaveNotice draft={draft} />
    </header>
  );
}

function Total({ scored }: { scored: ScoredSheet }) {
  if (scored.total === null) {
    return (
      <p className="fill-head__total">
        <span className="muted small">已得</span>
        <span className="num" data-testid="total">
          {scored.scoredSum}
        </span>
      </p>
    );
  }
  return (
    <p className="fill-head__total">
      <span className="num" data-testid="total">
        {scored.total}
      </span>
      <span data-testid="grade">{scored.grade && <GradeMark grade={scored.grade} />}</span>
    </p>
  );
}

/** Whether it is saved, in a few words; the colour changes only when it is not. */
function SaveLine({ draft: { state, session } }: { draft: Draft }) {
  const late = state.status.kind === 'waiting' || state.status.kind === 'refused';
  return (
    <>
      <span role="status" className={late ? 'fill-head__late' : undefined}>
        {saveWords(state)}
      </span>
      {late && (
        <button type="button" className="fill-head__retry" onClick={session.retryNow}>
          现在重试
        </button>
      )}
    </>
  );
}

function saveWords({ status, edits, conflicts, detail }: DraftState): string {
  if (conflicts.length > 0) return `有 ${conflicts.length} 处等您选择，已存在${deviceWord}里`;
  if (status.kind === 'waiting') return `${status.offline ? '没连上网' : '服务器没有回应'}，已存在${deviceWord}里`;
  if (status.kind === 'refused') return `还没有上传，已存在${deviceWord}里`;
  if (Object.keys(edits).length > 0) return '正在保存……';
  return detail.savedAt ? `已保存 ${timeOf(new Date(detail.savedAt))}` : '填写后自动保存';
}
