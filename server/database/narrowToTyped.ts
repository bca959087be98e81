// Finding a name by what was typed. LIKE takes other letters for the same on each database: SQLite those of the alphabet in
// either case, MariaDB what the column's collation says. Here every character names those it is the same as.
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { alikeTo } from '../../shared/search';

/**
 * Narrows a query to the rows with `typed` in one of the columns, as `isFoundIn` has it; `%`, `_`, `*` and the like are
 * themselves.
 * @param parameter a name that no other parameter of the query has
 */
export function narrowToTyped<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  typed: string,
  parameter: string,
  ...columns: string[]
): SelectQueryBuilder<Row> {
  const isSqlite = query.dataSource.options.type === 'better-sqlite3';
  const { match, value } = matching(isSqlite, Array.from(typed.trim(), alikeTo));
  const condition = columns.map((column) => `${column} ${match(`:${parameter}`)}`).join(' OR ');
  return query.andWhere(`(${condition})`, { [parameter]: value });
}

function matching(isSqlite: boolean, characters: string[][]) {
  // Chinese is written in one way: there the quick comparison is the same.
  if (characters.every((alike) => alike.length === 1))
    return {
      match: (value: string) => `LIKE ${value} ESCAPE '!'`,
      value: `%${characters.flat().map(literal).join('')}%`,
    };
  return isSqlite
    ? { match: (value: string) => `GLOB ${value}`, value: `*${characters.map(globOf).join('')}*` }
    : { match: (value: string) => `RLIKE ${value}`, value: characters.map(patternOf).join('') };
}

const literal = (character: string) => character.replace(/[%_!]/, '!$&');

/** In a set of GLOB only its first sign may be ] or -, and ^ may not: the full-width one goes before it. */
function globOf(alike: string[]): string {
  const [first] = alike;
  return `[${(first === '^' ? [...alike].reverse() : alike).join('')}]`;
}

const patternOf = (alike: string[]) => `[${alike.map((one) => one.replace(/[\\\]^[&-]/, '\\$&')).join('')}]`;
