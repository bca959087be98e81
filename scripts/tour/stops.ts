// Every page of the mini-app as somebody opens it. What looks at all pages (the pictures of docs/ui.md, the count of
// hindrances, the test for them) goes through this list; pages of the navigation are in it by themselves.
import type { Page } from 'playwright-core';
import type { Me } from '../../shared/contracts/identity';
import { managingPagesOf } from '../../miniapp/navigation';
import { cast } from '../demo-data/directory';
import type { Place } from './place';

export interface Stop {
  /** names the picture's file */
  name: string;
  /** what the page is, in Chinese */
  title: string;
  userId: string;
  /** behind the `#` */
  path: string;
  /** for managing: looked at on a wide screen too */
  managing: boolean;
  /** what is done on the page before it is looked at */
  act?: (page: Page) => Promise<void>;
}

type Opened = Omit<Stop, 'managing' | 'userId'>;

/** @param me 绩效管理员, who may open every page for managing */
export function stopsOf(place: Place, me: Me): Stop[] {
  return [...fillingStops(place), ...reviewingStops(place), ...managingStops(place, me)];
}

function fillingStops({ tasks }: Place): Stop[] {
  const { fresh, returned, submitted, completed } = tasks;
  const of = (userId: string, stop: Opened): Stop => ({ userId, managing: false, ...stop });
  const form = `/tasks/${fresh.id}`;
  return [
    of(fresh.userId, { name: 'home-filler', title: '我的任务（填报人）', path: '/' }),
    of(returned.userId, { name: 'home-returned', title: '我的任务（有退回）', path: '/' }),
    of(fresh.userId, { name: 'fill', title: '填报', path: form }),
    of(fresh.userId, { name: 'fill-why', title: '填报：为什么是这个分', path: form, act: openReason }),
    of(fresh.userId, { name: 'fill-index', title: '填报：目录', path: form, act: openIndex }),
    of(fresh.userId, { name: 'fill-check', title: '提交前检查', path: `${form}/check` }),
    of(returned.userId, { name: 'fill-returned', title: '填报（退回后）', path: `/tasks/${returned.id}` }),
    of(submitted.userId, { name: 'receipt', title: '回执', path: `/tasks/${submitted.id}/submitted` }),
    of(submitted.userId, { name: 'result-in-review', title: '审核中的自评', path: `/tasks/${submitted.id}` }),
    of(completed.userId, { name: 'result', title: '结果', path: `/tasks/${completed.id}` }),
    of(fresh.userId, { name: 'reminders', title: '提醒设置', path: '/reminders', act: openQuiet }),
    of(fresh.userId, { name: 'no-such-page', title: '没有的页面', path: '/nowhere' }),
    of(fresh.userId, {
      name: 'no-such-task',
      title: '打不开的任务',
      path: '/tasks/00000000-0000-7000-8000-000000000000',
    }),
  ];
}

function reviewingStops({ tasks: { toReview } }: Place): Stop[] {
  const { userId, id } = toReview;
  return [
    { userId, managing: true, name: 'home-lead', title: '我的任务（单位负责人）', path: '/' },
    { userId, managing: true, name: 'reviews-lead', title: '待我审核（单位负责人）', path: '/reviews' },
    { userId, managing: true, name: 'review', title: '审核', path: `/tasks/${id}` },
    { userId, managing: true, name: 'review-return', title: '审核：退回', path: `/tasks/${id}/return` },
  ];
}

function managingStops({ tasks, campaignId, projectId, templateId }: Place, me: Me): Stop[] {
  const stops: Opened[] = [
    { name: 'home-admin', title: '我的任务（绩效管理员）', path: '/' },
    ...managingPagesOf(me).map(({ to, name }) => ({ name: nameOf(to), title: name, path: to })),
    { name: 'board', title: '批次看板', path: `/campaigns/${campaignId}` },
    { name: 'reminders-plan', title: '提醒安排', path: `/campaigns/${campaignId}/reminders`, act: openPolicy },
    { name: 'reminders-sent', title: '提醒安排：已经告诉谁', path: `/campaigns/${campaignId}/reminders/sent` },
    { name: 'dashboard', title: '看板：一个批次', path: `/insight/${campaignId}` },
    { name: 'xray', title: '批次体检', path: `/insight/${campaignId}/xray` },
    { name: 'xray-wording', title: '批次体检：指标写法', path: `/insight/${campaignId}/xray/wording` },
    { name: 'xray-reviewed', title: '批次体检：自评与审核', path: `/insight/${campaignId}/xray/reviewed` },
    { name: 'launch', title: '发起评价批次', path: '/campaigns/new' },
    { name: 'task-admin', title: '任务（绩效管理员）', path: `/tasks/${tasks.submitted.id}` },
    { name: 'project', title: '一个项目', path: `/projects/${projectId}` },
    { name: 'project-indicators', title: '项目的绩效指标', path: `/projects/${projectId}/indicators` },
    { name: 'projects-import', title: '导入项目', path: '/projects/import' },
    { name: 'profiles', title: '评分方案', path: '/profiles' },
    { name: 'template', title: '一套指标体系', path: `/templates/${templateId}` },
    { name: 'template-copy', title: '编辑指标体系', path: `/templates/${templateId}/copy` },
    { name: 'template-import', title: '导入指标体系', path: '/templates/import' },
    { name: 'person', title: '人员：一个人', path: '/people', act: openPerson },
  ];
  return stops.map((stop) => ({ userId: cast.admin, managing: true, ...stop }));
}

const nameOf = (path: string) => path.slice(1).replaceAll('/', '-');

const openReason = async (page: Page) => {
  await page
    .getByRole('button', { name: /为什么/ })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
};

/** On a wide screen the index stands beside the form. */
const openIndex = async (page: Page) => {
  const index = page.getByRole('button', { name: /看目录/ });
  if (!(await index.isVisible())) return;
  await index.click();
  await page.getByRole('dialog').waitFor();
};

const openPerson = async (page: Page) => {
  await page.getByRole('button', { name: /王丽/ }).first().click();
  await page.getByRole('dialog').waitFor();
};

const openQuiet = async (page: Page) => {
  await page.getByText('设免打扰时间').click();
  await page.getByLabel('免打扰到').waitFor();
};

const openPolicy = async (page: Page) => {
  await page.getByRole('button', { name: '修改' }).click();
  await page.getByLabel('几点提醒').waitFor();
};
