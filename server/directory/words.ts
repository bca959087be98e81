/** Written into a department's or person's name by whoever sets up a demo; such rows are marked 演示数据 everywhere. */
const DEMO_MARK = /（演示）$/;

/** A name of DingTalk's directory as we keep it: without the demo's mark, and never longer than its column. */
export function nameOf(written: string, longest: number): { name: string; isDemo: boolean } {
  const name = [...written.replace(DEMO_MARK, '')].slice(0, longest).join('');
  return { name, isDemo: DEMO_MARK.test(written) };
}
