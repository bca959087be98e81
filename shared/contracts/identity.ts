import { z } from 'zod';
import { idSchema, roleSchema } from './common';

/** POST /api/sign-in with a code of dd.requestAuthCode (免登) */
export const signInSchema = z.strictObject({ code: z.string().min(1).max(200) });

/** GET /api/page-signature?url=: the page's address without the part after # */
export const pageToSignSchema = z.strictObject({ url: z.string().min(1).max(2000) });

/** All that `dd.config` needs but the names of the client APIs. */
export const pageSignatureSchema = z.object({
  agentId: z.string(),
  corpId: z.string(),
  timeStamp: z.string(),
  nonceStr: z.string(),
  signature: z.string(),
});
export type PageSignatureAnswer = z.infer<typeof pageSignatureSchema>;

/** GET /api/me, and the answer of a sign-in */
export const meSchema = z.object({
  id: idSchema,
  name: z.string(),
  title: z.string().nullable(),
  unitName: z.string().nullable(),
  isDemo: z.boolean(),
  roles: z.array(z.object({ role: roleSchema, unitId: idSchema, unitName: z.string() })),
  can: z.object({
    launchCampaign: z.boolean(),
    viewBoard: z.boolean(),
    /** 待我审核: by a role, or in somebody's place */
    review: z.boolean(),
    manageTemplates: z.boolean(),
    managePeople: z.boolean(),
    /** 送达情况 of the units the roles cover */
    viewDeliveries: z.boolean(),
    /** 审计日志 of the units the roles cover */
    readAudit: z.boolean(),
    /** whether DingTalk answers, and what it costs */
    watchDingTalk: z.boolean(),
  }),
});
export type Me = z.infer<typeof meSchema>;

/** GET /api/app-config, for anyone: what the mini-app needs before it can sign in. */
export const appConfigSchema = z.object({
  appName: z.string(),
  corpId: z.string(),
  clientId: z.string(),
  /** relative address that starts DingTalk's browser login */
  browserSignInUrl: z.string(),
  /** whose session is running; null for nobody's, so that nobody need be refused to find out, or ask twice */
  me: meSchema.nullable(),
});
export type AppConfig = z.infer<typeof appConfigSchema>;
