import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TemplateSummary } from '../../../shared/contracts/templates';
import type { IndicatorTemplate } from '../../../shared/templates/types';
import { queryClient, templateQuery, templatesQuery } from '../../api/queries';
import { QueryView } from '../../components/QueryView';
import { Sheet } from '../../components/Sheet';
import { CardsSkeleton } from '../../components/Skeleton';
import { Trouble } from '../../components/Trouble';
import { pointsWords } from '../templates/words';

interface ApplySheetProps {
  open: boolean;
  onApply: (template: IndicatorTemplate) => void;
  onClose: () => void;
}

/** 套用模板: the bureau's own first, then those that ship. Nothing is saved by it. */
export function ApplySheet({ open, onApply, onClose }: ApplySheetProps) {
  const query = useQuery({ ...templatesQuery, enabled: open });
  const [failure, setFailure] = useState<unknown>(null);
  const apply = async (id: string) => {
    setFailure(null);
    await queryClient.fetchQuery(templateQuery(id)).then(onApply, setFailure);
  };
  return (
    <Sheet title="套用模板" open={open} onClose={onClose}>
      <p className="muted small">
        现有指标会换成模板的指标；同名的保留本项目的年度指标值，写着“____”的要填写。保存之前不会改动项目。
      </p>
      {failure !== null && <Trouble failure={failure} />}
      <QueryView query={query} skeleton={<CardsSkeleton />}>
        {({ templates }) => (
          <ul>
            {ofSelfEvaluation(templates).map((template) => (
              <li key={template.id} className="apply-one">
                <span>
                  <b>{template.name}</b>
                  <span className="muted small apply-one__facts">
                    {template.isOwn ? '本单位模板' : '内置模板'} · {template.indicatorCount} 项指标 ·{' '}
                    {pointsWords(template)}
                  </span>
                </span>
                <button
                  type="button"
                  className="button button--quiet"
                  aria-label={`套用“${template.name}”`}
                  onClick={() => void apply(template.id)}
                >
                  套用
                </button>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Sheet>
  );
}

const ofSelfEvaluation = (templates: TemplateSummary[]) =>
  templates
    .filter(({ kind }) => kind === 'self-evaluation')
    .sort((one, other) => Number(other.isOwn) - Number(one.isOwn));
