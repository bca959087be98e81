import { checkTable } from '../../shared/checks/checkTable';
import type { CheckResult } from '../../shared/checks/recomputed';
import type { StatedTable } from '../../shared/checks/table';
import type { Profile } from '../../shared/scoring/profile';
import { getProfile, listProfiles, USUAL_PROFILE } from '../../shared/scoring/profiles';
import { readTableFile } from './readTableFile';
import { UnreadableFile } from './unreadable';

const WITH_COST = 'm101-cost';

/**
 * Reads a table and checks it by a profile: the one asked for, else the one the file names or its layout belongs to, else
 * the national one, with 成本指标 where the table has them at the first level.
 *
 * @throws UnreadableFile with one sentence when the file holds no table, or nobody knows the profile
 */
export async function checkTableFile(bytes: Buffer, profile: string | null): Promise<CheckResult> {
  const table = await readTableFile(bytes);
  return checkTable(table, knownProfile(profile ?? table.profile ?? usualProfile(table)));
}

function usualProfile({ indicators }: StatedTable): string {
  return indicators.some(({ level1 }) => /^\s*成本/.test(level1.text)) ? WITH_COST : USUAL_PROFILE;
}

function knownProfile(id: string): Profile {
  try {
    return getProfile(id);
  } catch {
    const known = listProfiles().map((profile) => profile.id);
    throw new UnreadableFile(`没有评分方案“${id}”，可用：${known.join('、')}。`);
  }
}
