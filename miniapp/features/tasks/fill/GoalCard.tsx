import type { TaskDetail } from '../../../../shared/contracts/tasks';
import type { Finding } from '../../../../shared/scoring/types';
import { TextField } from '../../../components/TextField';
import type { DraftSession } from '../../../drafts/draftSession';
import { HeadNote, isHeadLocked } from '../../reviews/HeadNote';
import { fieldId, GOAL, placeId } from '../formModel';
import { FindingLines } from './FindingLines';

interface GoalCardProps {
  sheet: TaskDetail;
  findings: Finding[];
  checked: boolean;
  edit: DraftSession['edit'];
}

export function GoalCard({ sheet, findings, checked, edit }: GoalCardProps) {
  return (
    <section className="card" id={placeId(GOAL)} data-place={GOAL}>
      <h2 className="card__title">年度总体目标</h2>
      <HeadNote head={sheet.returnedHead} place={GOAL} />
      <p className="goal__target">{sheet.goalTarget}</p>
      <TextField
        id={fieldId(GOAL, 'goalActual')}
        label="实际完成情况"
        value={sheet.goalActual ?? ''}
        onChange={(text) => edit({ goalActual: text || null })}
        example="例如：按照年初安排完成了全部目标任务"
        maxLength={4000}
        disabled={isHeadLocked(sheet.returnedHead, GOAL)}
      />
      {(checked || sheet.goalActual) && <FindingLines findings={findings} checked={checked} />}
    </section>
  );
}
