const PHRASES = [
  '缺少佐证材料，请补充。',
  '完成值与佐证材料不一致，请核对。',
  '偏差原因不具体，请写明情况。',
  '改进措施不可操作，请细化。',
  '数值或单位有误，请核对。',
];

/** What reviewers write most; one tap puts it in, and it can be changed. */
export function Phrases({ onPick }: { onPick: (phrase: string) => void }) {
  return (
    <div className="phrases">
      {PHRASES.map((phrase) => (
        <button key={phrase} type="button" className="phrases__one" onClick={() => onPick(phrase)}>
          {phrase.slice(0, -1)}
        </button>
      ))}
    </div>
  );
}
