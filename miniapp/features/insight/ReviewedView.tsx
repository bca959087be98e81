import type { CampaignReviewed } from '../../../shared/contracts/insight';

/** 自评与审核: what the review changed, and which scores are still missing for a comparison. */
export function ReviewedView({ reviewed }: { reviewed: CampaignReviewed }) {
  return (
    <>
      <section className="notice">
        <p className="notice__title">还没有评价专家评分和抽查复核评分</p>
        <p className="small">
          这两种评分目前不在系统里填写，所以不能与自评分比较。下面比较的是同一项任务首次提交的自评分和审核后办结的得分。
        </p>
      </section>
      <Changes reviewed={reviewed} />
    </>
  );
}

function Changes({ reviewed }: { reviewed: CampaignReviewed }) {
  const { compared, changes } = reviewed;
  if (compared === 0)
    return (
      <section className="card empty">
        <p>还没有办结的任务，没有可以比较的得分。</p>
        <p className="muted small">任务办结后，这里列出审核前后得分不同的项目。</p>
      </section>
    );
  return (
    <section className="card">
      <h2 className="card__title">{sentenceOf(reviewed)}</h2>
      {changes.length > 0 && (
        <table className="table chart-table">
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col" className="table__number">
                首次自评
              </th>
              <th scope="col" className="table__number">
                审核后
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ taskId, projectName, unitName, first, final, change }) => (
              <tr key={taskId}>
                <th scope="row">
                  <a href={`#/tasks/${taskId}`}>{projectName}</a>
                  <p className="muted small">{unitName}</p>
                </th>
                <td className="table__number num">{first}</td>
                <td className="table__number num">
                  {final}
                  <p className="muted small">{signed(change)}</p>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function sentenceOf({ compared, lowered, raised, unchanged, meanChange }: CampaignReviewed): string {
  if (unchanged === compared) return `已办结的 ${compared} 项审核前后得分都一样`;
  const parts = [lowered > 0 && `${lowered} 项降低`, raised > 0 && `${raised} 项提高`].filter(Boolean);
  return `已办结的 ${compared} 项中，审核后 ${parts.join('、')}，平均变化 ${signed(meanChange!)} 分`;
}

const signed = (change: string) => (change.startsWith('-') ? change.replace('-', '−') : `+${change}`);
