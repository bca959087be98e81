// Pre-checks of one project: who fills, who reviews, what is asked, and whether it is in a campaign already.
import type { LaunchFacts, LaunchFinding, ProjectFacts } from './findings';
import { stepPath } from './findings';

type Rule = (project: ProjectFacts, facts: LaunchFacts) => LaunchFinding[];

const PEOPLE = { label: '去人员与角色', path: '#/people' };
const CHOICE = { label: '改选项目', path: stepPath(2) };
const openProject = ({ id }: ProjectFacts) => ({ label: '去改项目', path: `#/projects/${id}` });
const named = ({ name }: ProjectFacts) => `“${name}”`;

function finding(
  project: ProjectFacts,
  severity: LaunchFinding['severity'],
  code: string,
  [message, remedy, link]: [message: string, remedy: string, link: LaunchFinding['link']],
): LaunchFinding {
  return { code, severity, message: `${named(project)}${message}`, remedy, link, projectId: project.id };
}

const year: Rule = (project, { fiscalYear }) =>
  project.fiscalYear === fiscalYear
    ? []
    : [
        finding(project, 'error', 'other-year', [
          `是 ${project.fiscalYear} 年度的项目。`,
          '请换一个评价年度，或不选这个项目。',
          CHOICE,
        ]),
      ];

const filler: Rule = (project) => {
  const link = openProject(project);
  if (!project.filler) return [finding(project, 'error', 'no-filler', ['还没有填报人，请先指定。', '', link])];
  const { name, active, isUnreached } = project.filler;
  if (!active) return [finding(project, 'error', 'filler-left', [`的填报人${name}已离职。`, '请换一位填报人。', link])];
  if (!isUnreached) return [];
  const remedy = '请先电话告知，或换一位填报人。';
  return [finding(project, 'warning', 'filler-unreached', [`的填报人${name}最近一条通知没有送达。`, remedy, link])];
};

const reviewers: Rule = (project) =>
  project.steps
    .filter(({ holders }) => holders === 0)
    .map(({ label }) =>
      finding(project, 'error', 'no-reviewer', [
        `没有可以办理“${label}”的人。`,
        `请先给${project.unitName}授予相应的角色。`,
        PEOPLE,
      ]),
    );

const indicators: Rule = (project) =>
  project.indicatorCount === 0
    ? [finding(project, 'error', 'no-indicators', ['还没有绩效指标，请先补充。', '', openProject(project)])]
    : project.neverSubmittable.map((sentence) =>
        finding(project, 'error', 'never-submittable', [`：${sentence}`, '', openProject(project)]),
      );

/** One line for each project: the page of the project has them all. */
const quality: Rule = (project) => {
  const found = project.quality.filter(({ severity }) => severity !== 'info');
  const [first] = found;
  if (!first) return [];
  const more = found.length > 1 ? `等 ${found.length} 处` : '';
  return [
    finding(project, 'warning', 'indicator-quality', [
      `的指标写得不够好：${first.message}${more && `（${more}）`}`,
      '可以照常发起；改好后填报和评分更少争议。',
      openProject(project),
    ]),
  ];
};

const clash: Rule = (project, { fiscalYear }) =>
  project.campaigns.flatMap(({ name, fiscalYear: ofYear, isOpen }) => {
    if (ofYear === fiscalYear) return [finding(project, 'error', 'in-campaign', [`已经在“${name}”中。`, '', CHOICE])];
    if (!isOpen) return [];
    const remedy = '两个批次会同时找同一批人，请确认是否要等前一个办结。';
    return [finding(project, 'warning', 'open-elsewhere', [`还有一项任务在“${name}”中没有办结。`, remedy, CHOICE])];
  });

const RULES: readonly Rule[] = [year, filler, reviewers, indicators, clash, quality];

/** Everything there is to say about one project of a campaign. */
export const projectFindings = (project: ProjectFacts, facts: LaunchFacts): LaunchFinding[] =>
  RULES.flatMap((rule) => rule(project, facts));
