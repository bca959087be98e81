import { useState } from 'react';
import type { TemplateDraft } from '../../../shared/contracts/templates';
import { getProfile } from '../../../shared/scoring/profiles';
import '../indicators/quality.css';
import { QualityNotes } from '../indicators/QualityNotes';
import { HeadFields } from './HeadFields';
import { IndicatorTree } from './IndicatorTree';
import { PoolSheet } from './PoolSheet';
import { ReplaySheet } from './ReplaySheet';
import { RowEditor } from './RowEditor';
import { SaveBar, type SaveAs } from './SaveBar';
import { useTemplateDraft, type TemplateEditor as Editor } from './useTemplateDraft';

interface TemplateEditorProps {
  /** names what is typed while it is not saved */
  draftKey: string;
  initial: TemplateDraft;
  saveAs: SaveAs;
  /** where 返回 leads */
  back: string;
}

/** A template being written: its head, its rows with the quality check beside them, and the sums always in view. */
export function TemplateEditor({ draftKey, initial, saveAs, back }: TemplateEditorProps) {
  const editor = useTemplateDraft(draftKey, initial);
  const headMessage = (field: string) =>
    editor.reading.problems.find((one) => one.row === null && one.field === field && one.severity === 'error')?.message;
  return (
    <>
      {editor.isRestored && <Restored onStartOver={editor.startOver} />}
      <HeadFields draft={editor.draft} messageOf={headMessage} onChange={editor.editHead} />
      <IndicatorsEditor editor={editor} />
      <SaveBar editor={editor} saveAs={saveAs} back={back} />
    </>
  );
}

/** The rows with the quality check beside them, for a template and for the indicators of a project. */
export function IndicatorsEditor({ editor }: { editor: Editor }) {
  return (
    <div className="indicators-editor">
      <IndicatorTree editor={editor} />
      <div>
        <Rows editor={editor} />
        <MoreRows editor={editor} />
        <WholeSet editor={editor} />
        <div className="template-end" />
      </div>
    </div>
  );
}

export function Restored({ onStartOver }: { onStartOver: () => void }) {
  return (
    <section className="notice">
      <p>已恢复上次没有保存的修改。</p>
      <div className="notice__actions">
        <button type="button" className="button" onClick={onStartOver}>
          放弃这些修改
        </button>
      </div>
    </section>
  );
}

const FRAMEWORK_LEVELS = ['决策', '过程', '产出', '效益'];

function Rows({ editor }: { editor: Editor }) {
  const { draft, reading, findings } = editor;
  const levels = draft.profileId ? Object.keys(getProfile(draft.profileId).weights.levels) : FRAMEWORK_LEVELS;
  return draft.indicators.map((row, index) => (
    <RowEditor
      key={index}
      row={row}
      index={index}
      count={draft.indicators.length}
      levels={levels}
      problems={reading.problems.filter((one) => one.row === index)}
      findings={findings.filter((one) => one.row === index)}
      onChange={(changes) => editor.editRow(index, changes)}
      onAdd={() => editor.addBelow(index)}
      onRemove={() => editor.remove(index)}
      onMove={(by) => editor.move(index, by)}
      onAdopt={editor.adopt}
    />
  ));
}

function MoreRows({ editor }: { editor: Editor }) {
  const [picking, setPicking] = useState(false);
  const [isReplaying, setReplaying] = useState(false);
  const { indicators, profileId } = editor.draft;
  const { template } = editor.reading;
  const last = indicators.length - 1;
  return (
    <div className="template-actions template-actions--below">
      <button type="button" className="button" onClick={() => editor.addBelow(last)}>
        加一项指标
      </button>
      <button type="button" className="button" onClick={() => setPicking(true)}>
        从指标库挑选
      </button>
      {profileId !== null && (
        <button type="button" className="button" onClick={() => setReplaying(true)}>
          用上一批次重算
        </button>
      )}
      <ReplaySheet
        open={isReplaying}
        set={template?.profileId ? { profileId: template.profileId, indicators: template.indicators } : null}
        onClose={() => setReplaying(false)}
      />
      <PoolSheet
        open={picking}
        taken={new Set(indicators.map(({ name }) => name.trim()))}
        onPick={(row) => editor.addBelow(last, row)}
        onClose={() => setPicking(false)}
      />
    </div>
  );
}

function WholeSet({ editor }: { editor: Editor }) {
  const findings = editor.findings.filter(({ row }) => row === null);
  if (findings.length === 0) return null;
  return (
    <section className="card">
      <h2 className="card__title">整套指标</h2>
      <QualityNotes findings={findings} about="整套指标" onAdopt={(_example, finding) => editor.adopt(finding)} />
    </section>
  );
}
