// The door of `check`: a self-evaluation table first, and where the file holds none, the table of a 部门评价 or 财政评价.
import { checkFramework } from '../../shared/checks/framework/checkFramework';
import { frameworkFromJson } from '../../shared/checks/framework/fromJson';
import type { FrameworkCheckResult } from '../../shared/checks/framework/recomputed';
import type { StatedFramework } from '../../shared/checks/framework/table';
import { JsonShapeError } from '../../shared/checks/fromJson';
import type { CheckResult } from '../../shared/checks/recomputed';
import { frameworkProfiles, type FrameworkProfile } from '../../shared/scoring/framework/profiles';
import { checkTableFile } from './checkTableFile';
import { frameworkTableIn } from './frameworkTable';
import { NotSelfEvaluation, UnreadableFile, type ReadContent } from './unreadable';

/** What `check` says about one file: a self-evaluation, or an evaluation by the framework. */
export type EvaluationCheckResult = CheckResult | FrameworkCheckResult;

/**
 * Reads and checks one table of either kind.
 * @param profile id of a profile of that kind; null leaves it to the file
 * @throws UnreadableFile with one sentence when the file holds neither, or nobody knows the profile
 */
export async function checkEvaluationFile(bytes: Buffer, profile: string | null): Promise<EvaluationCheckResult> {
  try {
    return await checkTableFile(bytes, profile);
  } catch (error) {
    const framework = error instanceof NotSelfEvaluation ? frameworkIn(error.content) : null;
    if (!framework) throw error;
    return checkFramework(framework, knownProfile(profile ?? framework.profile));
  }
}

function frameworkIn(content: ReadContent): StatedFramework | null {
  if ('grids' in content) return frameworkTableIn(content.grids);
  try {
    return frameworkFromJson(content.json);
  } catch (error) {
    if (error instanceof JsonShapeError) throw new UnreadableFile(`JSON 的结构不对：${error.message}`);
    throw error;
  }
}

function knownProfile(id: string | null): FrameworkProfile {
  const profile = id === null ? frameworkProfiles[0] : frameworkProfiles.find((one) => one.id === id);
  if (profile) return profile;
  const known = frameworkProfiles.map((one) => one.id).join('、');
  throw new UnreadableFile(`部门评价、财政评价没有评分方案“${id}”，可用：${known}。`);
}
