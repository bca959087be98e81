// Which part of the bot answers which wish.
import type { Intent } from '../../shared/bot/intents';
import { bindCampaign, unbindCampaign } from './actions/bind';
import { approveOrConfirm, cancelAct, chooseShown, confirmAct } from './actions/confirm';
import { askToReturn } from './actions/decide';
import { askForExtension } from './actions/extend';
import { askToUrge } from './actions/urge';
import type { BotHandler } from './conversation';
import { answerAvailability } from './questions/availability';
import { answerDeadline } from './questions/deadline';
import { answerExecutionRate } from './questions/executionRate';
import { answerExport } from './questions/export';
import { answerFullPoints } from './questions/fullPoints';
import { answerGaps, answerLate, answerOverdueOf } from './questions/gaps';
import { answerHandOver } from './questions/handOver';
import { answerHelp } from './questions/help';
import { answerHowExtend } from './questions/howExtend';
import { answerHowToFill } from './questions/howToFill';
import { answerInCharge } from './questions/inCharge';
import { answerLastScore } from './questions/lastScore';
import { answerLaunch } from './questions/launch';
import { answerMaterials } from './questions/materials';
import { answerMyTasks } from './questions/myTasks';
import { answerReminderSettings, answerUnsubscribe } from './questions/reminderSettings';
import { answerReport } from './questions/report';
import { answerScore, answerWhyLost } from './questions/score';
import { answerContact, answerGreeting, answerWhoAreYou } from './questions/smallTalk';
import { answerStandIn } from './questions/standIn';
import { answerSubmit } from './questions/submit';
import { answerToApprove } from './questions/toApprove';
import { answerThanks } from './questions/thanks';
import { answerWaitingLongest } from './questions/waitingLongest';
import { answerHowFar, answerInHand, answerWhere } from './questions/where';
import { answerWhyReturned } from './questions/whyReturned';

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
  launch: answerLaunch,
  export: answerExport,
  'waiting-longest': answerWaitingLongest,
  submit: answerSubmit,
  'hand-over': answerHandOver,
  'stand-in': answerStandIn,
  deadline: answerDeadline,
  'how-extend': answerHowExtend,
  'why-returned': answerWhyReturned,
  'last-score': answerLastScore,
  'how-to-fill': answerHowToFill,
  materials: answerMaterials,
  'full-points': answerFullPoints,
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
