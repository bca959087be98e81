import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TemplateReading } from '../../../shared/contracts/templates';
import { upload } from '../../api/client';
import { templateQuery } from '../../api/queries';
import { Page } from '../../components/Page';
import { PageHead, PageSentence } from '../../components/PageHead';
import { Trouble } from '../../components/Trouble';
import '../campaigns/campaigns.css';
import { ImportPreview } from './ImportPreview';
import type { SaveAs } from './SaveBar';
import { TemplateEditor } from './TemplateEditor';
import './templates.css';

/**
 * 导入 Excel: a file is read and shown with its problems, then goes on to be edited. Nothing is saved before that.
 * @param into the bureau's own template whose rows are to be replaced; null for a new one
 */
export default function TemplateImportPage({ into }: { into: string | null }) {
  const target = useQuery({ ...templateQuery(into ?? ''), enabled: into !== null });
  const [isTaken, setTaken] = useState(false);
  const reading = useMutation({ mutationFn: (file: File) => upload<TemplateReading>('api/templates/reading', file) });
  const fileName = reading.variables?.name ?? '';
  const back = into === null ? '#/templates' : `#/templates/${into}`;
  const saveAs: SaveAs =
    into !== null && target.data?.rowVersion
      ? { kind: 'change', id: into, version: target.data.rowVersion }
      : { kind: 'new' };
  const name = target.data?.name;
  return (
    <Page title="导入 Excel" wide withBar={isTaken}>
      <PageHead
        title={<>{name ? `导入 Excel，替换“${name}”的指标` : '导入 Excel'}</>}
        back={{ href: back, label: name ?? '指标体系' }}
      >
        {!isTaken && (
          <PageSentence>先预览，核对无误后再保存。下载任意一个模板的 Excel，就是可以导入的格式。</PageSentence>
        )}
      </PageHead>
      {!isTaken && (
        <section className="card file-card">
          <label className="button button--primary file-button">
            {reading.isPending ? '正在读取……' : reading.data ? '换一个文件' : '选择 Excel 文件'}
            <input
              type="file"
              className="visually-hidden"
              accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              disabled={reading.isPending}
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                // The same file, mended meanwhile, may be chosen again.
                event.target.value = '';
                if (file) reading.mutate(file);
              }}
            />
          </label>
          <span className="muted file-button__name" role="status">
            {fileName || '还没有选择文件（.xlsx，不超过 2 MB）'}
          </span>
          {reading.isError && <Trouble failure={reading.error} />}
        </section>
      )}
      {reading.data && !isTaken && <ImportPreview reading={reading.data} onTake={() => setTaken(true)} />}
      {reading.data && isTaken && (
        <TemplateEditor
          draftKey={`import ${into ?? ''} ${fileName} ${reading.submittedAt}`}
          initial={name ? { ...reading.data.draft, name } : reading.data.draft}
          saveAs={saveAs}
          back={back}
        />
      )}
    </Page>
  );
}
