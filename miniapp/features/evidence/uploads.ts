// The files on their way, one after the other: kept on the device first, sent, repeated until they got through.
import { queryClient } from '../../api/queries';
import { describeFailure, isProblem, isWorthRepeating, type UserMessage } from '../../api/problems';
import { forgetFile, keepFile, keptFiles, type KeptFile } from './pendingStore';
import { evidenceQuery } from './queries';
import { sendFile } from './sendFile';

export interface Pending extends KeptFile {
  /** `refused` waits for the person; the others go by themselves */
  state: 'waiting' | 'sending' | 'refused';
  sentBytes: number;
  trouble: UserMessage | null;
}

const BACK_OFF_MS = [2_000, 5_000, 15_000, 30_000, 60_000];
const NONE: Pending[] = [];

/** True when the same file may get through later without anybody changing anything. */
const goesOnLater = (failure: unknown) =>
  isWorthRepeating(failure) || isProblem(failure, 'unauthenticated') || isProblem(failure, 'upload-interrupted');

/** Of a row's files on this device: how many are on their way, and how many were not taken. */
export interface WaitingTally {
  pending: number;
  refused: number;
}

function tally(files: Pending[]): WaitingTally {
  const refused = files.filter(({ state }) => state === 'refused').length;
  return { pending: files.length - refused, refused };
}

class Uploads {
  private readonly listeners = new Set<() => void>();
  /** by the row they are for; a row's list changes only when its own files do */
  private rows = new Map<string, Pending[]>();
  private personId: string | null = null;
  private running = false;
  private failures = 0;
  private timer: number | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** How many wait for each row, and how many were refused, as text: it stays the same while bytes trickle. */
  readonly counts = (): string =>
    JSON.stringify([...this.rows].map(([indicatorId, files]) => [indicatorId, tally(files)]));

  of(indicatorId: string): Pending[] {
    return this.rows.get(indicatorId) ?? NONE;
  }

  /** Takes up what an earlier visit left on the device. Somebody else's files stay where they are. */
  async open(personId: string): Promise<void> {
    if (this.personId === personId) return;
    this.personId = personId;
    this.rows = new Map();
    for (const file of await keptFiles(personId)) {
      const { refusal = null } = file;
      this.put({ ...file, state: refusal ? 'refused' : 'waiting', sentBytes: 0, trouble: refusal });
    }
    void this.run();
  }

  async add(file: KeptFile): Promise<void> {
    this.put({ ...file, state: 'waiting', sentBytes: 0, trouble: null });
    await keepFile(file);
    void this.run();
  }

  /** Now, because the network is back or somebody asks. */
  readonly goOn = (): void => {
    this.failures = 0;
    void this.run();
  };

  again(file: Pending): void {
    this.put({ ...file, state: 'waiting', trouble: null });
    this.goOn();
  }

  drop({ id, indicatorId }: Pending): void {
    const left = this.of(indicatorId).filter((one) => one.id !== id);
    this.rows = new Map(this.rows).set(indicatorId, left.length > 0 ? left : NONE);
    void forgetFile(id);
    this.tell();
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = null;
    let goesOn = true;
    for (let file = this.next(); file && goesOn; file = this.next()) goesOn = await this.send(file);
    this.running = false;
    if (!goesOn) this.timer = window.setTimeout(() => void this.run(), this.pause());
  }

  private pause(): number {
    this.failures += 1;
    return BACK_OFF_MS[Math.min(this.failures, BACK_OFF_MS.length) - 1]!;
  }

  private next(): Pending | undefined {
    return [...this.rows.values()].flat().find(({ state }) => state !== 'refused');
  }

  /** @returns false when there is no use in trying the next one now */
  private async send(file: Pending): Promise<boolean> {
    const change = (changes: Partial<Pending>) => this.put({ ...file, ...changes }, true);
    try {
      change({ state: 'sending', trouble: null });
      await sendFile(file, (sentBytes) => change({ state: 'sending', sentBytes, trouble: null }));
      this.failures = 0;
      // Shown as arriving until the list holds it.
      await queryClient.invalidateQueries({ queryKey: evidenceQuery(file.taskId).queryKey });
      this.drop(file);
      return true;
    } catch (failure) {
      const later = goesOnLater(failure);
      const trouble = describeFailure(failure);
      const refusal = isProblem(failure, 'evidence-kind-unfit') ? trouble : undefined;
      change({ state: later ? 'waiting' : 'refused', trouble, refusal });
      if (refusal) await this.remember({ ...file, refusal });
      return !later;
    }
  }

  /** The next visit does not send it again. One that was dropped meanwhile stays forgotten. */
  private async remember(file: KeptFile): Promise<void> {
    if (this.of(file.indicatorId).some(({ id }) => id === file.id)) await keepFile(file);
  }

  /** @param onlyKnown a file that was dropped meanwhile does not come back */
  private put(file: Pending, onlyKnown = false): void {
    const row = this.of(file.indicatorId);
    const isKnown = row.some(({ id }) => id === file.id);
    if (onlyKnown && !isKnown) return;
    const changed = isKnown ? row.map((one) => (one.id === file.id ? file : one)) : [...row, file];
    this.rows = new Map(this.rows).set(file.indicatorId, changed);
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

/** One queue for the whole app. */
export const uploads = new Uploads();
