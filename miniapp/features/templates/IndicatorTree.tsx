import { useMemo } from 'react';
import { indicatorTree, type TreeLevel } from '../../../shared/templates/tree';
import { useWide } from '../../components/useWide';
import type { TemplateEditor } from './useTemplateDraft';
import { rowId } from './words';

/** The set as a tree with its sums and what is to be mended where; each leaf leads to its row. Folded on the phone. */
export function IndicatorTree({ editor }: { editor: TemplateEditor }) {
  const levels = useMemo(() => indicatorTree(editor.draft.indicators), [editor.draft.indicators]);
  const isWide = useWide();
  if (levels.length === 0) return null;
  const tree = <Levels levels={levels} editor={editor} />;
  if (isWide)
    return (
      <nav className="card indicator-tree" aria-label="指标树">
        {tree}
      </nav>
    );
  return (
    <details className="card indicator-tree">
      <summary className="opens">指标树（{editor.draft.indicators.length} 项）</summary>
      {tree}
    </details>
  );
}

function Levels({ levels, editor }: { levels: TreeLevel[]; editor: TemplateEditor }) {
  return (
    <ul>
      {levels.map((level) => (
        <li key={level.name}>
          <p className="indicator-tree__level">
            <b>{level.name || '未写一级指标'}</b>
            <b className="num">{level.points}</b>
          </p>
          {level.branches.map((branch) => (
            <div key={branch.name} className="indicator-tree__branch">
              <p className="indicator-tree__level muted small">
                <span>{branch.name || '未写二级指标'}</span>
                <span className="num">{branch.points}</span>
              </p>
              <ul>
                {branch.leaves.map((leaf) => (
                  <li key={leaf.index}>
                    <Leaf {...leaf} editor={editor} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

interface LeafProps {
  index: number;
  name: string;
  points: string;
  editor: TemplateEditor;
}

function Leaf({ index, name, points, editor }: LeafProps) {
  const errors = editor.reading.problems.filter((one) => one.row === index && one.severity === 'error').length;
  const notes = editor.findings.filter((one) => one.row === index).length;
  const lead = () => {
    const place = document.getElementById(rowId(index));
    place?.scrollIntoView({ block: 'start' });
    place?.focus({ preventScroll: true });
  };
  return (
    <button type="button" className="indicator-tree__leaf" onClick={lead}>
      <span>
        {name || `第 ${index + 1} 项（还没有名称）`}
        {errors > 0 && <span className="tag tag--bad">要改 {errors}</span>}
        {errors === 0 && notes > 0 && <span className="tag tag--warn">意见 {notes}</span>}
      </span>
      <span className="num">{points || '—'}</span>
    </button>
  );
}
