import type { TemplateReading } from '../../../shared/contracts/templates';
import { IndicatorTable } from './IndicatorTable';
import { kindWords } from './words';

type PlacedProblem = TemplateReading['problems'][number];

/** What a file says, with its problems by cell and by row. */
export function ImportPreview({ reading, onTake }: { reading: TemplateReading; onTake: () => void }) {
  const { draft, problems, findings } = reading;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const noteOf = (index: number) => problems.filter(({ row }) => row === index).map(({ message }) => message);
  return (
    <>
      <Problems mood="bad" title={`有 ${errors.length} 处要改正，改好才能保存`} problems={errors} />
      <Problems mood="warn" title={`有 ${warnings.length} 处要核对`} problems={warnings} />
      {problems.length === 0 && (
        <p className="notice notice--good">读到 {draft.indicators.length} 项指标，每一格都读懂了，分值也对得上。</p>
      )}
      <section className="card template-facts">
        <p>
          <span className="muted">模板名称：</span>
          {draft.name || '文件里没有，下一步填写'}
        </p>
        <p>
          <span className="muted">适用评价：</span>
          {kindWords[draft.kind]}
        </p>
        <p>
          <span className="muted">指标：</span>
          {draft.indicators.length} 项，
          {findings.length > 0 ? `质量检查有 ${findings.length} 条意见，下一步在每项旁边显示` : '质量检查没有意见'}
        </p>
        <div className="template-actions template-actions--below">
          <button type="button" className="button button--primary" onClick={onTake}>
            {errors.length > 0 ? '在页面上改正并保存' : '继续核对并保存'}
          </button>
        </div>
      </section>
      <section className="card template-table">
        <IndicatorTable rows={draft.indicators} noteOf={noteOf} />
      </section>
    </>
  );
}

function Problems({ mood, title, problems }: { mood: 'bad' | 'warn'; title: string; problems: PlacedProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <section className={`notice notice--${mood}`}>
      <h2 className="notice__title card__title">{title}</h2>
      <ul className="import-problems">
        {problems.map(({ place, message }) => (
          <li key={`${place} ${message}`}>
            <b className="num">{place}</b>
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
