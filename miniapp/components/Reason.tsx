/** A reason or measure as filled; nothing when there is none. */
export function Reason({ label, text }: { label: string; text: string | null }) {
  if (!text) return null;
  return (
    <p className="reason">
      <span className="muted">{label}：</span>
      {text}
    </p>
  );
}
