// `npm start`: builds if needed, then runs the local DingTalk and the server side by side until stopped.
const { fork } = require('node:child_process');
const { mkdirSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const ensureBuilt = require('./ensure-built.cjs');

const root = join(__dirname, '..');
const dist = join(root, 'dist');

/** Starts a child that says `{ ready }` when it listens; rejects when it ends before. */
function startChild(file, environment) {
  const child = fork(join(dist, file), [], { env: { ...process.env, ...environment }, stdio: ['ignore', 2, 2, 'ipc'] });
  const ready = new Promise((done, failed) => {
    child.once('message', (message) => done(message.ready));
    child.once('exit', (code) => failed(new Error(`${file} 已退出（${code}），原因见上面的说明`)));
  });
  return { child, ready };
}

/** npm's shell hands no SIGTERM on: when it is gone, nobody else would stop us. */
function stopWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 500);
  watch.unref();
}

async function main() {
  if (!ensureBuilt()) {
    process.exitCode = 1;
    return;
  }
  const { demoEnvironment, demoDirectory } = require('../dist/demo-settings.cjs');
  const port = process.env.PORT || '8080';
  const sandboxPort = process.env.SANDBOX_PORT || '8090';
  const dataDirectory = resolve(process.env.DATA_DIR || join(root, 'data'));
  mkdirSync(dataDirectory, { recursive: true });
  const directoryFile = join(dataDirectory, 'sandbox-directory.json');
  writeFileSync(directoryFile, JSON.stringify(demoDirectory(), null, 2));

  const app = `http://127.0.0.1:${port}/`;
  const children = [];
  const stop = () => {
    for (const child of children) child.kill('SIGTERM');
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  stopWithNpm(stop);
  try {
    console.error('正在启动本地钉钉沙箱……');
    const sandbox = startChild('sandbox.cjs', {
      ...demoEnvironment,
      SANDBOX_PORT: sandboxPort,
      SANDBOX_DIRECTORY: directoryFile,
      APP_HOME_URL: app,
      SANDBOX_PHRASES: '我还差什么,进度,谁还没交,待我审批,执行率,财政网络运维服务费 得分,帮助',
    });
    children.push(sandbox.child);
    const sandboxOrigin = await sandbox.ready;
    console.error('正在启动绩效通服务，首次启动会装入演示数据……');
    const server = startChild('demo-server.cjs', {
      ...demoEnvironment,
      PORT: port,
      PUBLIC_BASE_URL: app,
      DATA_DIR: dataDirectory,
      DATABASE_URL: '',
      DINGTALK_API_URL: sandboxOrigin,
      DINGTALK_OAPI_URL: sandboxOrigin,
      DINGTALK_LOGIN_URL: sandboxOrigin,
      LOG_LEVEL: process.env.LOG_LEVEL || 'error',
    });
    children.push(server.child);
    const origin = await server.ready;
    for (const child of children) child.once('exit', stop);
    console.log(welcome(sandboxOrigin, origin));
  } catch (error) {
    console.error(`没有启动：${error.message}`);
    process.exitCode = 1;
    stop();
  }
}

function welcome(sandboxOrigin, origin) {
  return `
绩效通已启动。

  钉钉沙箱（先打开这个）  ${sandboxOrigin}
  绩效通服务              ${origin}

可以这样试：
  1. 打开钉钉沙箱，选“王丽”（填报人），在“工作通知”里点“开始填报”。
  2. 在手机里逐项填报，提交；再切换到“李建国”（单位负责人）和“赵敏”（复核人）审核通过。
  3. 回到“王丽”，查看得分和等级，生成并下载报告。
  4. 给机器人发“进度”“我的任务”“财政网络运维服务费 得分”。
  5. 切换到“陈静”（绩效管理员），看评价批次的进度，或发起新的批次。
  6. 在沙箱的“故障”里打开“答成功，不送达”“接口变慢”或“钉钉整体不可用”，照常填报、审核（先把几个人的手机各打开一次，
     钉钉不可用时没登录过的人登不进来）；陈静的“送达情况”随时说明每条消息到了没有。关掉故障，一两分钟内全部送到。
  7. 点沙箱右上角的时钟，“次日 9:00”或“到下一条消息”：服务跟着走，到期的提醒按日子发出，再看每个人的消息。

试用时，核实、重发的间隔缩短到几秒至一分钟；正式使用按分钟和小时。
按 Ctrl+C 停止。数据保存在数据目录，下次启动继续使用。`;
}

main();
