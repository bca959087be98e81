import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { ProjectDetail } from '../../../shared/contracts/projects';
import type { TemplateDraft } from '../../../shared/contracts/templates';
import { applyTemplate, isOpenTarget } from '../../../shared/templates/applyTemplate';
import { draftIndicator, readDraft } from '../../../shared/templates/draft';
import type { IndicatorTemplate } from '../../../shared/templates/types';
import { Message } from '../../components/Message';
import { Page } from '../../components/Page';
import { PageHead } from '../../components/PageHead';
import { ProfileField } from '../../components/ProfileField';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { Trouble } from '../../components/Trouble';
import '../campaigns/campaigns.css';
import { Sums } from '../templates/Sums';
import { IndicatorsEditor, Restored } from '../templates/TemplateEditor';
import '../templates/templates.css';
import { useTemplateDraft, type TemplateEditor } from '../templates/useTemplateDraft';
import { ApplySheet } from './ApplySheet';
import './projects.css';
import { projectQuery, useProjectChange } from './queries';

/** The indicators of a project: written here, or taken from a template with their targets filled in. */
export default function ProjectIndicatorsPage({ id }: { id: string }) {
  // What is being written must not change under the writer.
  const query = useQuery({ ...projectQuery(id), refetchOnWindowFocus: false, refetchOnReconnect: false });
  return (
    <Page title="绩效指标" wide withBar>
      <PageHead title="绩效指标" back={{ href: `#/projects/${id}`, label: query.data?.name ?? '项目' }} />
      <QueryView query={query} skeleton={<CardsSkeleton />}>
        {(project) =>
          !query.isFetchedAfterMount ? (
            <CardsSkeleton />
          ) : project.lockedBy ? (
            <Message
              mood="calm"
              title="这个项目不能再改"
              hint={`已在评价批次“${project.lockedBy.name}”里，任务用的是下达时的副本。`}
            >
              <a className="button button--primary button--block" href={`#/projects/${id}`}>
                返回项目
              </a>
            </Message>
          ) : (
            <Editor key={project.version} project={project} />
          )
        }
      </QueryView>
    </Page>
  );
}

function Editor({ project }: { project: ProjectDetail }) {
  const initial = useMemo(() => draftOfProject(project), [project]);
  const editor = useTemplateDraft(`project ${project.id} ${project.version}`, initial);
  const [isApplying, setApplying] = useState(false);
  const apply = (template: IndicatorTemplate) => {
    editor.replaceRows(applyTemplate(editor.draft.indicators, template));
    if (template.profileId) editor.editHead({ profileId: template.profileId });
    setApplying(false);
  };
  return (
    <>
      {editor.isRestored && <Restored onStartOver={editor.startOver} />}
      <section className="card project-indicators-head">
        <ProfileField value={editor.draft.profileId} onChange={(profileId) => editor.editHead({ profileId })} />
        <button type="button" className="button button--quiet" onClick={() => setApplying(true)}>
          套用模板
        </button>
      </section>
      <IndicatorsEditor editor={editor} />
      <ApplySheet open={isApplying} onApply={apply} onClose={() => setApplying(false)} />
      <SaveBar project={project} editor={editor} />
    </>
  );
}

/** The name and source are those of a template; here they only let the same rules read the rows. */
function draftOfProject({ id, version, name, profileId, indicators }: ProjectDetail): TemplateDraft {
  return {
    id,
    version: String(version),
    name: name.slice(0, 100),
    source: '',
    kind: 'self-evaluation',
    profileId,
    indicators: indicators.map((row) => draftIndicator(row, false)),
  };
}

function SaveBar({ project, editor }: { project: ProjectDetail; editor: TemplateEditor }) {
  const [, navigate] = useLocation();
  const change = useProjectChange(project, () => {
    editor.startOver();
    navigate(`/projects/${project.id}`, { replace: true });
  });
  const { draft, reading } = editor;
  const open = draft.indicators.filter(({ target }) => isOpenTarget(target)).length;
  const save = () => {
    const { template } = readDraft(draft);
    if (template) change.mutate({ indicators: template.indicators });
  };
  return (
    <div className="bottom-bar">
      {change.isError && <Trouble failure={change.error} />}
      <Sums draft={draft} problems={reading.problems} />
      {open > 0 && <p className="why-not">还有 {open} 项没有填写年度指标值，填好才能保存。</p>}
      <div className="bottom-bar__row">
        <a className="button" href={`#/projects/${project.id}`}>
          返回
        </a>
        <button
          type="button"
          className="button button--primary"
          disabled={reading.template === null || open > 0 || change.isPending}
          onClick={save}
        >
          {change.isPending ? '正在保存……' : '保存指标'}
        </button>
      </div>
    </div>
  );
}
