// The draft of one open task: every keystroke to the device at once, to the server within two seconds, one request at a
// time, repeated until it got through. Edits leave the device only when the server's answer holds them.
import type { StaleVersionDetails } from '../../shared/contracts/problem';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { get, request } from '../api/client';
import {
  ApiProblem,
  describeFailure,
  isProblem,
  isWorthRepeating,
  Unreachable,
  type UserMessage,
} from '../api/problems';
import {
  mergeEdits,
  sameValue,
  serverValue,
  toSaveInput,
  withCompanions,
  type Conflict,
  type Edits,
  type FieldValue,
} from './fields';
import { writeDraft, type LocalDraft } from './localDrafts';

const SAVE_AFTER_MS = 1_200;
const BACK_OFF_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

export type SaveStatus =
  | { kind: 'saved'; at: string | null }
  | { kind: 'saving' }
  /** kept on the device only and sent again by itself */
  | { kind: 'waiting'; offline: boolean }
  /** kept on the device only until the user does something */
  | { kind: 'refused'; message: UserMessage; signedOut: boolean };

export interface DraftState {
  /** the server's sheet as last heard */
  detail: TaskDetail;
  /** typed and not yet known to be stored */
  edits: Edits;
  /** stored, but still shown as typed: the server trims text, and a field must not change under the cursor */
  settled: Edits;
  status: SaveStatus;
  conflicts: Conflict[];
  changedBy: string | null;
  /** false when the device refuses storage */
  keptOnDevice: boolean;
}

export class DraftSession {
  private readonly listeners = new Set<() => void>();
  private timer: number | null = null;
  private running: Promise<void> | null = null;
  private failures = 0;
  private state: DraftState;

  constructor(
    private readonly key: string,
    detail: TaskDetail,
    local: LocalDraft | null,
    private readonly onStored: (detail: TaskDetail) => void,
  ) {
    const merged = mergeEdits(local?.edits ?? {}, detail);
    this.state = {
      detail,
      edits: merged.edits,
      settled: {},
      conflicts: merged.conflicts,
      changedBy: null,
      status: { kind: 'saved', at: detail.savedAt },
      keptOnDevice: true,
    };
    this.schedule(0);
  }

  readonly read = (): DraftState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  edit(changes: Record<string, FieldValue>): void {
    const edits = { ...this.state.edits };
    for (const [path, value] of Object.entries(changes)) {
      const base = edits[path]?.base ?? serverValue(this.state.detail, path);
      edits[path] = { value, base };
    }
    this.update({ edits });
    this.keepOnDevice();
    this.schedule(SAVE_AFTER_MS);
  }

  /** The user chose, for every conflict, which side stands. */
  resolve(keepMine: (path: string) => boolean): void {
    const edits = { ...this.state.edits };
    for (const { path, yours, theirs } of this.state.conflicts) {
      if (keepMine(path)) edits[path] = { value: edits[path]?.value ?? yours, base: theirs };
      else for (const dropped of withCompanions(path)) delete edits[dropped];
    }
    this.update({ edits, conflicts: [], changedBy: null });
    this.keepOnDevice();
    this.schedule(0);
  }

  /** The server's sheet heard from elsewhere: a refetch, or the answer of a decision. */
  adopt(detail: TaskDetail): void {
    if (detail.version <= this.state.detail.version) return;
    const merged = mergeEdits(this.state.edits, detail);
    this.update({ detail, settled: {}, ...merged });
    this.keepOnDevice();
  }

  /** Gives up what only this device holds, when the task no longer takes it. */
  discard(): void {
    this.update({ edits: {}, conflicts: [], status: { kind: 'saved', at: this.state.detail.savedAt } });
    this.keepOnDevice();
  }

  /** Stores everything now. @returns whether the server holds all that was typed */
  async flush(keepalive = false): Promise<boolean> {
    this.cancelTimer();
    while (this.running) await this.running;
    if (this.hasWork()) await this.run(keepalive);
    return Object.keys(this.state.edits).length === 0 && this.state.conflicts.length === 0;
  }

  readonly retryNow = (): void => {
    if (this.hasWork()) this.schedule(0);
  };

  private hasWork(): boolean {
    const { edits, conflicts, detail } = this.state;
    return Object.keys(edits).length > 0 && conflicts.length === 0 && detail.can.save;
  }

  private schedule(afterMs: number): void {
    if (!this.hasWork() || (this.timer !== null && afterMs > 0)) return;
    this.cancelTimer();
    this.timer = window.setTimeout(() => {
      this.timer = null;
      if (!this.running) void this.run(false);
    }, afterMs);
  }

  private cancelTimer(): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = null;
  }

  private run(keepalive: boolean): Promise<void> {
    this.running = this.save(keepalive).finally(() => {
      this.running = null;
      if (this.failures === 0) this.schedule(SAVE_AFTER_MS);
    });
    return this.running;
  }

  private async save(keepalive: boolean): Promise<void> {
    const { detail, edits: sent } = this.state;
    this.update({ status: { kind: 'saving' } });
    try {
      const body = toSaveInput(detail, sent);
      this.stored(await request<TaskDetail>('PUT', `api/tasks/${detail.id}/draft`, { body, keepalive }), sent);
    } catch (failure) {
      await this.failed(failure);
    }
  }

  private stored(detail: TaskDetail, sent: Edits): void {
    const edits: Edits = {};
    const settled = { ...this.state.settled, ...sent };
    for (const [path, edit] of Object.entries(this.state.edits)) {
      if (sent[path]?.value !== edit.value) edits[path] = { value: edit.value, base: serverValue(detail, path) };
    }
    this.failures = 0;
    this.update({ detail, edits, settled, status: { kind: 'saved', at: detail.savedAt } });
    this.keepOnDevice();
    this.onStored(detail);
  }

  private async failed(failure: unknown): Promise<void> {
    this.failures += 1;
    if (isProblem(failure, 'stale-version')) return this.catchUp(failure);
    if (isWorthRepeating(failure)) {
      this.update({ status: { kind: 'waiting', offline: failure instanceof Unreachable } });
      this.schedule(BACK_OFF_MS[Math.min(this.failures, BACK_OFF_MS.length) - 1]!);
      return;
    }
    const signedOut = isProblem(failure, 'unauthenticated');
    this.update({ status: { kind: 'refused', message: describeFailure(failure), signedOut } });
    if (failure instanceof ApiProblem && failure.status === 409) await this.hearServer();
  }

  /** Somebody else stored a newer sheet: take it over, keep what does not clash, ask about the rest. */
  private async catchUp(problem: ApiProblem): Promise<void> {
    const details = problem.body.details as unknown as StaleVersionDetails | undefined;
    await this.hearServer();
    this.failures = 0;
    this.update({ changedBy: details?.changedBy ?? null, status: { kind: 'saved', at: this.state.detail.savedAt } });
  }

  private async hearServer(): Promise<void> {
    try {
      const detail = await get<TaskDetail>(`api/tasks/${this.state.detail.id}`);
      this.adopt(detail);
      this.onStored(detail);
    } catch {
      this.schedule(BACK_OFF_MS[0]!);
    }
  }

  private keepOnDevice(): void {
    const { edits } = this.state;
    const draft = Object.keys(edits).length > 0 ? { edits, editedAt: new Date().toISOString() } : null;
    void writeDraft(this.key, draft).then((keptOnDevice) => {
      if (keptOnDevice !== this.state.keptOnDevice) this.update({ keptOnDevice });
    });
  }

  private update(change: Partial<DraftState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

/** What the fields show: typed values first, stored or not. */
export function shownEdits(state: DraftState): Edits {
  const still = Object.entries(state.settled).filter(([path, edit]) =>
    sameValue(path, edit.value, serverValue(state.detail, path)),
  );
  return { ...Object.fromEntries(still), ...state.edits };
}
