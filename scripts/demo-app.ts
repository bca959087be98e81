// The app of the demo as the sandbox's console would have registered it. These are no secrets: the sandbox knows nothing else.

/** Credentials the sandbox accepts, as the server's environment. */
export const demoEnvironment = {
  DINGTALK_CORP_ID: 'ding-demo-corp',
  DINGTALK_CLIENT_ID: 'ding-demo-app',
  DINGTALK_CLIENT_SECRET: 'sandbox-only-no-secret',
  DINGTALK_AGENT_ID: '1001',
  DINGTALK_ROBOT_CODE: 'ding-demo-app',
};
