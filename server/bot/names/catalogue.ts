// All names of this database, kept in memory: tens of thousands are looked through faster than asked for. Built once per
// process, page by page, and kept in step by asking for what is new by the time in its id; since clocks go back and differ,
// rows are counted besides where a name was not found to the letter. What is told is read afresh (visible.ts), so an old name
// here can only be missed, never shown.
import { In, MoreThan, type DataSource, type EntityManager, type ObjectLiteral } from 'typeorm';
import { AuditEntry } from '../../audit/entities';
import { Campaign } from '../../campaigns/entities';
import { breathe } from '../../database/breathe';
import type { Database } from '../../database/database';
import { idsSince } from '../../database/ids';
import { inChunks } from '../../database/inChunks';
import { OrgUnit, Person } from '../../identity/entities';
import { Project } from '../../projects/entities';
import { keyOf, type NameEntry } from './match';
import { accountOf } from './twins';
import { Shelf } from './shelf';
import { loadSounds } from './sound';

const PAGE = 1_000;
/** Transactions end after their rows got their ids, and clocks of processes differ. */
const OVERLAP_MS = 15_000;
/** Units and people have no trail of their changes: read again after so long. */
const STAFF_MS = 300_000;
/** Rows are counted once in so long at most. */
const COUNTED_MS = 1_000;

interface Unit {
  key: string;
  path: string;
}

class Catalogue {
  private readonly units = new Map<string, Unit>();
  private readonly entries: Record<NameEntry['kind'], Shelf> = {
    project: new Shelf(),
    unit: new Shelf(),
    person: new Shelf(),
    system: new Shelf(),
    campaign: new Shelf(),
  };
  /** by the clock of the ids */
  private askedAt = 0;
  /** by the clock that never goes back, and so is the next one */
  private staffAt = 0;
  private countedAt = -COUNTED_MS;

  /** The names of one kind; a system's project may keep several. */
  of(kind: NameEntry['kind']): Omit<Shelf, 'set'> {
    return this.entries[kind];
  }

  isStaffOld(): boolean {
    return performance.now() - this.staffAt > STAFF_MS;
  }

  /** Everything, or with `since` what was made after it. */
  async readAll(read: Reader, since = ''): Promise<void> {
    this.askedAt = Date.now();
    await this.readStaff(read, since);
    await eachPage(read, Project, ['id', 'name', 'unitId', 'fiscalYear', 'systems'], since, (rows) =>
      this.addProjects(rows),
    );
    await eachPage(read, Campaign, ['id', 'name', 'fiscalYear'], since, (rows) => this.addCampaigns(rows));
  }

  async readStaff(read: Reader, since = ''): Promise<void> {
    if (since === '') this.staffAt = performance.now();
    await eachPage(read, OrgUnit, ['id', 'name', 'path', 'active'], since, (rows) => {
      for (const { id, name, path, active } of rows) {
        const unit = { key: keyOf(name), path };
        this.units.set(id, unit);
        const entry = { kind: 'unit' as const, id, key: unit.key, unitKey: unit.key, path, fiscalYear: null };
        this.entries.unit.set(id, active ? [entry] : []);
      }
    });
    await eachPage(read, Person, ['id', 'name', 'userId', 'unitId', 'title', 'active'], since, (rows) => {
      for (const { id, name, userId, unitId, title, active } of rows) {
        const { unitKey, path } = this.at(unitId);
        // Of several with one name, each is said with unit and title, and with the end of the account where these are alike.
        const around = { unitKey: unitKey + keyOf(title ?? '') + accountOf(userId), path, fiscalYear: null };
        const entry = { kind: 'person' as const, id, key: keyOf(name), ...around };
        this.entries.person.set(id, active ? [entry] : []);
      }
    });
  }

  /** What is new or was changed since it was last asked. */
  async step(db: EntityManager): Promise<void> {
    // A clock that went back gives ids below those that were asked for.
    const since = idsSince(Math.max(0, Math.min(this.askedAt, Date.now()) - OVERLAP_MS));
    const read: Reader = (work) => work(db);
    await this.readAll(read, since);
    const changed = await db.find(AuditEntry, {
      select: { subject: true, subjectId: true },
      where: { id: MoreThan(since), subject: In(['project', 'directory']) },
    });
    if (changed.some(({ subject }) => subject === 'directory')) await this.readStaff(read);
    const ids = [...new Set(changed.filter(({ subject }) => subject === 'project').map((one) => one.subjectId))];
    for (const some of inChunks(ids)) this.addProjects(await db.findBy(Project, { id: In(some) }));
  }

  /**
   * Reads everything again when there are more rows than are known: made by a clock that was behind.
   * @returns whether there is anything new
   */
  async catchUp(db: EntityManager): Promise<boolean> {
    if (performance.now() - this.countedAt < COUNTED_MS) return false;
    this.countedAt = performance.now();
    const { project, campaign, person } = this.entries;
    const isBehind =
      (await db.count(Project)) > project.size ||
      (await db.count(Campaign)) > campaign.size ||
      (await db.count(OrgUnit)) > this.units.size ||
      (await db.count(Person)) > person.size;
    if (isBehind) await this.readAll((work) => work(db));
    return isBehind;
  }

  private at(unitId: string): { unitKey: string; path: string } {
    const unit = this.units.get(unitId);
    return { unitKey: unit?.key ?? '', path: unit?.path ?? '' };
  }

  private addProjects(rows: Project[]): void {
    for (const { id, name, unitId, fiscalYear, systems } of rows) {
      const around = { id, ...this.at(unitId), fiscalYear };
      const key = keyOf(name);
      const kept = [...new Set([...systems.map(keyOf), ...(KEEPS_RUNNING.test(name) ? [key] : [])])];
      this.entries.project.set(id, [{ kind: 'project', key, ...around }]);
      this.entries.system.set(
        id,
        kept.map((system) => ({ kind: 'system' as const, key: system, ...around })),
      );
    }
  }

  private addCampaigns(rows: Campaign[]): void {
    for (const { id, name, fiscalYear } of rows)
      this.entries.campaign.set(id, [{ kind: 'campaign', id, key: keyOf(name), unitKey: '', path: null, fiscalYear }]);
  }
}

/** A project whose own name names a system. */
const KEEPS_RUNNING = /系统|平台|机房|网络|运维/u;

type Reader = <T>(work: (db: EntityManager) => Promise<T>) => Promise<T>;

async function eachPage<Row extends ObjectLiteral & { id: string }>(
  read: Reader,
  entity: new () => Row,
  columns: (keyof Row & string)[],
  since: string,
  add: (rows: Row[]) => void,
): Promise<void> {
  for (let after = since; ;) {
    const rows = await read((db) =>
      db
        .createQueryBuilder(entity, 'row')
        .select(columns.map((column) => `row.${column}`))
        .where('row.id > :after', { after })
        .orderBy('row.id')
        .limit(PAGE)
        .getMany(),
    );
    add(rows);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
    await breathe();
  }
}

const catalogues = new WeakMap<DataSource, Catalogue>();
const ready = new WeakMap<Database, Catalogue>();

async function catalogueOf(dataSource: DataSource, read: Reader): Promise<Catalogue> {
  const known = catalogues.get(dataSource);
  if (known) return known;
  await loadSounds();
  const catalogue = new Catalogue();
  await catalogue.readAll(read);
  // Whoever was quicker keeps it. Nobody waits for another's reading: on SQLite that may itself be waiting for its turn.
  if (!catalogues.has(dataSource)) catalogues.set(dataSource, catalogue);
  return catalogues.get(dataSource)!;
}

/** Reads the names, each page for itself, so that nobody waits for all of them: to be called outside a transaction. */
export async function readyNames(database: Database): Promise<void> {
  const read: Reader = (work) => database.read(work);
  const catalogue = ready.get(database) ?? (await catalogueOf(await read(async (db) => db.dataSource), read));
  ready.set(database, catalogue);
  if (catalogue.isStaffOld()) await catalogue.readStaff(read);
}

/** All names as they are now, but for those that only `catchUp` finds. */
export async function namesNow(db: EntityManager): Promise<Pick<Catalogue, 'of' | 'catchUp'>> {
  const catalogue = await catalogueOf(db.dataSource, (work) => work(db));
  await catalogue.step(db);
  return catalogue;
}
