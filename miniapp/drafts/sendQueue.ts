// Files on their way: kept on the device until the server has them, through a lost network, a closed app and a lapsed
// session. One at a time, oldest first, and only while their owner is signed in.
import { useEffect, useSyncExternalStore } from 'react';
import { ApiProblem, describeFailure, isProblem, isWorthRepeating, type UserMessage } from '../api/problems';
import { openDeviceStore } from './deviceStore';

const RETRY_MS = [2_000, 5_000, 15_000, 30_000];

export interface QueueItem<Note> {
  id: string;
  personId: string;
  taskId: string;
  /** what the sender needs to know besides the file, e.g. the indicator and the file's name */
  note: Note;
  addedAt: string;
  /** `waiting`: sent again by itself; `refused`: only {@link SendQueue.retry} or {@link SendQueue.remove} go on */
  state: 'waiting' | 'sending' | 'refused';
  /** sent so far, 0 to 100 */
  percent: number;
  /** why it was refused */
  message: UserMessage | null;
  /** false: the device refused storage, so it is gone when the app is closed */
  keptOnDevice: boolean;
}

/**
 * Sends one file. May be called again for the same item after a failure or a restart: what it does must bear that.
 * @throws ApiProblem or Unreachable as `api/client` does
 */
export type Send<Note> = (item: QueueItem<Note>, file: Blob, onPercent: (percent: number) => void) => Promise<void>;

interface StoredFile {
  bytes: ArrayBuffer;
  type: string;
}

const store = openDeviceStore('jixiaotong-queue');

export class SendQueue<Note> {
  private readonly listeners = new Set<() => void>();
  private readonly files = new Map<string, Blob>();
  private items: QueueItem<Note>[] = [];
  private personId: string | null = null;
  private timer: number | null = null;
  private sending = false;
  private failures = 0;

  /** @param name tells this queue's items from another's on the device; never change it */
  constructor(
    private readonly name: string,
    private readonly send: Send<Note>,
  ) {}

  readonly read = (): QueueItem<Note>[] => this.items;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Goes on with what this person left on the device; what others left stays untouched. */
  async open(personId: string): Promise<void> {
    if (this.personId === personId) return this.retry();
    this.personId = personId;
    this.items = [];
    const kept = await store.entries<QueueItem<Note>>(this.noteKey(personId, ''));
    if (this.personId !== personId) return;
    const known = new Set(this.items.map((item) => item.id));
    const found = kept.map(([, item]) => item).filter((item) => !known.has(item.id));
    this.show([...found.map((item) => ({ ...item, percent: 0 })), ...this.items].sort(byAge));
    this.goOn(0);
  }

  /** Keeps a file on the device and begins to send it. */
  async add(given: { personId: string; taskId: string; note: Note; file: Blob }): Promise<QueueItem<Note>> {
    const { file, ...about } = given;
    const id = randomId();
    this.files.set(id, file);
    const item: QueueItem<Note> = {
      ...about,
      id,
      addedAt: new Date().toISOString(),
      state: 'waiting',
      percent: 0,
      message: null,
      keptOnDevice: true,
    };
    this.show([...this.items, item]);
    const bytes = await file.arrayBuffer();
    const stored: StoredFile = { bytes, type: file.type };
    // The file first: a note without its file could not be sent.
    const kept = (await store.write(this.fileKey(id), stored)) && (await this.keep(item));
    if (!kept) this.change(id, { keptOnDevice: false });
    this.goOn(0);
    return { ...item, keptOnDevice: kept };
  }

  /** Sends again now: everything, or one that was refused. */
  retry(id?: string): void {
    const refused = id && this.items.find((item) => item.id === id && item.state === 'refused');
    if (refused) this.settle(refused.id, { state: 'waiting', message: null });
    this.failures = 0;
    this.goOn(0);
  }

  /** Gives a file up. */
  async remove(id: string): Promise<void> {
    const item = this.items.find((one) => one.id === id);
    this.files.delete(id);
    this.show(this.items.filter((one) => one.id !== id));
    if (item) await store.remove([this.noteKey(item.personId, id), this.fileKey(id)]);
  }

  private goOn(afterMs: number): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.timer = null;
      void this.sendNext();
    }, afterMs);
  }

  private async sendNext(): Promise<void> {
    const next = this.items.find((item) => item.state === 'waiting' && item.personId === this.personId);
    if (!next || this.sending) return;
    this.sending = true;
    this.change(next.id, { state: 'sending' });
    try {
      await this.send(next, await this.fileOf(next), (percent) => this.change(next.id, { percent }));
      await this.remove(next.id);
      this.failures = 0;
      this.goOn(0);
    } catch (failure) {
      this.failed(next, failure);
    } finally {
      this.sending = false;
    }
  }

  private failed({ id }: QueueItem<Note>, failure: unknown): void {
    const lasts = failure instanceof ApiProblem && !isWorthRepeating(failure) && !isProblem(failure, 'unauthenticated');
    if (lasts || failure instanceof FileGone) {
      const message = failure instanceof FileGone ? failure.text : describeFailure(failure);
      this.settle(id, { state: 'refused', message });
      this.goOn(0);
      return;
    }
    this.settle(id, { state: 'waiting', percent: 0 });
    this.goOn(RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)]!);
    this.failures += 1;
  }

  private async fileOf(item: QueueItem<Note>): Promise<Blob> {
    const held = this.files.get(item.id);
    if (held) return held;
    const stored = await store.read<StoredFile>(this.fileKey(item.id));
    if (!stored) throw new FileGone();
    return new Blob([stored.bytes], { type: stored.type });
  }

  /** Changes what must outlive the app. */
  private settle(id: string, changes: Partial<QueueItem<Note>>): void {
    this.change(id, changes);
    const item = this.items.find((one) => one.id === id);
    if (item) void this.keep(item);
  }

  private change(id: string, changes: Partial<QueueItem<Note>>): void {
    this.show(this.items.map((item) => (item.id === id ? { ...item, ...changes } : item)));
  }

  private show(items: QueueItem<Note>[]): void {
    this.items = items;
    this.listeners.forEach((listener) => listener());
  }

  private keep(item: QueueItem<Note>): Promise<boolean> {
    const state = item.state === 'refused' ? 'refused' : 'waiting';
    return store.write(this.noteKey(item.personId, item.id), { ...item, state });
  }

  private readonly noteKey = (personId: string, id: string) => `note:${this.name}:${personId}:${id}`;
  private readonly fileKey = (id: string) => `file:${this.name}:${id}`;
}

/** The device threw the file away, as some do when they run short of space. */
class FileGone extends Error {
  readonly text: UserMessage = {
    title: '这份文件在本机找不到了',
    hint: '可能是手机空间不足时被系统清理，请重新选择文件。',
  };
}

const byAge = (one: { addedAt: string }, other: { addedAt: string }) => (one.addedAt < other.addedAt ? -1 : 1);

function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What waits in a queue, and goes on being sent while the page is open. */
export function useSendQueue<Note>(queue: SendQueue<Note>, personId: string): QueueItem<Note>[] {
  useEffect(() => {
    void queue.open(personId);
    const again = () => queue.retry();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [queue, personId]);
  return useSyncExternalStore(queue.subscribe, queue.read);
}
