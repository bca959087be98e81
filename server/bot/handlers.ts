// Which part of the bot answers which wish.
import type { Intent } from '../../shared/bot/intents';
import { bindCampaign, unbindCampaign } from './actions/bind';
import { approveOrConfirm, cancelAct, chooseShown, confirmAct } from './actions/confirm';
import { askToReturn } from './actions/decide';
import { askForExtension } from './actions/extend';
import { askToUrge } from './actions/urge';
import type { BotHandler } from './conversation';
import { answerAvailability } from './questions/availability';
import { answerExecutionRate } from './questions/executionRate';
import { answerGaps, answerLate, answerOverdueOf } from './questions/gaps';
import { answerHelp } from './questions/help';
import { answerInCharge } from './questions/inCharge';
import { answerMyTasks } from './questions/myTasks';
import { answerReminderSettings, answerUnsubscribe } from './questions/reminderSettings';
import { answerReport } from './questions/report';
import { answerScore, answerWhyLost } from './questions/score';
import { answerContact, answerGreeting, answerWhoAreYou } from './questions/smallTalk';
import { answerToApprove } from './questions/toApprove';
import { answerThanks } from './questions/thanks';
import { answerHowFar, answerInHand, answerWhere } from './questions/where';

export const handlers: Record<Intent, BotHandler> = {
  help: answerHelp,
  thanks: answerThanks,
  greeting: answerGreeting,
  'who-are-you': answerWhoAreYou,
  contact: answerContact,
  'my-tasks': answerMyTasks,
  'my-gaps': answerGaps,
  progress: answerHowFar,
  unsubmitted: answerLate,
  score: answerScore,
  'why-lost': answerWhyLost,
  where: answerWhere,
  'in-hand': answerInHand,
  'in-charge': answerInCharge,
  'same-of': answerHowFar,
  'to-approve': answerToApprove,
  overdue: answerOverdueOf,
  'execution-rate': answerExecutionRate,
  availability: answerAvailability,
  report: answerReport,
  'reminder-settings': answerReminderSettings,
  unsubscribe: answerUnsubscribe,
  urge: askToUrge,
  approve: approveOrConfirm,
  return: askToReturn,
  extend: askForExtension,
  'bind-campaign': bindCampaign,
  'unbind-campaign': unbindCampaign,
  choose: chooseShown,
  confirm: confirmAct,
  cancel: cancelAct,
};
