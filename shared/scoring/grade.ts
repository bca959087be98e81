import { compareDecimals } from '../decimal';
import type { Profile } from './profiles';

/**
 * 等级 of a total, as printed: the rounded figure people see decides, and a floor belongs to its grade (90.00 is 优).
 * @param total two decimals, 0–100
 * @source 财预〔2020〕10号: 优 90（含）–100, 良 80（含）–90, 中 60（含）–80, 差 60 以下
 */
export function gradeOf(total: string, profile: Profile): string {
  return profile.grades.find(({ from }) => compareDecimals(total, from) >= 0)!.grade;
}
