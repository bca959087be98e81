// The draft of an open task: every keystroke to the device at once, to the server within two seconds, one request at a
// time, repeated until it got through. Edits leave the device only when the server's answer holds them.
import { replaceEqualDeep } from '@tanstack/react-query';
import type { StaleVersionDetails } from '../../shared/contracts/problem';
import type { SaveDraftInput } from '../../shared/contracts/drafts';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { get, request } from '../api/client';
import { ApiProblem, describeFailure, isProblem, isWorthRepeating, Unreachable } from '../api/problems';
import { firstBatch, sendable, without, type DraftState } from './draftState';
import {
  markSent,
  mergeEdits,
  refusedFields,
  serverValue,
  toSaveInput,
  withCompanions,
  type Edits,
  type FieldPath,
  type FieldValue,
} from './fields';
import { forgetEdits, keepEdits, type LocalDraft } from './localDrafts';

const SAVE_AFTER_MS = 800;
const BACK_OFF_MS = [2_000, 4_000, 8_000, 15_000, 30_000];
const SIGN_IN_AGAIN_MS = 30_000;

/** Told every sheet the server answers with; resolves when the device remembers it. */
export type OnStored = (detail: TaskDetail) => Promise<void>;

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
    private readonly onStored: OnStored,
  ) {
    const typed = local?.edits ?? {};
    const merged = mergeEdits(typed, detail);
    this.state = {
      detail,
      ...merged,
      settled: {},
      changedBy: null,
      status: { kind: 'saved', at: detail.savedAt },
      refused: {},
      keptOnDevice: true,
    };
    void forgetEdits(key, without(typed, merged.edits));
    this.schedule(0);
  }

  readonly read = (): DraftState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  edit(changes: Record<string, FieldValue>): void {
    const edited: Edits = {};
    for (const [path, value] of Object.entries(changes)) {
      const before = this.state.edits[path] ?? { base: serverValue(this.state.detail, path) };
      edited[path] = { ...before, value };
    }
    this.keepOnDevice(edited);
    const conflicts = this.state.conflicts.map((conflict) => {
      const edit = edited[conflict.path];
      return edit ? { ...conflict, yours: edit.value } : conflict;
    });
    this.update({ edits: { ...this.state.edits, ...edited }, conflicts });
    this.schedule(SAVE_AFTER_MS);
  }

  /** The user chose, for every conflict, which side stands. */
  resolve(keepMine: (path: string) => boolean): void {
    const edits = { ...this.state.edits };
    for (const { path, yours, theirs } of this.state.conflicts) {
      if (keepMine(path)) edits[path] = { value: edits[path]?.value ?? yours, base: theirs };
      else for (const dropped of withCompanions(path)) delete edits[dropped];
    }
    this.replaceEdits(edits, { conflicts: [], changedBy: null });
    this.schedule(0);
  }

  /** The server's sheet heard from elsewhere: a refetch, or the answer of a decision. */
  adopt(detail: TaskDetail): void {
    const known = this.state.detail;
    if (detail === known || detail.version < known.version) return;
    const { edits, conflicts } = mergeEdits(this.state.edits, detail);
    const settled = detail.version > known.version ? {} : this.state.settled;
    this.replaceEdits(edits, { detail, settled, conflicts });
    this.schedule(SAVE_AFTER_MS);
  }

  /** Gives up what only this device holds: everything, or the fields named. */
  discard(paths: FieldPath[] = Object.keys(this.state.edits)): void {
    const edits = { ...this.state.edits };
    for (const path of paths) delete edits[path];
    const conflicts = this.state.conflicts.filter(({ path }) => edits[path]);
    this.replaceEdits(edits, { conflicts, status: { kind: 'saved', at: this.state.detail.savedAt } });
  }

  /** Stores everything now. @returns whether the server holds all that was typed */
  async flush(keepalive = false): Promise<boolean> {
    this.cancelTimer();
    while (this.running) await this.running;
    while (this.hasWork()) {
      const before = this.failures;
      await this.run(keepalive);
      if (this.failures > before) break;
    }
    return Object.keys(this.state.edits).length === 0;
  }

  readonly retryNow = (): void => this.schedule(0);

  private hasWork(): boolean {
    return this.state.detail.can.save && Object.keys(sendable(this.state)).length > 0;
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
    const { detail, edits } = this.state;
    const sent = markSent(firstBatch(sendable(this.state)));
    const body = toSaveInput(detail, sent);
    this.update({ edits: { ...edits, ...sent }, status: { kind: 'saving' } });
    this.keepOnDevice(sent);
    let answer: TaskDetail;
    try {
      answer = await request<TaskDetail>('PUT', `api/tasks/${detail.id}/draft`, { body, keepalive });
    } catch (failure) {
      return this.failed(failure, body);
    }
    await this.stored(answer, sent);
  }

  private async stored(detail: TaskDetail, sent: Edits): Promise<void> {
    const before = this.state.edits;
    // Others may have changed other fields meanwhile: the answer holds theirs too.
    const { edits, conflicts } = mergeEdits(without(before, sent), detail);
    for (const [path, { value }] of Object.entries(before))
      if (sent[path] && sent[path].value !== value) edits[path] = { value, base: serverValue(detail, path) };
    this.failures = 0;
    const settled = { ...this.state.settled, ...sent };
    this.update({ detail, edits, conflicts, settled, status: { kind: 'saved', at: detail.savedAt } });
    // The answer first: when the app is opened without a network, one of the two has to be there.
    await this.onStored(detail);
    await this.followOnDevice(before, edits);
  }

  private async failed(failure: unknown, body: SaveDraftInput): Promise<void> {
    if (isProblem(failure, 'stale-version')) return this.catchUp(failure);
    if (failure instanceof ApiProblem && (await this.setAside(failure, body))) return;
    this.failures += 1;
    if (isWorthRepeating(failure)) {
      this.update({ status: { kind: 'waiting', offline: failure instanceof Unreachable } });
      this.schedule(BACK_OFF_MS[Math.min(this.failures, BACK_OFF_MS.length) - 1]!);
      return;
    }
    const signedOut = isProblem(failure, 'unauthenticated');
    this.update({ status: { kind: 'refused', message: describeFailure(failure), signedOut } });
    if (signedOut) this.schedule(SIGN_IN_AGAIN_MS);
    if (failure instanceof ApiProblem && failure.status === 409) await this.hearServer();
  }

  /** Fields that do not fit, or belong to an accepted row, keep only themselves from being stored. @returns whether any is named */
  private async setAside(
    { body: { code, message, field, issues } }: ApiProblem,
    sent: SaveDraftInput,
  ): Promise<boolean> {
    const locked = code === 'row-locked';
    if (!locked && code !== 'invalid-input') return false;
    const named = refusedFields(sent, issues ?? (field ? [{ field, message }] : []));
    if (named.size === 0) return false;
    const refused = { ...this.state.refused, ...Object.fromEntries(named) };
    this.update({ refused, status: { kind: 'saved', at: this.state.detail.savedAt } });
    if (locked) await this.hearServer();
    return true;
  }

  /** Somebody else changed the same field: take the sheet over, keep what does not clash, ask about the rest. */
  private async catchUp(problem: ApiProblem): Promise<void> {
    const details = problem.body.details as unknown as StaleVersionDetails | undefined;
    this.failures = (await this.hearServer()) ? 0 : this.failures + 1;
    this.update({ changedBy: details?.changedBy ?? null, status: { kind: 'saved', at: this.state.detail.savedAt } });
  }

  private async hearServer(): Promise<boolean> {
    try {
      const detail = await get<TaskDetail>(`api/tasks/${this.state.detail.id}`);
      this.adopt(detail);
      await this.onStored(detail);
      return true;
    } catch {
      this.schedule(BACK_OFF_MS[0]!);
      return false;
    }
  }

  /** Other edits take the place of those there are; the device follows. */
  private replaceEdits(edits: Edits, rest: Partial<DraftState>): void {
    const before = this.state.edits;
    this.update({ edits, ...rest });
    void this.followOnDevice(before, edits);
  }

  private followOnDevice(before: Edits, edits: Edits): Promise<void> {
    const rebased = Object.entries(edits).filter(([path, edit]) => before[path]?.base !== edit.base);
    if (rebased.length > 0) this.keepOnDevice(Object.fromEntries(rebased));
    return forgetEdits(this.key, without(before, edits));
  }

  private keepOnDevice(edits: Edits): void {
    void keepEdits(this.key, edits).then((keptOnDevice) => {
      if (keptOnDevice !== this.state.keptOnDevice) this.update({ keptOnDevice });
    });
  }

  private update(change: Partial<DraftState>): void {
    const next = { ...this.state, ...change };
    // Rows that came back as they were stay the same objects, so that their cards need not be drawn again.
    this.state = { ...next, detail: replaceEqualDeep(this.state.detail, next.detail) };
    this.listeners.forEach((listener) => listener());
  }
}
