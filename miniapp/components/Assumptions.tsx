import { AssumedTag } from './marks';

/** What the demo takes for granted about a project; nothing for real ones. */
export function Assumptions({ sentences }: { sentences: string[] }) {
  if (sentences.length === 0) return null;
  return (
    <details className="card assumptions">
      <summary className="assumptions__summary opens">
        <AssumedTag /> 关于这个项目的 {sentences.length} 条说明
      </summary>
      <ul className="bullets">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
