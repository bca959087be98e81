import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { TaskExtension } from '../../../shared/contracts/extensions';
import { Sheet } from '../../components/Sheet';
import { taskExtensionQuery } from './queries';

// Few ask: whoever fills does not download the form.
const ExtensionSheet = lazy(() => import('./ExtensionSheet'));

interface AskForMoreTimeProps {
  taskId: string;
  className: string;
}

/** 申请延期: a quiet way to ask for more time, and how a request stands. */
export function AskForMoreTime({ taskId, className }: AskForMoreTimeProps) {
  const { data } = useQuery(taskExtensionQuery(taskId));
  const [open, setOpen] = useState(false);
  const words = data && linkWords(data);
  if (!words) return null;
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        {words}
      </button>
      <Sheet title="申请延期" open={open} onClose={() => setOpen(false)}>
        <Suspense fallback={<p className="muted">正在打开……</p>}>
          <ExtensionSheet taskId={taskId} extension={data} onDone={() => setOpen(false)} />
        </Suspense>
      </Sheet>
    </>
  );
}

function linkWords({ latest, canAsk }: TaskExtension): string | null {
  if (latest?.state === 'open') return '延期待答复';
  if (!canAsk) return null;
  return latest?.state === 'refused' ? '延期未同意' : '申请延期';
}
