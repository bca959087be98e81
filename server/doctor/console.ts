// Where things are set in DingTalk's developer console, as the console names its pages.

const APP = '钉钉开发者后台（open-dev.dingtalk.com）→ 应用开发 → 企业内部应用 → 本应用';

export const consolePages = {
  credentials: `${APP} → 凭证与基础信息`,
  organisation: '钉钉开发者后台首页右上角的组织信息',
  permissions: (scope: string) => `${APP} → 权限管理 → 搜索“${scope}”→ 申请权限`,
  outbound: `${APP} → 安全设置 → 服务器出口 IP`,
  pages: `${APP} → 应用能力 → 网页应用`,
  robot: `${APP} → 应用能力 → 机器人`,
  events: `${APP} → 事件与回调`,
  scope: `${APP} → 版本管理与发布 → 可使用范围`,
  quota: '钉钉开发者后台 → 资源与用量',
} as const;
