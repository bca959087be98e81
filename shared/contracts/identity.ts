import { z } from 'zod';
import { idSchema, roleSchema } from './common';

/** GET /api/app-config, for anyone: what the mini-app needs before it can sign in. */
export const appConfigSchema = z.object({
  appName: z.string(),
  corpId: z.string(),
  clientId: z.string(),
  /** relative address that starts DingTalk's browser login */
  browserSignInUrl: z.string(),
  /** whether the asker has a running session, so that nobody need be refused to find out */
  signedIn: z.boolean(),
});
export type AppConfig = z.infer<typeof appConfigSchema>;

/** POST /api/sign-in with a code of dd.requestAuthCode (免登) */
export const signInSchema = z.strictObject({ code: z.string().min(1).max(200) });

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
    manageTemplates: z.boolean(),
    managePeople: z.boolean(),
  }),
});
export type Me = z.infer<typeof meSchema>;
