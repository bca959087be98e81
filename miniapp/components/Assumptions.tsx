import { AssumedTag } from './marks';

/** What the demo takes for granted about a project; nothing for real ones. */
export function Assumptions({ sentences }: { sentences: string[] }) {
  if (sentences.length === 0) return null;
  return (
    <details className="card assumptions">
      <summary className="assumptions__summary opens">
        <AssumedTag /> 这份自评有 {sentences.length} 处是演示用的假设
      </summary>
      <ul className="bullets">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
