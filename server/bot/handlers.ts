// Which part of the bot answers which wish.
import type { Intent } from '../../shared/bot/intents';
import { bindCampaign, unbindCampaign } from './actions/bind';
import { cancelAct, chooseShown, confirmAct } from './actions/confirm';
import { askToApprove, askToReturn } from './actions/decide';
import { askForExtension } from './actions/extend';
import { askToUrge } from './actions/urge';
import type { BotHandler } from './conversation';
import { answerAvailability } from './questions/availability';
import { answerExecutionRate } from './questions/executionRate';
import { answerHelp } from './questions/help';
import { answerMyGaps } from './questions/myGaps';
import { answerMyTasks } from './questions/myTasks';
import { answerOverdue, answerUnsubmitted } from './questions/outstanding';
import { answerProgress } from './questions/progress';
import { answerReminderSettings, answerUnsubscribe } from './questions/reminderSettings';
import { answerReport } from './questions/report';
import { answerScore, answerWhyLost } from './questions/score';
import { answerToApprove } from './questions/toApprove';
import { answerThanks } from './questions/thanks';
import { answerWhere } from './questions/where';

export const handlers: Record<Intent, BotHandler> = {
  help: answerHelp,
  thanks: answerThanks,
  'my-tasks': answerMyTasks,
  'my-gaps': answerMyGaps,
  progress: answerProgress,
  unsubmitted: answerUnsubmitted,
  score: answerScore,
  'why-lost': answerWhyLost,
  where: answerWhere,
  'to-approve': answerToApprove,
  overdue: answerOverdue,
  'execution-rate': answerExecutionRate,
  availability: answerAvailability,
  report: answerReport,
  'reminder-settings': answerReminderSettings,
  unsubscribe: answerUnsubscribe,
  urge: askToUrge,
  approve: askToApprove,
  return: askToReturn,
  extend: askForExtension,
  'bind-campaign': bindCampaign,
  'unbind-campaign': unbindCampaign,
  choose: chooseShown,
  confirm: confirmAct,
  cancel: cancelAct,
};
