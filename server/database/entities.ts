import { ApprovalMirror, OaForm } from '../approvals/entities';
import { AuditEntry } from '../audit/entities';
import { CalendarExceptionRow } from '../calendar/entities';
import { Campaign } from '../campaigns/entities';
import { DirectoryRun } from '../directory/entities';
import { DecisionToken } from '../decisions/entities';
import { EvidenceUpload } from '../evidence/entities';
import { IdempotencyKey } from '../http/entities';
import { OrgUnit, Person, PersonRole, Session, UnitHead } from '../identity/entities';
import { Launch } from '../launches/entities';
import { ProcessedEvent } from '../inbox/entities';
import { ReviewWay } from '../notifications/entities';
import { OutboxMessage } from '../outbox/entities';
import { Indicator, Project, ProjectFunds } from '../projects/entities';
import { ApiUsage } from '../quota/entities';
import { CampaignReminders, DigestCampaign, Reminder, ReminderDigest, ReminderSettings } from '../reminders/entities';
import { Report, ReportTemplate } from '../reports/entities';
import { Review, ReviewUndo, ReviewView, Submission } from '../reviews/entities';
import { DingTalkSecret } from '../secrets/entities';
import { Evidence, IndicatorResult, Task } from '../tasks/entities';
import { Template } from '../templates/entities';
import { Urge } from '../urges/entities';

/** Every table of the product. */
export const entities = [
  OrgUnit,
  Person,
  PersonRole,
  Session,
  UnitHead,
  DirectoryRun,
  Project,
  ProjectFunds,
  Indicator,
  Template,
  Campaign,
  Launch,
  Task,
  IndicatorResult,
  Evidence,
  EvidenceUpload,
  Review,
  ReviewUndo,
  ReviewView,
  Submission,
  Reminder,
  ReminderDigest,
  DigestCampaign,
  CampaignReminders,
  ReminderSettings,
  CalendarExceptionRow,
  Urge,
  AuditEntry,
  OutboxMessage,
  ProcessedEvent,
  DecisionToken,
  ReviewWay,
  IdempotencyKey,
  ApiUsage,
  DingTalkSecret,
  Report,
  ReportTemplate,
  OaForm,
  ApprovalMirror,
];
