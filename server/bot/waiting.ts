// What the bot keeps of a talk: what it waits for, and what it talks about.
import type { Intent } from '../../shared/bot/intents';
import type { UrgeSelection } from '../urges/plan';

/** One thing that was shown with a number before it. */
export interface Choice {
  /** the whole sentence that choosing it says, such as 财政网络运维服务费 得分 */
  say: string;
  /** the task it shows, for “同意 2” and “退回 2”; null where nothing can be decided */
  taskId: string | null;
}

/** A group as DingTalk names it. */
export interface Group {
  /** openConversationId */
  id: string;
  title: string;
}

/** An act that was shown and is not done yet. `reason: null` of a return or an extension: it is asked for. */
export type Act =
  | { act: 'urge'; what: string; parts: UrgedPart[] }
  | { act: 'approve'; tokenHash: string }
  | { act: 'return'; tokenHash: string; reason: string | null }
  | { act: 'bind'; campaignId: string; group: Group }
  | { act: 'unbind'; group: Group }
  | { act: 'extend'; taskId: string; wantedDay: string; reason: string | null };

/** What is urged about in one campaign. */
export interface UrgedPart {
  campaignId: string;
  selection: UrgeSelection;
}

/** What was answered last, for whoever goes on without its name. */
export interface Subject {
  /** what was asked of it */
  intent: Intent;
  kind: 'project' | 'unit' | 'person' | 'campaign';
  id: string;
  /** the one task that was told of; null where it was more than one, or none */
  taskId: string | null;
}

export type Waiting = { choices: Choice[] } | { about: Subject } | Act;
