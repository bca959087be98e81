import type { ImportOutcome, ImportPreview } from '../../../shared/contracts/projectImports';
import { describeFailure, isProblem, isWorthRepeating } from '../../api/problems';
import { NotForYou } from '../../components/NotForYou';
import { Page } from '../../components/Page';
import { PageHead, PageSentence } from '../../components/PageHead';
import { CardsSkeleton } from '../../components/Skeleton';
import { Message } from '../../components/Message';
import { Trouble } from '../../components/Trouble';
import { useMe } from '../identity/me';
import '../campaigns/campaigns.css';
import '../campaigns/launch.css';
import { FilePicker } from './FilePicker';
import './imports.css';
import { ProblemList } from './ProblemList';
import { ProjectRows } from './ProjectRows';
import { useImport } from './useImport';

/** 导入项目: choose a workbook, see what would happen and where it is wrong, import all or some of it. */
export default function ImportPage() {
  const mayImport = useMe().can.launchCampaign;
  const work = useImport();
  const { preview, take } = work;
  const seen = preview.data;
  if (take.data) return <Done outcome={take.data} onAgain={work.startOver} />;
  return (
    <Page title="导入项目" wide withBar={seen !== undefined}>
      <PageHead title="导入项目、资金和绩效指标" back={{ href: '#/projects', label: '项目库' }}>
        <PageSentence>
          先预览，再导入。已有的项目会更新，已在评价批次里的项目不会改动。也可以直接选择官方的绩效自评表、绩效目标表。
        </PageSentence>
        {mayImport && (
          <a className="text-button" href="api/project-imports/template" download="项目导入模板.xlsx">
            下载导入模板
          </a>
        )}
      </PageHead>
      {mayImport ? <Steps work={work} /> : <NotForYou>导入项目由绩效管理员办理。</NotForYou>}
      {seen && <Bar seen={seen} work={work} />}
    </Page>
  );
}

type Work = ReturnType<typeof useImport>;

function Steps({ work }: { work: Work }) {
  const { file, preview } = work;
  return (
    <>
      <FilePicker current={file?.name ?? null} onChoose={(picked) => void work.choose(picked)} />
      <div aria-live="polite">
        {preview.isPending && (
          <>
            <p className="import-reading">正在读取并核对……</p>
            <CardsSkeleton cards={2} />
          </>
        )}
        {preview.isError && <Unreadable failure={preview.error} retry={work.previewAgain} />}
        {preview.data && <Summary seen={preview.data} />}
      </div>
      {preview.data && (
        <div className="import-view">
          <ProjectRows preview={preview.data} chosen={work.chosen} onChange={work.setChosen} />
          <ProblemList preview={preview.data} />
        </div>
      )}
    </>
  );
}

/** What is wrong with the file, or with the way to the server; the way to another file stands above it. */
function Unreadable({ failure, retry }: { failure: unknown; retry: () => void }) {
  const { title, hint } = describeFailure(failure);
  return (
    <section className="notice notice--bad import-summary" role="alert">
      <p className="notice__title">{title}</p>
      <p>{hint}</p>
      {isWorthRepeating(failure) && (
        <div className="notice__actions">
          <button type="button" className="button" onClick={retry}>
            重试
          </button>
        </div>
      )}
    </section>
  );
}

function Summary({ seen: { counts } }: { seen: ImportPreview }) {
  const parts = [
    counts.new > 0 && `新增 ${counts.new} 个`,
    counts.changed > 0 && `有变化 ${counts.changed} 个`,
    counts.unchanged > 0 && `相同 ${counts.unchanged} 个`,
    counts.locked > 0 && `已在批次里、不改动 ${counts.locked} 个`,
    counts.error > 0 && `有错误 ${counts.error} 个`,
  ].filter(Boolean);
  const mood = counts.errors > 0 ? ' notice--bad' : counts.warnings > 0 ? ' notice--warn' : ' notice--good';
  return (
    <section className={`notice import-summary${mood}`}>
      <p className="notice__title">
        读到 {counts.projects} 个项目：{parts.join('，')}
      </p>
      <p>{adviceFor(counts)}</p>
    </section>
  );
}

function adviceFor(counts: ImportPreview['counts']): string {
  const isWorthImporting = counts.new + counts.changed > 0;
  if (counts.errors === 0) return isWorthImporting ? '没有错误，可以导入。' : '没有需要导入的内容。';
  const meanwhile = isWorthImporting ? '没有错误的项目可以先导入' : '其余项目没有需要导入的内容';
  return `${counts.errors} 处错误已标在下面，改正后重新选择文件${counts.projects > counts.error ? `；${meanwhile}` : ''}。`;
}

function Bar({ seen, work }: { seen: ImportPreview; work: Work }) {
  const { file, chosen, take, markedCopy } = work;
  const hasProblems = seen.problems.length > 0;
  return (
    <div className="bottom-bar">
      {take.isError && <Trouble failure={take.error} />}
      {isProblem(take.error, 'import-ground-shifted') && (
        <button type="button" className="text-button" onClick={work.previewAgain}>
          重新预览
        </button>
      )}
      {markedCopy.isError && <Trouble failure={markedCopy.error} />}
      <div className="bottom-bar__row">
        {hasProblems && (
          <button
            type="button"
            className="button"
            disabled={markedCopy.isPending}
            onClick={() => file && markedCopy.mutate(file)}
          >
            {markedCopy.isPending ? '正在标注……' : '下载标注的文件'}
          </button>
        )}
        <button
          type="button"
          className="button button--primary"
          disabled={chosen.size === 0 || take.isPending}
          onClick={() => file && take.mutate(file)}
        >
          {take.isPending ? '正在导入……' : `导入 ${chosen.size} 个项目`}
        </button>
      </div>
      {chosen.size === 0 && <p className="why-not">请至少选择一个可以导入的项目。</p>}
    </div>
  );
}

function Done({ outcome, onAgain }: { outcome: ImportOutcome; onAgain: () => void }) {
  const year = outcome.fiscalYears.at(-1);
  const parts = [
    outcome.created > 0 && `新增 ${outcome.created} 个项目`,
    outcome.changed > 0 && `更新 ${outcome.changed} 个项目`,
  ].filter(Boolean);
  return (
    <Page title="导入项目">
      <Message
        mood="good"
        title="已导入"
        hint={`${parts.join('，') || '内容与系统里的相同，没有需要写入的'}。每个项目的变化都已留痕。`}
      >
        <a className="button button--primary button--block" href={`#/campaigns/new${year ? `/${year}` : ''}`}>
          发起评价批次
        </a>
        <button type="button" className="button button--block" onClick={onAgain}>
          继续导入
        </button>
      </Message>
    </Page>
  );
}
