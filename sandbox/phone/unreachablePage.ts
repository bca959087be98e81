// Shown in the phone while the app is not running.

/** @param origin the app's; from our own configuration, so it needs no escaping */
export function unreachablePage(origin: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>应用没有响应</title>
<style>
  body { margin: 0; display: grid; place-content: center; min-height: 100vh; padding: 24px; box-sizing: border-box;
         font: 16px/1.6 system-ui, "PingFang SC", sans-serif; color: #171a1d; background: #f2f2f6; text-align: center; }
  p { color: rgba(23, 26, 29, .6); margin: 4px 0; }
</style>
<h1 style="font-size:18px">应用没有响应</h1>
<p>${origin} 还没有启动，或刚刚停了。</p>
<p>启动之后，点右上角的刷新。</p>
</html>`;
}
