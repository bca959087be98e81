import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { SaveTemplateInput, TemplateDetail } from '../../../shared/contracts/templates';
import { readDraft } from '../../../shared/templates/draft';
import type { IndicatorTemplate } from '../../../shared/templates/types';
import { post, request } from '../../api/client';
import { isProblem } from '../../api/problems';
import { adoptTemplate } from '../../api/queries';
import { Trouble } from '../../components/Trouble';
import { Sums } from './Sums';
import type { TemplateEditor } from './useTemplateDraft';

/** Saved as a new template of the bureau's own, or over the version that was opened. */
export type SaveAs = { kind: 'new' } | { kind: 'change'; id: string; version: number };

interface SaveBarProps {
  editor: TemplateEditor;
  saveAs: SaveAs;
  /** where 返回 leads */
  back: string;
}

/** The sums, what keeps the template from being saved, and the save itself. */
export function SaveBar({ editor, saveAs: first, back }: SaveBarProps) {
  const [saveAs, setSaveAs] = useState(first);
  const [, navigate] = useLocation();
  const { draft, reading } = editor;
  const { template, problems } = reading;
  const save = useMutation({
    mutationFn: (kept: IndicatorTemplate) => send(saveAs, kept),
    onSuccess(detail) {
      editor.startOver();
      adoptTemplate(detail);
      navigate(`/templates/${detail.id}`, { replace: true });
    },
  });
  const saveNow = () => {
    // The reading on the page follows the typing at a small distance; what is saved is what stands there now.
    const { template: now } = readDraft(draft);
    if (now) save.mutate(now);
  };
  const saveApart = () => {
    editor.editHead({ name: `${draft.name}（副本）` });
    setSaveAs({ kind: 'new' });
    save.reset();
  };
  const isStale = isProblem(save.error, 'template-stale');
  return (
    <div className="bottom-bar">
      {save.isError && <Trouble failure={save.error} />}
      <Sums draft={draft} problems={problems} />
      <div className="bottom-bar__row">
        {isStale ? (
          <button type="button" className="button" onClick={saveApart}>
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
          onClick={saveNow}
        >
          {save.isPending ? '正在保存……' : saveAs.kind === 'new' ? '保存为本单位模板' : '保存修改'}
        </button>
      </div>
    </div>
  );
}

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
