/** What reviewers write most: the button in short, the sentence in full. */
const PHRASES = [
  { short: '没写数据来源', sentence: '请写明数据从哪里来，例如台账或验收单。' },
  { short: '与资料不一致', sentence: '完成值与台账或验收资料不一致，请核对。' },
  { short: '原因不具体', sentence: '偏差原因不具体，请写明情况。' },
  { short: '措施不可操作', sentence: '改进措施不可操作，请细化。' },
  { short: '数值或单位有误', sentence: '数值或单位有误，请核对。' },
];

/** One tap puts the sentence in, and it can be changed. */
export function Phrases({ onPick }: { onPick: (sentence: string) => void }) {
  return (
    <div className="phrases">
      {PHRASES.map(({ short, sentence }) => (
        <button key={short} type="button" className="phrases__one" onClick={() => onPick(sentence)}>
          {short}
        </button>
      ))}
    </div>
  );
}
