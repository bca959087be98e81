import { Identity20261123000100 } from './20261123000100-identity';
import { Projects20261123000200 } from './20261123000200-projects';
import { Tasks20261123000300 } from './20261123000300-tasks';
import { Messages20261123000400 } from './20261123000400-messages';
import { Reports20261123000500 } from './20261123000500-reports';
import { IndicatorRules20261126000100 } from './20261126000100-indicator-rules';
import { Templates20261126000600 } from './20261126000600-templates';
import { ExactNames20261126000700 } from './20261126000700-exact-names';
import { Delivery20261126000800 } from './20261126000800-delivery';
import { DingtalkUsage20261126010000 } from './20261126010000-dingtalk-usage';
import { OutboxLanes20261126020000 } from './20261126020000-outbox-lanes';
import { OneQueueIndex20261126020100 } from './20261126020100-one-queue-index';
import { NoClaimIndex20261126020200 } from './20261126020200-no-claim-index';
import { Incoming20261126040000 } from './20261126040000-incoming';
import { Directory20261126050000 } from './20261126050000-directory';
import { Approvals20261126060000 } from './20261126060000-approvals';
import { Deliveries20261126070000 } from './20261126070000-deliveries';
import { ReviewWay20261126080000 } from './20261126080000-review-way';
import { Fill20261127010000 } from './20261127010000-fill';
import { Evidence20261127030000 } from './20261127030000-evidence';
import { Reviews20261127040000 } from './20261127040000-reviews';
import { Board20261127050000 } from './20261127050000-board';
import { Launch20261127060000 } from './20261127060000-launch';
import { BotActs20261127090000 } from './20261127090000-bot-acts';
import { BotNames20261127070000 } from './20261127070000-bot-names';
import { ReminderPolicies20261127100000 } from './20261127100000-reminder-policies';
import { MoneyAndQueue20261128010000 } from './20261128010000-money-and-queue';
import { DigestTasks20261128030000 } from './20261128030000-digest-tasks';
import { Deductions20261128040000 } from './20261128040000-deductions';
import { Bot20261129010000 } from './20261129010000-bot';

/** In order. A migration that has been released is never edited; a later one corrects it. */
export const migrations = [
  Identity20261123000100,
  Projects20261123000200,
  Tasks20261123000300,
  Messages20261123000400,
  Reports20261123000500,
  IndicatorRules20261126000100,
  Templates20261126000600,
  ExactNames20261126000700,
  Delivery20261126000800,
  DingtalkUsage20261126010000,
  OutboxLanes20261126020000,
  OneQueueIndex20261126020100,
  NoClaimIndex20261126020200,
  Incoming20261126040000,
  Directory20261126050000,
  Approvals20261126060000,
  Deliveries20261126070000,
  ReviewWay20261126080000,
  Fill20261127010000,
  Evidence20261127030000,
  Reviews20261127040000,
  Board20261127050000,
  Launch20261127060000,
  BotNames20261127070000,
  BotActs20261127090000,
  ReminderPolicies20261127100000,
  MoneyAndQueue20261128010000,
  DigestTasks20261128030000,
  Deductions20261128040000,
  Bot20261129010000,
];
