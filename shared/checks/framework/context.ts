import type { FrameworkProfile } from '../../scoring/framework/profiles';
import type {
  FrameworkEvaluation,
  FrameworkRow,
  ScoredFramework,
  ScoredFrameworkRow,
} from '../../scoring/framework/types';
import type { StatedFramework, StatedFrameworkRow } from './table';

/** One row as stated, as read and as scored. */
export interface CheckedFrameworkRow {
  stated: StatedFrameworkRow;
  row: FrameworkRow;
  scored: ScoredFrameworkRow;
  /** 得分, else 平均分, as the table states it; null where blank or no number */
  statedScore: string | null;
}

/** What every check of a framework table looks at. */
export interface CheckedFramework {
  table: StatedFramework;
  profile: FrameworkProfile;
  evaluation: FrameworkEvaluation;
  scored: ScoredFramework;
  rows: CheckedFrameworkRow[];
}
