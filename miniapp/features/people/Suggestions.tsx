import { useMutation, useQuery } from '@tanstack/react-query';
import type { RoleSuggestion, SuggestionList } from '../../../shared/contracts/people';
import { groupBy } from '../../../shared/groupBy';
import { roleLabels } from '../../../shared/labels';
import { post } from '../../api/client';
import { queryClient } from '../../api/queries';
import { DemoTag } from '../../components/marks';
import { Trouble } from '../../components/Trouble';
import { suggestionsQuery } from './queries';

const keyOf = ({ personId, role, unitId }: RoleSuggestion) => `${personId} ${role} ${unitId}`;

/** What DingTalk's administrators and department heads make likely; nobody has a role before it is taken over here. */
export function Suggestions() {
  const { data } = useQuery(suggestionsQuery);
  const accept = useMutation({
    mutationFn: (chosen: RoleSuggestion[]) =>
      post<SuggestionList>('api/role-suggestions/acceptance', {
        suggestions: chosen.map(({ personId, role, unitId }) => ({ personId, role, unitId })),
      }),
    onSuccess: (list) => queryClient.setQueryData(suggestionsQuery.queryKey, list),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['people'] });
      void queryClient.invalidateQueries({ queryKey: suggestionsQuery.queryKey });
    },
  });
  if (!data || data.total === 0) return null;
  return (
    <details className="card suggestions">
      <summary className="suggestions__summary opens">
        <span>
          按钉钉的管理员和部门主管，建议授予 <b className="num">{data.total}</b> 个角色
        </span>
      </summary>
      {accept.isError && <Trouble failure={accept.error} />}
      {byUnit(data.suggestions).map(([unitName, ofUnit]) => (
        <section key={ofUnit[0]!.unitId} className="suggestions__unit">
          <div className="suggestions__head">
            <h3>{unitName}</h3>
            {ofUnit.length > 1 && (
              <button
                type="button"
                className="text-button"
                disabled={accept.isPending}
                onClick={() => accept.mutate(ofUnit)}
              >
                全部采纳
              </button>
            )}
          </div>
          {ofUnit.map((one) => (
            <div key={keyOf(one)} className="suggestions__one">
              <span>
                {one.personName} {one.isDemo && <DemoTag />}
                <span className="muted small person__place">{roleLabels[one.role]}</span>
              </span>
              <button
                type="button"
                className="button button--quiet"
                disabled={accept.isPending}
                aria-label={`采纳：${one.personName}任${unitName}的${roleLabels[one.role]}`}
                onClick={() => accept.mutate([one])}
              >
                采纳
              </button>
            </div>
          ))}
        </section>
      ))}
      {data.suggestions.length < data.total && (
        <p className="muted small">先列出 {data.suggestions.length} 条，采纳后显示其余的。</p>
      )}
    </details>
  );
}

function byUnit(suggestions: RoleSuggestion[]): [string, RoleSuggestion[]][] {
  return [...groupBy(suggestions, ({ unitId }) => unitId).values()].map((ofUnit) => [ofUnit[0].unitName, ofUnit]);
}
