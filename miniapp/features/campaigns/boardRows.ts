import type { BoardTask } from '../../../shared/contracts/board';
import type { BoardAct } from './BoardActs';
import type { BoardAddress } from './boardFilter';

/** What the rows of the board are drawn from, as a table or as cards. */
export interface BoardRowsProps {
  campaignId: string;
  address: BoardAddress;
  tasks: BoardTask[];
  go: (changes: BoardAddress) => void;
  onAct: (act: BoardAct) => void;
}
