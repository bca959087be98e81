import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { SaveTemplateInput, TemplateDetail, TemplateDraft } from '../../../shared/contracts/templates';
import { getProfile } from '../../../shared/scoring/profiles';
import type { IndicatorTemplate } from '../../../shared/templates/types';
import { post, request } from '../../api/client';
import { isProblem } from '../../api/problems';
import { adoptTemplate } from '../../api/queries';
import { Trouble } from '../../components/Trouble';
import '../indicators/quality.css';
import { QualityNotes } from '../indicators/QualityNotes';
import { HeadFields } from './HeadFields';
import { PoolSheet } from './PoolSheet';
import { RowEditor } from './RowEditor';
import { Sums } from './Sums';
import { useTemplateDraft } from './useTemplateDraft';

/** Saved as a new template of the bureau's own, or over the version that was opened. */
export type SaveAs = { kind: 'new' } | { kind: 'change'; id: string; version: number };

interface TemplateEditorProps {
  /** names what is typed while it is not saved */
  draftKey: string;
  initial: TemplateDraft;
  saveAs: SaveAs;
  /** where 返回 leads */
  back: string;
}

/** A template being written: its head, its rows with the quality check beside them, and the sums always in view. */
export function TemplateEditor({ draftKey, initial, saveAs: first, back }: TemplateEditorProps) {
  const editor = useTemplateDraft(draftKey, initial);
  const [saveAs, setSaveAs] = useState(first);
  const [picking, setPicking] = useState(false);
  const [, navigate] = useLocation();
  const save = useMutation({
    mutationFn: (template: IndicatorTemplate) => send(saveAs, template),
    onSuccess(detail) {
      editor.startOver();
      adoptTemplate(detail);
      navigate(`/templates/${detail.id}`, { replace: true });
    },
  });
  const { draft, reading, findings } = editor;
  const { template, problems } = reading;
  const ofRow = (index: number) => problems.filter(({ row }) => row === index);
  const headMessage = (field: string) =>
    problems.find((one) => one.row === null && one.field === field && one.severity === 'error')?.message;
  const levels = draft.profileId ? Object.keys(getProfile(draft.profileId).weights.levels) : FRAMEWORK_LEVELS;
  const last = draft.indicators.length - 1;
  const ofSet = findings.filter(({ row }) => row === null);
  const isStale = save.isError && isProblem(save.error, 'template-stale');
  return (
    <>
      {editor.isRestored && (
        <section className="notice">
          <p>已恢复上次没有保存的修改。</p>
          <div className="notice__actions">
            <button type="button" className="button" onClick={editor.startOver}>
              放弃这些修改
            </button>
          </div>
        </section>
      )}
      <HeadFields draft={draft} messageOf={headMessage} onChange={editor.editHead} />
      {draft.indicators.map((row, index) => (
        <RowEditor
          key={index}
          row={row}
          index={index}
          count={draft.indicators.length}
          levels={levels}
          problems={ofRow(index)}
          findings={findings.filter((one) => one.row === index)}
          onChange={(changes) => editor.editRow(index, changes)}
          onAdd={() => editor.addBelow(index)}
          onRemove={() => editor.remove(index)}
          onMove={(by) => editor.move(index, by)}
          onAdopt={editor.adopt}
        />
      ))}
      <div className="template-actions template-actions--below">
        <button type="button" className="button" onClick={() => editor.addBelow(last)}>
          加一项指标
        </button>
        <button type="button" className="button" onClick={() => setPicking(true)}>
          从指标库挑选
        </button>
      </div>
      {ofSet.length > 0 && (
        <section className="card">
          <h2 className="card__title">整套指标</h2>
          <QualityNotes findings={ofSet} about="整套指标" onAdopt={(_example, finding) => editor.adopt(finding)} />
        </section>
      )}
      <PoolSheet
        open={picking}
        taken={new Set(draft.indicators.map(({ name }) => name.trim()))}
        onPick={(row) => editor.addBelow(last, row)}
        onClose={() => setPicking(false)}
      />
      <div className="template-end" />
      <div className="bottom-bar">
        {save.isError && <Trouble failure={save.error} />}
        <Sums draft={draft} problems={problems} />
        <div className="bottom-bar__row">
          {isStale ? (
            <button
              type="button"
              className="button"
              onClick={() => {
                editor.editHead({ name: `${draft.name}（副本）` });
                setSaveAs({ kind: 'new' });
                save.reset();
              }}
            >
              换名另存
            </button>
          ) : (
            <a className="button" href={back}>
              返回
            </a>
          )}
          <button
            type="button"
            className="button button--primary"
            disabled={template === null || save.isPending}
            onClick={() => template && save.mutate(template)}
          >
            {save.isPending ? '正在保存……' : saveAs.kind === 'new' ? '保存为本单位模板' : '保存修改'}
          </button>
        </div>
      </div>
    </>
  );
}

const FRAMEWORK_LEVELS = ['决策', '过程', '产出', '效益'];

function send(
  saveAs: SaveAs,
  { name, source, kind, profileId, indicators }: IndicatorTemplate,
): Promise<TemplateDetail> {
  const template: SaveTemplateInput = { name, source, kind, profileId, indicators };
  if (saveAs.kind === 'new') return post<TemplateDetail>('api/templates', template);
  return request<TemplateDetail>('PUT', `api/templates/${saveAs.id}`, {
    body: { version: saveAs.version, template },
  });
}
