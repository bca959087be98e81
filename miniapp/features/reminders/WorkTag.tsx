export function WorkTag({ isWorkday }: { isWorkday: boolean }) {
  return isWorkday ? <span className="tag tag--demo">上班</span> : <span className="tag">休息</span>;
}
