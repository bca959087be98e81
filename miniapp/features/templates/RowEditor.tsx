import type { DraftIndicator, TemplateProblem } from '../../../shared/contracts/templates';
import type { QualityFinding } from '../../../shared/indicator-quality/types';
import { QualityNotes } from '../indicators/QualityNotes';
import { RowFields } from './RowFields';
import { rowId } from './words';

interface RowEditorProps {
  row: DraftIndicator;
  index: number;
  count: number;
  levels: readonly string[];
  problems: TemplateProblem[];
  findings: QualityFinding[];
  onChange: (changes: Partial<DraftIndicator>) => void;
  onAdd: () => void;
  onRemove: () => void;
  onMove: (by: -1 | 1) => void;
  onAdopt: (finding: QualityFinding) => void;
}

/** One indicator being written, with what the quality check says of it beside it. */
export function RowEditor(props: RowEditorProps) {
  const { row, index, count, levels, problems, findings, onChange, onAdd, onRemove, onMove, onAdopt } = props;
  const name = row.name.trim() || `第 ${index + 1} 项`;
  return (
    <section className="card row-editor" id={rowId(index)} tabIndex={-1} aria-label={`第 ${index + 1} 项指标`}>
      <header className="row-editor__head">
        <h2 className="card__title num">
          {index + 1}. {row.name.trim() || '（还没有名称）'}
        </h2>
        <div className="row-editor__acts">
          <button
            type="button"
            className="text-button"
            disabled={index === 0}
            onClick={() => onMove(-1)}
            aria-label={`上移“${name}”`}
          >
            上移
          </button>
          <button
            type="button"
            className="text-button"
            disabled={index === count - 1}
            onClick={() => onMove(1)}
            aria-label={`下移“${name}”`}
          >
            下移
          </button>
          <button type="button" className="text-button" onClick={onAdd} aria-label={`在“${name}”下面加一项`}>
            下面加一项
          </button>
          <button
            type="button"
            className="text-button text-button--bad"
            onClick={onRemove}
            aria-label={`删除“${name}”`}
          >
            删除
          </button>
        </div>
      </header>
      <div className="row-editor__body">
        <div>
          <RowFields row={row} levels={levels} problems={problems} onChange={onChange} />
        </div>
        <aside className="row-editor__notes">
          {findings.length > 0 ? (
            <QualityNotes findings={findings} about={name} onAdopt={(_example, finding) => onAdopt(finding)} />
          ) : (
            <p className="muted small">质量检查：没有发现问题。</p>
          )}
        </aside>
      </div>
    </section>
  );
}
