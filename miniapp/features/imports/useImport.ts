import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { rowsOf, type ImportOutcome, type ImportPreview } from '../../../shared/contracts/projectImports';
import { exchangeFile, upload } from '../../api/client';
import { isWorthRepeating } from '../../api/problems';
import { queryClient } from '../../api/queries';

/** A workbook that was chosen: its bytes as they were then, whatever becomes of the file on the disk. */
export interface ChosenFile {
  name: string;
  content: Blob;
}

/** Choosing a file, its preview, and the import of what is chosen of it. */
export function useImport() {
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const preview = useMutation({
    mutationFn: ({ content }: ChosenFile) => upload<ImportPreview>('api/project-imports/preview', content),
    onSuccess: (seen) => setChosen(new Set(importable(seen).map(({ number }) => number))),
  });
  const take = useMutation({
    mutationFn: ({ content }: ChosenFile) => upload<ImportOutcome>(importAddress(preview.data!, chosen), content),
    retry: (count, failure) => count < 2 && isWorthRepeating(failure),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['projects'] }),
  });
  const markedCopy = useMutation({ mutationFn: downloadMarked });
  return {
    file,
    chosen,
    setChosen,
    preview,
    take,
    markedCopy,
    async choose(picked: File) {
      take.reset();
      markedCopy.reset();
      const next = { name: picked.name, content: new Blob([await picked.arrayBuffer()]) };
      setFile(next);
      preview.mutate(next);
    },
    previewAgain() {
      take.reset();
      if (file) preview.mutate(file);
    },
    startOver() {
      setFile(null);
      preview.reset();
      take.reset();
      markedCopy.reset();
    },
  };
}

/** Projects that an import would write. */
export const importable = ({ projects }: ImportPreview) =>
  projects.filter(({ state }) => state === 'new' || state === 'changed');

function importAddress({ sha256, basis }: ImportPreview, chosen: ReadonlySet<number>): string {
  const query = new URLSearchParams({ rows: rowsOf(chosen), sha256, basis });
  return `api/project-imports?${query.toString()}`;
}

async function downloadMarked({ name, content }: ChosenFile): Promise<void> {
  const query = new URLSearchParams({ fileName: name });
  const marked = await exchangeFile(`api/project-imports/marked-copy?${query.toString()}`, content);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(marked);
  link.download = `${name.replace(/\.xlsx$/i, '')}（标注）.xlsx`;
  link.click();
  URL.revokeObjectURL(link.href);
}
